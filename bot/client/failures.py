"""What can go wrong between this program and Discord, and how an operator reads it."""

from __future__ import annotations

import aiohttp
import discord

from bot.errors import AdvisorError, ConfigurationError

FAILURES = (
    discord.HTTPException,
    discord.LoginFailure,
    discord.GatewayNotFound,
    discord.ConnectionClosed,
    aiohttp.ClientError,  # the library lets broken lines through as they come
    OSError,
)
_BAD_TOKEN = 4004


def explained(error: Exception, api_url: str) -> AdvisorError:
    """Return one line about a failure that ended the program."""
    if isinstance(error, discord.LoginFailure) or getattr(error, "code", None) == _BAD_TOKEN:
        return ConfigurationError(
            "DISCORD_TOKEN is refused by Discord: it was reset, or its bot is gone; copy the"
            " present one from the Bot page of your application."
        )
    if isinstance(error, discord.ConnectionClosed):
        return AdvisorError(f"Discord ended the connection for good, with code {error.code}.")
    reason = str(error) or type(error).__name__
    return AdvisorError(f"Discord does not answer at {api_url}: {reason}.")
