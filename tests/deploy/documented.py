"""The commands of deploy/README.md, to be run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.deploy.licences import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

README = (ROOT / "deploy/README.md").read_text(encoding="utf-8")
_DOCKER = ROOT / "tests/deploy/pretended_docker.py"
_STAND_INS = {
    "career-advisor": f'exec {sys.executable} -m bot "$@"',
    "docker": f'exec {sys.executable} {_DOCKER} "$@"',
    "sudo": 'exec "$@"',  # tests of what needs root are for root
    "systemctl": "exit 0",
    "make": "exit 0",
}


def section(title: str) -> str:
    """Return the part of the text under a heading."""
    [_, found] = README.split(f"\n## {title}\n")
    return found.partition("\n## ")[0]


def block(title: str, lead: str) -> str:
    """Return the first block of commands after the paragraph that begins with some words."""
    found = re.search(rf"^{lead}.*?^```sh\n(.*?)^```", section(title), re.M | re.S)
    assert found, f"no commands after {lead!r} in {title!r}"
    return found[1]


def follow(commands: str, place: Path, replaced: Mapping[str, str], **variables: str) -> None:
    """Run commands in a folder that is also the home; each must succeed."""
    for old, new in replaced.items():
        commands = commands.replace(old, new)
    stand_ins = place / "stand-ins"
    stand_ins.mkdir(exist_ok=True)
    for name, script in _STAND_INS.items():
        (stand_ins / name).write_text(f"#!/bin/sh\n{script}\n")
        (stand_ins / name).chmod(0o755)
    path = f"{stand_ins}:{variables.pop('PATH', os.environ['PATH'])}"
    own = {"HOME": str(place), "PYTHONPATH": str(ROOT), "PATH": path}
    done = subprocess.run(  # noqa: S603 -- our own instructions
        ["/bin/sh", "-euc", commands],
        cwd=place,
        env={**os.environ, **own, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{commands}\n{done.stderr}"
