"""Discord's refusals in the words of the delivery: what is over, what pauses, what comes back.

Codes: docs.discord.com/developers, topics/opcodes-and-status-codes, read 2026-11-22.
"""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import discord

from bot.domain.subscriptions import PausedReason
from bot.tips.sending import (
    InvalidPostError,
    MessageGoneError,
    RateLimitedError,
    RefusedError,
    SendError,
    UnauthorizedError,
)

_REFUSALS = {
    10003: PausedReason.CHANNEL_GONE,
    10004: PausedReason.GUILD_GONE,
    50001: PausedReason.ACCESS_LOST,
    50008: PausedReason.CHANNEL_GONE,  # it became a channel that takes no messages
    50013: PausedReason.PERMISSION_LOST,
    50024: PausedReason.CHANNEL_GONE,
    50083: PausedReason.THREAD_CLOSED,
    160005: PausedReason.THREAD_CLOSED,
    200000: PausedReason.CONTENT_BLOCKED,
    240000: PausedReason.CONTENT_BLOCKED,
}
_UNKNOWN_MESSAGE = 10008
_INVALID_FORM = 50035
_USUAL_WAIT = timedelta(seconds=5)  # where a 429 does not say how long

NETWORK_ERRORS = (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordException)
"""What a request of discord.py may end with; TimeoutError and resets are OSErrors."""


def send_error(error: Exception) -> SendError:
    """Return what an error of a request means for a delivery; what is unknown is temporary."""
    match error:
        case discord.RateLimited():
            return RateLimitedError(timedelta(seconds=error.retry_after), is_global=False)
        case discord.HTTPException():
            return _answered(error)
        case _:
            return SendError(f"no connection: {type(error).__name__}")


def _answered(error: discord.HTTPException) -> SendError:
    words = f"Discord answered {error.status}, code {error.code}"
    if error.code in _REFUSALS:
        return RefusedError(_REFUSALS[error.code], words)
    if error.code == _UNKNOWN_MESSAGE:
        return MessageGoneError(words)
    if error.code == _INVALID_FORM:
        return InvalidPostError(f"{words}: {error.text}")
    if error.status == 401:
        return UnauthorizedError(words)
    if error.status == 429:
        return RateLimitedError(_retry_after(error), is_global=False)
    return SendError(words)  # 5xx; a 403 of Cloudflare's, which has no code, passes too


def _retry_after(error: discord.HTTPException) -> timedelta:
    headers = getattr(error.response, "headers", {})
    try:
        return timedelta(seconds=float(headers["Retry-After"]))
    except (KeyError, ValueError):
        return _USUAL_WAIT
