"""Stands in for `docker compose`: a container's user, capabilities and /data, without a container.

`/data` is the folder of the variable PRETENDED_DATA. Commands of the service bot run there as the
user of the image, with the capabilities that compose.yaml leaves them. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_DATA = Path(os.environ.get("PRETENDED_DATA", "/nowhere"))
_SETPRIV = ["setpriv", "--clear-groups", "--no-new-privs", "--inh-caps=-all"]


def main() -> int:
    """Do what a docker compose command asks for; return its exit code."""
    asked = _parser().parse_args()
    if asked.verb == "cp":
        source, target = (path.replace("bot:/data/", f"{_DATA}/") for path in asked.paths)
        shutil.copy(source, target)
    if asked.verb not in ("exec", "run"):
        return 0
    command = [asked.entrypoint, *asked.command] if asked.entrypoint else asked.command
    if asked.service == "database":  # the test's own server
        return subprocess.call(command)  # noqa: S603 -- what the test asked for
    return _in_container(command, asked.user, asked.cap_add)


def _parser() -> argparse.ArgumentParser:
    """Return what reads the options that the text uses, and no others."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("compose", choices=["compose"])
    parser.add_argument("--env-file", choices=["../.env"])
    parser.add_argument("--file", choices=["compose.postgres.yaml"])
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("stop").add_argument("service", choices=["bot"])
    verbs.add_parser("up").add_argument("--detach", action="store_true")
    verbs.add_parser("cp").add_argument("paths", nargs=2)
    running = [verbs.add_parser("exec"), verbs.add_parser("run")]
    running[1].add_argument("--rm", action="store_true")
    running[1].add_argument("--entrypoint")
    running[1].add_argument("--cap-add")
    for verb in running:
        verb.add_argument("-T", action="store_true")
        verb.add_argument("--user")
        verb.add_argument("service", choices=["bot", "database"])
        verb.add_argument("command", nargs=argparse.REMAINDER)
    running[0].set_defaults(entrypoint=None, cap_add=None)
    return parser


def _in_container(command: list[str], user: str | None, capability: str | None) -> int:
    """Run a command where it can do no more than the container lets it."""
    words = [word.replace("/data/", "./") for word in command]
    if words[0] == "career-advisor":  # as ourselves: others may not reach this Python
        there = {**os.environ, "DATABASE_URL": "sqlite:///./career-advisor.db"}
        return subprocess.call([sys.executable, "-m", "bot", *words[1:]], cwd=_DATA, env=there)  # noqa: S603
    return subprocess.call([*_as(user, capability), *words], cwd=_DATA)  # noqa: S603


def _as(user: str | None, capability: str | None) -> list[str]:
    """Return what makes a command the container's; nothing where we are not root ourselves."""
    assert re.search(r"^    cap_drop: \[ALL\]$", (_ROOT / "deploy/compose.yaml").read_text(), re.M)
    if os.geteuid():
        return []  # then the folder is ours and we have no capability, either
    found = re.search(r"^USER (\d+):\d+$", (_ROOT / "deploy/Dockerfile").read_text(), re.M)
    number = user or (found[1] if found else "")
    left = f",+{capability.lower()}" if capability else ""
    own = ["--reuid", number, "--regid", number, f"--bounding-set=-all{left}"]
    return [*_SETPRIV, *own, "--"]


if __name__ == "__main__":
    sys.exit(main())
