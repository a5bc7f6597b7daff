"""career-advisor db: the database by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import load_settings

app = typer.Typer(help="Upgrade or back up the database.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the tables to the present version; `run` does the same at its start."""
    from bot.app import run
    from bot.storage.database import Database

    async def work() -> None:
        database = await Database.open(load_settings().database_url)
        try:
            await database.upgrade()
        finally:
            await database.close()
        typer.echo("The database is up to date.")

    run(work)


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet")],
) -> None:
    """Copy a SQLite database to a file while the bot may be running, and verify the copy."""
    from bot.app import run
    from bot.storage.backup import backup as copy

    async def work() -> None:
        await copy(load_settings().database_url, to)
        typer.echo(f"Backed up to {to}.")

    run(work)
