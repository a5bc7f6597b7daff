"""The command career-advisor; each subcommand in a file of its own."""

from __future__ import annotations

import sys

import typer

from bot.cli import ask, check, db, doctor, invite, preview, reload, run, sync
from bot.errors import AdvisorError, ConfigurationError

EXIT_FAILED = 1
EXIT_CONFIGURATION = 2

app = typer.Typer(
    name="career-advisor",
    help="A Discord bot that gives grounded career advice in tech.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for name, module in {
    "preview": preview,
    "run": run,
    "ask": ask,
    "check": check,
    "sync": sync,
    "doctor": doctor,
    "invite": invite,
    "reload": reload,
}.items():
    app.command(name)(module.command)
app.add_typer(db.app, name="db")


def main() -> None:
    """Run the program; errors that we know end in one line each and an exit code."""
    try:
        app()
    except ConfigurationError as error:
        _stop(error, EXIT_CONFIGURATION)
    except AdvisorError as error:
        _stop(error, EXIT_FAILED)


def _stop(error: AdvisorError, code: int) -> None:
    typer.echo(str(error), err=True)
    sys.exit(code)
