"""What tests of the office share: stores at hand, people who gain and lose rights, sent cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord.actors
import simcord.interactions
from discord import ui

from bot.app import build_services
from bot.client import AdvisorBot
from bot.client.clock import DiscordClock
from bot.domain.own_answers import OwnAnswerText
from bot.domain.recognition import Band, Intent, Recognition, Slots
from bot.storage.stores import Stores, memory_stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.own_answers import OwnAnswer
    from bot.views.sheet import Sheet
    from tests.cogs.conftest import InstantCharts


class UnderstandsNothing:
    """Takes the place of the recognizer, which takes seconds to learn."""

    def recognize(self, question: str, _previous: object = None) -> Recognition:
        return Recognition(
            question, Intent.OUT_OF_SCOPE, Slots(), 0.1, Intent.BOT_HELP, Band.REFUSE
        )


@pytest.fixture
def stores() -> Stores:
    return memory_stores(DiscordClock())


@pytest.fixture
async def make_bot(
    knowledge: KnowledgeBase, stores: Stores, charts: InstantCharts
) -> AsyncIterator[Callable[[], AdvisorBot]]:
    bots: list[AdvisorBot] = []

    def make() -> AdvisorBot:
        services = build_services(
            knowledge,
            stores,
            DiscordClock(),
            charts,  # pyright: ignore[reportArgumentType] -- a stand-in
            UnderstandsNothing(),  # pyright: ignore[reportArgumentType] -- a stand-in
            contact="privacy@example.org",
        )
        bots.append(AdvisorBot(services, shard_count=1))
        return bots[-1]

    yield make
    for bot in bots:
        await bot.close()


@pytest.fixture
def settings_of(stores: Stores, guild: Any) -> Callable[[], Awaitable[Any]]:
    async def read() -> Any:
        return await stores.settings.get(guild.id)

    return read


@pytest.fixture
def other_admin(simcord_env: Any, guild: Any) -> Any:
    role = guild.create_role("Moderator", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("Grace"), roles=[role])


@pytest.fixture
def take_rights(simcord_env: Any, guild: Any) -> Callable[[Any], None]:
    """Takes every role from a member."""

    def take(member: Any) -> None:
        backend = simcord_env.backend
        for role_id in list(backend.get_guild(guild.id).members[member.id].role_ids):
            backend.remove_member_role(guild.id, member.id, role_id)

    return take


@pytest.fixture
def open_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets anybody run any command anywhere, as overrides in a server's integrations can."""
    monkeypatch.setattr(simcord.actors, "_check_command_access", lambda *_: None)


@pytest.fixture
def bring_along(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes all that follows come from the app as a user installed it, without the bot there."""

    def switch() -> None:
        original = simcord.interactions.base_payload

        def payload(*args: Any, **options: Any) -> Any:
            record, built = original(*args, **options)
            built["authorizing_integration_owners"] = {"1": str(options["user_id"])}
            return record, built

        monkeypatch.setattr(simcord.interactions, "base_payload", payload)

    return switch


@pytest.fixture
def post(simcord_env: Any) -> Callable[..., Awaitable[discord.Message]]:
    """Has the bot post a card with given items, as if somebody else's could be pressed."""

    async def send(channel: Any, *items: ui.Item[Any]) -> discord.Message:
        view = ui.LayoutView(timeout=None)
        for item in items:
            view.add_item(ui.ActionRow(item))
        view.stop()
        place = simcord_env.bot.get_partial_messageable(channel.id)
        return await place.send(view=view)

    return send


@pytest.fixture
def add_answer(stores: Stores, guild: Any) -> Callable[..., Awaitable[OwnAnswer]]:
    async def add(question: str, answer: str = "Thursday.", **fields: Any) -> OwnAnswer:
        return await stores.answers.add(guild.id, OwnAnswerText(question, answer, **fields))

    return add


@pytest.fixture
def answers_of(stores: Stores, guild: Any) -> Callable[[], Awaitable[Any]]:
    async def read() -> Any:
        return await stores.answers.of_guild(guild.id)

    return read


def components_of(sheet: Sheet) -> int:
    """Return how many components Discord would count."""
    return sum(1 for _ in sheet.walk_children())
