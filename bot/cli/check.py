"""career-advisor check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from bot.knowledge.json_schema import write_schemas
from bot.knowledge.load import check_knowledge, find_folder
from bot.settings import load_settings


def command(
    folder: Annotated[
        Path | None, typer.Argument(help="A knowledge folder; KNOWLEDGE_DIR otherwise")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object")] = False,
    write_schema: Annotated[
        bool, typer.Option("--write-schema", help="Write the JSON Schema files for editors")
    ] = False,
) -> None:
    """Validate the knowledge base: every problem at once, as file:line: what: what is allowed."""
    place = find_folder(folder or load_settings().knowledge_dir)
    if write_schema:
        for path in write_schemas(place):
            typer.echo(path)
    files, report = check_knowledge(place)
    counts = {
        "careers": len(files.careers),
        "skills": len(files.all_skills),
        "tips": len(files.tips),
        "questions and answers": len(files.faq),
        "sources": len(files.sources),
    }
    if as_json:
        found = {"counts": counts, "problems": [_as_json(p) for p in report.problems]}
        typer.echo(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())
    else:
        for problem in (*report.errors, *report.warnings):
            typer.echo(str(problem))
        typer.echo(_summary(counts, len(report.errors), len(report.warnings)), err=True)
    if report.errors:
        raise typer.Exit(1)
    if folder is None and not as_json:
        # Ten seconds, once: here rather than at the first start.
        from bot.app import learn_questions  # discord.py takes a moment to import

        learn_questions(load_settings())


def _as_json(problem: Any) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "what": problem.what,
        "allowed": problem.allowed,
        "severity": str(problem.severity),
    }


def _summary(counts: dict[str, int], errors: int, warnings: int) -> str:
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    found = f"{errors} problem{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
    return f"{said}: {found}"
