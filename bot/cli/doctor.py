"""career-advisor doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.domain.findings import Verdict
from bot.log import configure_logging
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.domain.findings import Finding

_SIGNS = {Verdict.WELL: "✓", Verdict.DOUBTFUL: "!", Verdict.BROKEN: "✗"}


def command() -> None:
    """Check token, rights, database, knowledge, clock and time zones; say what to mend."""
    from bot.app import run
    from bot.checkup import examine

    settings = load_settings()
    configure_logging("ERROR", settings.log_format)
    found: list[Finding] = []

    async def look() -> None:
        found.extend(await examine(settings))

    run(look)
    for finding in found:
        _print(finding)
    broken = sum(finding.verdict is Verdict.BROKEN for finding in found)
    typer.echo(f"{broken} to mend." if broken else "Nothing must be mended.", err=True)
    if broken:
        raise typer.Exit(1)


def _print(finding: Finding) -> None:
    typer.echo(f"{_SIGNS[finding.verdict]} {finding.subject}: {finding.said}")
    if finding.remedy:
        typer.echo(f"    → {finding.remedy}")
