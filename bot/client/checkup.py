"""Looks at the bot's side of Discord by a few requests: login, application, rights, allowance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.http import Route

from bot.client.address import LEAST_RIGHTS
from bot.client.failures import FAILURES, explained
from bot.client.identifies import RESERVE
from bot.domain.findings import broken, doubtful, well

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.findings import Finding
    from bot.settings import Settings

_MOST_NAMED = 5  # servers in one line
CLOCK_TOLERANCE = timedelta(seconds=5)
_PORTAL = "discord.com/developers/applications"


class DiscordCheckup:
    """One look at Discord with a token. Registers and changes nothing."""

    def __init__(self, settings: Settings) -> None:
        """Look as the bot of these settings."""
        self._settings = settings
        self._times: list[tuple[datetime, datetime]] = []
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._note_time)
        self._client = discord.Client(intents=discord.Intents.none(), http_trace=trace)

    async def look(self) -> list[Finding]:
        """Return what was found, the token first; without a login there is nothing more."""
        try:
            async with self._client:
                await self._client.login(self._settings.require_token())
                me = self._client.user
                name = me.name if me else "?"
                found = [well("token", f"Discord knows this bot as {name}.")]
                found += _application(await self._client.application_info())
                found += await self._allowance()
                found += await self._rights()
        except FAILURES as error:
            reason = str(explained(error, self._settings.discord_api_url))
            return [broken("token", "Logging in failed.", reason)]
        return [*found, *self._clock()]

    async def _allowance(self) -> list[Finding]:
        advised, _, limit = await self._client.http.get_bot_gateway()
        left = f"{limit['remaining']} of {limit['total']} identifies left today."
        if limit["remaining"] < RESERVE:
            remedy = "Do not restart the bot until tomorrow; find out why it starts so often."
            found = [doubtful("identifies", left, remedy)]
        else:
            found = [well("identifies", left)]
        chosen = self._settings.shard_count
        if chosen is not None and chosen < advised:
            said = f"SHARD_COUNT is {chosen}, Discord advises {advised}."
            remedy = f"Raise SHARD_COUNT to {advised} before a shard reaches 2,500 servers."
            found.append(doubtful("shards", said, remedy))
        return found

    async def _rights(self) -> list[Finding]:
        route = Route("GET", "/users/@me/guilds")
        servers: list[dict[str, Any]] = await self._client.http.request(route)
        lacking = [server["name"] for server in servers if _lacks(server)]
        if not lacking:
            return [well("rights", f"No right is missing in {len(servers)} servers looked at.")]
        names = ", ".join(lacking[:_MOST_NAMED]) + (" …" if len(lacking) > _MOST_NAMED else "")
        said = f"Rights of the invite link are missing in {len(lacking)} servers: {names}."
        remedy = "Tips cannot be posted there; use the link of career-advisor invite once more."
        return [doubtful("rights", said, remedy)]

    def _clock(self) -> list[Finding]:
        """Compare clocks by the last answer; its date is cut to whole seconds."""
        if not self._times:
            return []
        theirs, ours = self._times[-1]
        ahead = ours - theirs
        said = f"This clock is {abs(ahead.total_seconds()):.0f} s from Discord's."
        if abs(ahead) <= CLOCK_TOLERANCE:
            return [well("clock", said)]
        return [broken("clock", said, "Set it by the network, e.g. timedatectl set-ntp true.")]

    async def _note_time(
        self, _session: object, _context: object, params: aiohttp.TraceRequestEndParams
    ) -> None:
        if date := params.response.headers.get("Date"):
            self._times.append((parsedate_to_datetime(date), datetime.now(UTC)))


def _application(info: discord.AppInfo) -> Iterator[Finding]:
    """Yield what in the application's own settings keeps a bot from being used."""
    if info.interactions_endpoint_url:
        said = "Commands go to an Interactions Endpoint URL, so the bot never sees them."
        yield broken("application", said, f"Empty that field on {_PORTAL}, General Information.")
    if info.bot_require_code_grant:
        said = "Requires OAuth2 Code Grant is on, so the invite link cannot work."
        yield broken("application", said, f"Turn it off on {_PORTAL}, page Bot.")
    if not info.bot_public:
        said = "Only its owner can add the bot to servers."
        yield doubtful("application", said, f"Turn on Public Bot on {_PORTAL}, page Bot, if meant.")
    yield well("intents", "None that needs Discord's permission is asked for.")


def _lacks(server: dict[str, Any]) -> bool:
    held = discord.Permissions(int(server["permissions"]))
    return not held.administrator and not held.is_superset(LEAST_RIGHTS)
