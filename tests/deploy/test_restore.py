"""Backup and restore of a SQLite file, by the very commands of deploy/README.md."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.documented import block, follow
from tests.deploy.remembered import MILESTONE, backed_up, ticks

SOMEBODY = 10001  # the container's user; root alone can make files another one's


@dataclass(frozen=True)
class Host:
    """A folder that plays the machine, and what is where in it."""

    place: Path
    data: Path
    replaced: dict[str, str]

    def follow(self, title: str, lead: str) -> None:
        follow(block(title, lead), self.place, self.replaced, PRETENDED_DATA=str(self.data))


HOSTS = {
    "One container": ("data", {}),
    "systemd": (
        "var/private/career-advisor",
        {
            "/var/lib/private/": "var/private/",
            "sqlite:////var/lib/": "sqlite:///var/private/",
            "/opt/career-advisor/bin/": "",
            "/root/": "",
        },
    ),
}


def given_away(data: Path) -> None:
    """Make a folder and its files those of the user who runs the bot."""
    if os.geteuid() == 0:
        for path in (data, *data.iterdir()):
            os.chown(path, SOMEBODY, SOMEBODY)


@pytest.fixture(params=HOSTS)
def title(request):
    return request.param


@pytest.fixture
def host(title, tmp_path):
    folder, replaced = HOSTS[title]
    data = tmp_path / folder
    data.mkdir(parents=True, mode=0o700)
    given_away(data)
    return Host(tmp_path, data, replaced)


@pytest.mark.parametrize("lost", [False, True], ids=["in place", "on a new machine"])
def test_what_was_there_at_the_backup_is_there_again(title, host, lost):
    file = host.data / "career-advisor.db"
    url = f"sqlite:///{file}"
    asyncio.run(backed_up(url, lambda: host.follow(title, "Back up"), crashed=file))
    for path in host.data.iterdir() if lost else ():
        path.unlink()
    given_away(host.data)

    host.follow(title, "Restore")

    owners = {path.stat().st_uid for path in (host.data, *host.data.glob("career-advisor.db*"))}
    assert len(owners) == 1
    assert asyncio.run(ticks(url)) == [MILESTONE]


def test_backup_leaves_nothing_behind(title, host):
    url = f"sqlite:///{host.data / 'career-advisor.db'}"

    asyncio.run(backed_up(url, lambda: host.follow(title, "Back up")))

    assert not list(host.data.glob("2026*"))
    assert (host.place / "2026-11-22.db").exists()
