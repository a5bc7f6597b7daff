"""Where Discord is: its own address, or one that an operator or a test chose.

discord.py keeps both addresses in class attributes; this is the only file that sets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    from discord.http import HTTPClient


LEAST_RIGHTS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
"""What the bot needs in a server: to post tips with pictures, and to see whether one arrived."""


def point_at(api_url: str) -> None:
    """Send every REST request there; to be called before login."""
    Route.BASE = api_url


async def follow_gateway(http: HTTPClient) -> None:
    """Take the gateway's address from the API in use.

    discord.py falls back on its built-in address when the number of shards is set, and on
    every new identify after an invalid session; behind a custom API both would leave it.
    """
    _, address, _ = await http.get_bot_gateway()
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)


def install_url(application_id: int) -> str:
    """Return the link by which an admin adds the bot, with the least rights that it needs."""
    options: dict[str, Any] = {"scopes": ("bot", "applications.commands")}
    return discord.utils.oauth_url(application_id, permissions=LEAST_RIGHTS, **options)


async def find_install_url(token: str) -> str:
    """Ask Discord which application a token belongs to, and return its install link."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(token)
        return install_url(client.application_id or 0)
