"""Discord's side of things as it words them in JSON: accounts, servers, messages."""

from __future__ import annotations

import time
from itertools import count
from typing import Any

Json = dict[str, Any]

BOT_ID = 1_000_000_000_000_000_001
APPLICATION_ID = 1_000_000_000_000_000_002
MEMBER_ID = 1_100_000_000_000_000_001
GUILD_ID = 1_200_000_000_000_000_000
CHANNEL_ID = 1_200_000_000_000_000_100

DISCORD_EPOCH_MS = 1_420_070_400_000
MEMBER_PERMISSIONS = (1 << 10) | (1 << 11) | (1 << 31)  # see, write, use commands
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15

_numbers = count()


def snowflake() -> int:
    """Return an id of this moment that was never given before."""
    return ((int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22) | (next(_numbers) & 0x3FFFFF)


def user(user_id: int, name: str, *, bot: bool = False) -> Json:
    """Return an account."""
    return {
        "id": str(user_id),
        "username": name,
        "global_name": None if bot else name.capitalize(),
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
    }


BOT_USER = user(BOT_ID, "career-advisor", bot=True)


def application() -> Json:
    """Return what a bot reads about itself after login."""
    return {
        "id": str(APPLICATION_ID),
        "name": "Career Advisor",
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": user(MEMBER_ID, "owner"),
        "team": None,
    }


def guild(guild_id: int = GUILD_ID, channels: int = 2, roles: int = 2) -> Json:
    """Return a server as GUILD_CREATE brings it, of a chosen size."""
    return {
        "id": str(guild_id),
        "name": f"Server {guild_id}",
        "owner_id": str(MEMBER_ID),
        "preferred_locale": "en-US",
        "joined_at": "2026-01-01T00:00:00+00:00",
        "unavailable": False,
        "large": False,
        "member_count": 50,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "features": ["COMMUNITY"],
        "roles": [_role(guild_id, number) for number in range(roles)],
        "channels": [_channel(guild_id, number) for number in range(channels)],
        **{key: [] for key in _EMPTY_LISTS},
        "members": [_member_of_bot()],
    }


_EMPTY_LISTS = (
    *("emojis", "stickers", "threads", "voice_states", "presences"),
    *("stage_instances", "guild_scheduled_events", "soundboard_sounds"),
)


def _member_of_bot() -> Json:
    return {
        "user": BOT_USER,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def _role(guild_id: int, number: int) -> Json:
    return {
        "id": str(guild_id + number * 7 if number else guild_id),  # the first is @everyone
        "name": f"role {number}" if number else "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": number,
        "permissions": str(MEMBER_PERMISSIONS),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def _channel(guild_id: int, number: int) -> Json:
    return {
        "id": str(guild_id + 100 + number),
        "type": 0,
        "name": f"channel-{number}",
        "position": number,
        "permission_overwrites": [
            {"id": str(guild_id), "type": 0, "allow": "1024", "deny": "0"},
        ],
        "nsfw": False,
        "topic": "What this channel is about, in a sentence as long as most.",
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def message(channel_id: int, content: Json, *, flags: int | None = None) -> Json:
    """Return a message of the bot's as Discord gives it back."""
    return {
        "id": str(snowflake()),
        "type": 0,
        "channel_id": str(channel_id),
        "author": BOT_USER,
        "content": content.get("content") or "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [_stored(attachment) for attachment in content.get("attachments") or []],
        "embeds": content.get("embeds") or [],
        "components": _numbered(content.get("components") or [], count(1)),
        "flags": content.get("flags") or 0 if flags is None else flags,
        "application_id": str(APPLICATION_ID),
    }


def _stored(attachment: Json) -> Json:
    address = f"https://cdn.invalid/{attachment['id']}/{attachment.get('filename', 'kept')}"
    return {"filename": "kept", "size": 1, "url": address, "proxy_url": address, **attachment}


def _numbered(components: list[Json], numbers: count[int]) -> list[Json]:
    """Return components with the ids that Discord gives them, pictures with their address."""
    numbered: list[Json] = []
    for component in components:
        copy = {"id": next(numbers), **component}
        if "components" in copy:
            copy["components"] = _numbered(copy["components"], numbers)
        if "accessory" in copy:
            [copy["accessory"]] = _numbered([copy["accessory"]], numbers)
        numbered.append(copy)
    return numbered
