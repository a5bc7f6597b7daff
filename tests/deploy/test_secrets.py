"""Nothing shaped like a secret, and no place of one machine, stands in a tracked file."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.deploy.licences import ROOT

SHAPES = {
    "a bot token": re.compile(r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}\b"),
    "a webhook": re.compile(r"discord(?:app)?\.com/api/webhooks/\d{17,20}/[\w-]{60,}"),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
    "a cloud key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a GitHub token": re.compile(r"\b(?:ghp|gho|ghs|github_pat)_\w{30,}\b"),
    "a password in an address": re.compile(
        r"postgres(?:ql)?(?:\+\w+)?://\w+:(?!\W|password|replace)\w{8,}@"
    ),
}
MADE_UP = re.compile(r"loop\.back|example|open-sesame|0123456789abcdef", re.I)
BINARY = {".png", ".gz", ".ico"}


def tracked_files() -> list[str]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 -- found above
    return [name for name in listed.stdout.decode().split("\0") if name]


def secrets_in(text: str) -> list[str]:
    return [
        f"{kind}: {found[0][:12]}…"
        for kind, shape in SHAPES.items()
        for found in shape.finditer(text)
        if not MADE_UP.search(found[0])
    ]


def test_no_tracked_file_holds_a_secret():
    found: dict[str, list[str]] = {}
    for name in tracked_files():
        path = ROOT / name
        if path.suffix not in BINARY and path.is_file():
            found[name] = secrets_in(path.read_text(encoding="utf-8", errors="replace"))

    assert {name: secrets for name, secrets in found.items() if secrets} == {}


def test_dotenv_is_not_tracked():
    assert ".env" not in tracked_files()


def test_secrets_are_recognized():
    token = "MTA5" + "k" * 22 + ".Gh" + "Zk3a." + "a1B2" * 8
    address = "postgresql://bot:" + "hunter2hunter2" + "@host/db"

    assert secrets_in(f"DISCORD_TOKEN={token}")
    assert secrets_in(address)
    assert not secrets_in("postgresql://user:password@host:5432/name")
