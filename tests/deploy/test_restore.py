"""Backup and restore of a SQLite file, by the very commands of deploy/README.md."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.deploy.documented import block, follow
from tests.deploy.remembered import MILESTONE, backed_up, ticks

if TYPE_CHECKING:
    from pathlib import Path

SOMEBODY = 10001  # the container's user; root alone can make files another one's


@dataclass(frozen=True)
class Host:
    """A folder that plays a machine: where the data are, whose they are, and what else is where."""

    data: str
    owner: int
    replaced: dict[str, str] = field(default_factory=dict)


HOSTS = {
    "With make": Host("data", os.geteuid(), {".venv/bin/": ""}),
    "One container": Host("data", SOMEBODY),
    "systemd": Host(
        "var/private/career-advisor",
        SOMEBODY,
        {
            "/var/lib/private/": "var/private/",
            "sqlite:////var/lib/": "sqlite:///var/private/",
            "/opt/career-advisor/bin/": "",
            "/root/": "",
        },
    ),
}


class Machine:
    """A host in a folder, and the commands that the text has for it."""

    def __init__(self, title: str, place: Path) -> None:
        self.place, self.data = place, place / HOSTS[title].data
        self.file = self.data / "career-advisor.db"
        self.url = f"sqlite:///{self.file}"
        self._title, self._host = title, HOSTS[title]

    def follow(self, lead: str) -> None:
        """Do what the text says under some words."""
        commands = block(self._title, lead)
        follow(commands, self.place, self._host.replaced, PRETENDED_DATA=str(self.data))

    def give_away(self) -> None:
        """Make the folder and its files those of the user who runs the bot."""
        if os.geteuid() == 0:
            for path in (self.data, *self.data.iterdir()):
                os.chown(path, self._host.owner, self._host.owner)


@pytest.fixture(params=HOSTS)
def machine(request, tmp_path):
    made = Machine(request.param, tmp_path)
    made.data.mkdir(parents=True, mode=0o700)
    made.give_away()
    return made


@pytest.mark.usefixtures("patient_database")
@pytest.mark.parametrize("lost", [False, True], ids=["in place", "on a new machine"])
def test_what_was_there_at_the_backup_is_there_again(machine, lost):
    asyncio.run(
        backed_up(machine.url, lambda: machine.follow("Back up"), crashed=machine.file),
    )
    for path in machine.data.iterdir() if lost else ():
        path.unlink()
    machine.give_away()

    machine.follow("Restore")

    files = machine.data.glob("career-advisor.db*")
    assert len({path.stat().st_uid for path in (machine.data, *files)}) == 1
    assert asyncio.run(ticks(machine.url)) == [MILESTONE]


def test_backup_leaves_nothing_behind(machine):
    asyncio.run(backed_up(machine.url, lambda: machine.follow("Back up")))

    assert not list(machine.data.glob("2026*"))
    assert (machine.place / "2026-11-22.db").exists()
