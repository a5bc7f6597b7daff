"""career-advisor invite."""

from __future__ import annotations

import typer

from bot.log import configure_logging
from bot.settings import load_settings


def command() -> None:
    """Print the link that adds the bot to a server, with the least rights that it needs."""
    from bot.app import invite_link, run  # discord.py takes a moment to import

    settings = load_settings()
    settings.require_token()
    configure_logging("ERROR", settings.log_format)

    async def invite() -> None:
        typer.echo(await invite_link(settings))

    run(invite)
