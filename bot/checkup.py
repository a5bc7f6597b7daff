"""All checks of an installation in one go, for `career-advisor doctor`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.client.address import point_at
from bot.client.checkup import DiscordCheckup
from bot.domain.findings import broken
from bot.errors import ConfigurationError
from bot.knowledge import cache
from bot.knowledge.load import find_folder
from bot.ops.checkup import look_at_folder, look_at_knowledge, look_at_time_zones
from bot.storage.checkup import look_at_database

if TYPE_CHECKING:
    from bot.domain.findings import Finding
    from bot.settings import Settings

_DISCORD_SECONDS = 30.0


async def examine(settings: Settings) -> list[Finding]:
    """Return what was found, in the order in which an operator would mend it."""
    caches = settings.cache_dir or cache.default_folder()
    return [
        *await _discord(settings),
        *await look_at_database(settings.database_url),
        *look_at_knowledge(find_folder(settings.knowledge_dir)),
        *look_at_time_zones(),
        *look_at_folder("cache", caches, "every start takes a second longer"),
        *look_at_folder("data", settings.data_dir, "a crash loop is not slowed down"),
    ]


async def _discord(settings: Settings) -> list[Finding]:
    try:
        settings.require_token()
    except ConfigurationError as error:
        return [broken("token", str(error), "Put the right one into .env.")]
    point_at(settings.discord_api_url)
    try:
        async with asyncio.timeout(_DISCORD_SECONDS):
            return await DiscordCheckup(settings).look()
    except TimeoutError:
        said = f"{settings.discord_api_url} does not answer in {_DISCORD_SECONDS:.0f} s."
        return [broken("Discord", said, "Check the network, a firewall, a proxy.")]
