"""AdvisorBot: what it listens to, what it keeps, and how it starts and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog
from discord.ext import commands

from bot.client.address import follow_gateway
from bot.advice.conversations import Conversations
from bot.client.desk import AdvisorDesk
from bot.client.questions import QuestionDesk
from bot.client.failures import FAILURES
from bot.client.rate_limits import limit_trace
from bot.client.registration import register_if_changed
from bot.client.tip_delivery import TipDelivery
from bot.client.tip_events import TipEvents
from bot.client.tips_desk import ClientTipsDesk
from bot.client.tree import AdvisorTree
from bot.cogs import EXTENSIONS
from bot.views.errands import ERRANDS
from bot.views.items import DYNAMIC_ITEMS
from bot.views.office_items import OFFICE_ITEMS
from bot.views.subscription_items import SUBSCRIPTION_ITEMS
from bot.views.tip_card import HelpfulButton

if TYPE_CHECKING:
    from bot.client.services import Services

log = structlog.get_logger(__name__)


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
        super().__init__(
            command_prefix=commands.when_mentioned,  # required by the library; there are no such commands
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
            shard_ids=shard_ids,
            http_trace=limit_trace(),
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
        self._delivers_tips = delivers_tips
        self._registers_commands = registers_commands
        self._custom_api = custom_api

    async def setup_hook(self) -> None:
        """Load the cogs, take up old buttons, and register commands that have changed."""
        if self._custom_api:
            await follow_gateway(self.http)
        self.add_dynamic_items(*DYNAMIC_ITEMS, *SUBSCRIPTION_ITEMS, *OFFICE_ITEMS, HelpfulButton)
        self._tip_events.listen(self)
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        if self._registers_commands:
            await self._register_or_go_on()

    async def register_commands(self) -> bool:
        """Register the commands with Discord if they differ; return whether they did."""
        return await register_if_changed(self.tree)

    async def _register_or_go_on(self) -> None:
        """Register the commands; if that fails, those that Discord has serve on."""
        try:
            await self.register_commands()
        except FAILURES as error:
            log.warning("commands not registered", reason=str(error))

    async def on_ready(self) -> None:
        """Log that the bot is there; this event may come many times."""
        user = self.user.name if self.user else "?"
        log.info("ready", user=user, guilds=len(self.guilds), shards=self.shard_count)
        if self._delivers_tips:
            self.tip_delivery.start()

    async def on_message(self, message: discord.Message, /) -> None:
        """Take no prefix commands: questions in messages are the questions cog's business."""

    async def close(self) -> None:
        """Stop everything that this client owns."""
        self._tip_events.close()
        await self.tip_delivery.stop()
        await self.services.close()
        await super().close()
