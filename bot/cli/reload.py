"""career-advisor reload."""

from __future__ import annotations

import os
import signal

import typer

from bot.errors import AdvisorError
from bot.knowledge.load import check_knowledge, find_folder
from bot.knowledge.report import BrokenKnowledgeError
from bot.ops.process_file import running_processes
from bot.settings import load_settings


def command() -> None:
    """Have the running bot read its knowledge anew, if that is valid; the bot serves on."""
    settings = load_settings()
    folder = find_folder(settings.knowledge_dir)
    _, report = check_knowledge(folder)
    if report.errors:
        raise BrokenKnowledgeError(report)
    processes = running_processes(settings.data_dir)
    if not processes:
        raise AdvisorError(f"No bot that runs has left its number in {settings.data_dir}.")
    for process in processes:
        os.kill(process, signal.SIGHUP)
        typer.echo(f"Process {process} reads {folder} anew; its log tells how that went.")
