"""AdvisorBot: what it listens to, what it keeps, and how it starts and stops."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord.ext import commands

from bot.advice.questions.conversations import Conversations
from bot.client.address import follow_gateway, install_url
from bot.client.daily_jobs import DailyJobs
from bot.client.desk import AdvisorDesk
from bot.client.failures import FAILURES
from bot.client.guild_presence import GuildPresence
from bot.client.limit_counts import counted
from bot.client.questions import QuestionDesk
from bot.client.rate_limits import limit_trace
from bot.client.registration import register_if_changed
from bot.client.tips.delivery import TipDelivery
from bot.client.tips.desk import ClientTipsDesk
from bot.client.tips.events import TipEvents
from bot.client.tree import AdvisorTree
from bot.client.watching import end
from bot.cogs import EXTENSIONS
from bot.views.errands import ERRANDS
from bot.views.press_table import PRESSES
from bot.views.presses import take_press

if TYPE_CHECKING:
    from bot.client.services import Services

log = structlog.get_logger(__name__)

_PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)


def lean_intents() -> discord.Intents:
    """Return what the bot listens to: nothing privileged, nothing that it does not answer."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class AdvisorBot(commands.AutoShardedBot):
    """The client; owns the desk and the services, and closes them."""

    def __init__(
        self,
        services: Services,
        *,
        shard_count: int | None = None,
        shard_ids: list[int] | None = None,
        registers_commands: bool = True,
        custom_api: bool = False,
        delivers_tips: bool = False,
        offers_test_cadence: bool = False,
    ) -> None:
        """Prepare everything that needs no connection; tips are delivered once it is ready."""
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice here
        super().__init__(
            command_prefix=commands.when_mentioned,  # the library wants one; no command uses it
            help_command=None,
            intents=lean_intents(),
            tree_cls=AdvisorTree,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=discord.app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
            shard_ids=shard_ids,  # pyright: ignore[reportArgumentType] -- None means all, as the docs say
            http_trace=counted(limit_trace(), services.watcher),
        )
        self.services = services
        self.advisor = services.advisor
        self.office = services.office
        self.errands = ERRANDS
        self.desk = AdvisorDesk(services)
        self.questions = QuestionDesk(services, self.desk, Conversations(services.clock))
        self.tip_delivery = TipDelivery(self, services)
        self.tips_desk = ClientTipsDesk(self.tip_delivery, services)
        self.offers_test_cadence = offers_test_cadence
        self._tip_events = TipEvents(self.tip_delivery, services)
        self.presence = GuildPresence(self, services)
        self.daily_jobs = DailyJobs(
            services.clock,
            (self.presence.purge, services.office.log.run_daily),
            services.fleet.leadership,
        )
        self._delivers_tips = delivers_tips
        self.identify_lanes = 1
        """How many shards Discord lets identify at the same time."""
        self._registers_commands = registers_commands
        self._registering: asyncio.Task[None] | None = None
        self._getting_ready: asyncio.Task[Any] | None = None
        self._is_ending = False
        self._custom_api = custom_api

    async def setup_hook(self) -> None:
        """Load the cogs, and register commands that have changed."""
        if self._custom_api:
            await follow_gateway(self.http)
        self._tip_events.listen(self)
        self.presence.listen()
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        if self._registers_commands:
            await self._begin_to_register()

    async def register_commands(self) -> bool:
        """Register the commands with Discord if they differ; return whether they did."""
        return await register_if_changed(self.tree)

    async def _begin_to_register(self) -> None:
        """Register the commands before connecting, or whenever this process comes to lead."""
        registering = asyncio.create_task(self._register_or_go_on(), name="registration")
        self._registering = registering
        if self.services.fleet.leadership.is_held:
            await registering

    async def _register_or_go_on(self) -> None:
        """Register the commands; if that fails, those that Discord has serve on."""
        await self.services.fleet.leadership.wait()
        try:
            await self.register_commands()
        except FAILURES as error:
            log.warning("commands not registered", reason=str(error))

    async def on_ready(self) -> None:
        """Log that the bot is there, and begin to serve; this event may come many times."""
        if self._is_ending:
            return
        self._getting_ready = asyncio.current_task()
        user = self.user.name if self.user else "?"
        log.info("ready", user=user, guilds=len(self.guilds), shards=self.shard_count)
        if self.application_id is not None:
            log.info("add it to a server", link=install_url(self.application_id))
        await self.services.fleet.handover.take_over()
        await self.presence.reconcile()
        self.daily_jobs.start()  # after the servers are compared: one that is back is not erased
        if self._delivers_tips:
            self.tip_delivery.start()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer presses on cards and forms; commands are the tree's business."""
        if interaction.type not in _PRESSES:
            return
        if await self.services.fleet.handover.is_ours(interaction.id):
            await take_press(interaction, PRESSES)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], _: Any
    ) -> None:
        """Count a command that was answered; the tree counts those that were not."""
        end(interaction, self.services.watcher)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for the turn of this process among those that share the bot's identifies."""
        turns = self.services.fleet.turns
        if turns is None:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await turns.take((shard_id or 0) % self.identify_lanes)

    def is_connected(self) -> bool:
        """Tell whether all shards of this process have a live connection."""
        shards = self.shards.values()
        return self.is_ready() and bool(shards) and not any(s.is_closed() for s in shards)

    async def on_message(self, message: discord.Message, /) -> None:
        """Take no prefix commands: questions in messages are the questions cog's business."""

    async def close(self) -> None:
        """Stop everything that this client owns."""
        self._is_ending = True
        for task in (self._registering, self._getting_ready):
            if task is not None:
                task.cancel()
        self._tip_events.close()
        await self.daily_jobs.stop()
        await self.tip_delivery.stop()
        # At once: a database that hangs while it is closed must not keep the bot at Discord.
        await asyncio.gather(self.services.close(), super().close())
