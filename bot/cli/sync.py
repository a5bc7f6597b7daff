"""career-advisor sync."""

from __future__ import annotations

import typer

from bot.log import configure_logging
from bot.settings import load_settings


def command() -> None:
    """Register the commands with Discord when they have changed."""
    from bot.app import run, sync_commands  # discord.py takes a moment to import

    settings = load_settings()
    settings.require_token()
    configure_logging("WARNING", settings.log_format)

    async def sync() -> None:
        changed = await sync_commands(settings)
        typer.echo("Commands registered." if changed else "Discord has these commands already.")

    run(sync)
