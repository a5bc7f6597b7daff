"""The image: hardened, made of nothing but what it needs, compiled, and the same twice."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import requires
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from tests.deploy.licences import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
WORDS = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.M))
RUNS = re.findall(r"^RUN (.+)$", WORDS, re.M)
STAGES = re.split(r"^FROM ", WORDS, flags=re.M)[1:]
COMMANDS = [command for run in RUNS for command in run.split(" && ")]
CONSTRAINTS = (ROOT / "constraints.txt").read_text().splitlines()
PINNED = {line.partition("==")[0] for line in CONSTRAINTS}
UNCHECKED_HASH = 0b01  # PEP 552: known by a hash of its source, which nobody looks at


def test_image_runs_as_nobody_in_particular():
    assert "USER 10001:10001" in STAGES[-1]
    assert "slim" in DOCKERFILE


def test_image_is_built_from_nothing_but_what_it_needs():
    lines = (ROOT / "deploy/Dockerfile.dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)

    assert "*" in lines
    assert {f"!{path}" for line in copied for path in line.split()} <= set(lines)


def test_every_stage_knows_the_moment_and_the_same_base():
    assert len(STAGES) == 2
    for stage in STAGES:
        assert stage.startswith("${PYTHON}")
        assert "\nARG SOURCE_DATE_EPOCH\n" in stage


def test_nothing_writes_the_day_into_a_file():
    assert not [
        run for run in RUNS if re.search(r"\b(useradd|groupadd|adduser|apt-get|date)\b", run)
    ]


def test_whatever_is_installed_has_a_version_that_is_pinned():
    installs = [command for command in COMMANDS if " install " in command and "pip " in command]

    assert installs
    for command in installs:
        assert "--constraint constraints.txt" in command
        assert "--only-binary :all:" in command


def applies(need: Requirement) -> bool:
    return need.marker is None or need.marker.evaluate()


def test_builder_of_the_wheel_is_pinned_with_all_that_it_needs():
    [build] = [command for command in COMMANDS if "pip wheel" in command]

    assert "--no-build-isolation" in build  # otherwise pip would take the newest
    needs = [need for line in requires("hatchling") or () if applies(need := Requirement(line))]
    assert {"hatchling", *(need.name for need in needs)} <= PINNED


@pytest.fixture
def compiled(tmp_path):
    """Compile a copy of our sources as the image does, with times of its own."""
    [command] = [run for run in RUNS if "compileall" in run and "/opt/venv" in run]

    def work(name: str, seconds: int) -> Path:
        lib = tmp_path / name / "lib"
        shutil.copytree(ROOT / "bot", lib, ignore=shutil.ignore_patterns("__pycache__", "*.db"))
        for path in lib.rglob("*"):
            os.utime(path, (seconds, seconds))
        words = shlex.split(command.replace("/opt/venv/lib", "lib"))
        assert words[0] == "python"
        seed = {**os.environ, "PYTHONHASHSEED": str(seconds)}
        subprocess.run([sys.executable, *words[1:]], cwd=lib.parent, env=seed, check=True)  # noqa: S603
        return lib

    return work


def test_bytecode_of_everything_is_in_the_image_and_the_same_twice(compiled):
    first, second = compiled("first", 1), compiled("second", 2)

    code = {path.relative_to(first): path.read_bytes() for path in first.rglob("*.pyc")}
    assert len(code) == len(list(first.rglob("*.py")))
    assert code == {path.relative_to(second): path.read_bytes() for path in second.rglob("*.pyc")}
    assert {int.from_bytes(content[4:8], "little") for content in code.values()} == {UNCHECKED_HASH}


def test_standard_library_is_compiled_in_the_image_that_runs():
    [command] = [run for run in RUNS if "compileall" in run and "stdlib" in run]

    assert command in STAGES[-1]
    assert "--invalidation-mode unchecked-hash" in command
