"""Backup and restore of a SQLite file, step by step as deploy/README.md has it."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.client.clock import DiscordClock
from bot.storage import Database, database_stores
from tests.deploy.licences import ROOT

MEMBER, CAREER, MILESTONE = 7, "backend-developer", "first-api"
README = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")


async def opened(file: Path) -> Database:
    database = await Database.open(f"sqlite:///{file}")
    await database.upgrade()
    return database


def back_up(file: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Call career-advisor db backup beside the running program."""
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file.name}")
    monkeypatch.setattr(sys, "argv", ["career-advisor", "db", "backup", str(to)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 0


def restore(backup: Path, file: Path) -> None:
    """Put a copy in place of the file, without what belonged to the old one."""
    for name in ("career-advisor.db-wal", "career-advisor.db-shm"):
        assert name in README
        (file.parent / name).unlink(missing_ok=True)
    shutil.copyfile(backup, file)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "career-advisor.db", tmp_path / "kept" / "2026-11-22.db"


@pytest.mark.usefixtures("patient_database")
def test_what_was_there_at_the_backup_is_there_again(place, monkeypatch):
    file, backup = place

    async def live() -> None:
        database = await opened(file)
        progress = database_stores(database, DiscordClock()).progress
        await progress.tick(MEMBER, CAREER, MILESTONE)
        await asyncio.to_thread(back_up, file, backup, monkeypatch)
        await progress.forget_member(MEMBER)
        await database.close()

    async def look() -> list[str]:
        database = await opened(file)
        ticks = await database_stores(database, DiscordClock()).progress.ticks(MEMBER, CAREER)
        await database.close()
        return list(ticks)

    asyncio.run(live())
    restore(backup, file)

    assert asyncio.run(look()) == [MILESTONE]
