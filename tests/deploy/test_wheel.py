"""The wheel is the same twice, whenever and in whatever folder it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.licences import ROOT

PARTS = ("bot", "knowledge", "pyproject.toml", "README.md", "LICENSE")


def build(source: Path, target: Path, **variables: str) -> str:
    """Build a wheel and return its digest."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(  # noqa: S603 -- our own build
        [*command, "--directory", target],
        cwd=source,
        env={**os.environ, **variables},
        check=True,
        capture_output=True,
    )
    [wheel] = target.glob("*.whl")
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.fixture
def copy(tmp_path):
    """The sources elsewhere, with other times."""
    target = tmp_path / "elsewhere"
    target.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target / part, ignore=ignored, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, target / part)
    return target


def test_wheel_is_the_same_twice(tmp_path, copy):
    moment = {"SOURCE_DATE_EPOCH": "1767225600"}

    first = build(ROOT, tmp_path / "first", **moment)
    second = build(copy, tmp_path / "second", TZ="Asia/Tokyo", **moment)

    assert first == second
