"""The wheel carries the knowledge and works without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.knowledge.folder import find_folder, list_files

ROOT = Path(__file__).parents[2]
USE = """
import bot
from bot.knowledge.load import find_folder, load_knowledge
folder = find_folder()
assert folder.parent.name == "bot", folder
knowledge = load_knowledge(folder)
print(bot.__file__, len(knowledge.careers), knowledge.fingerprint, sep="\\n")
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, built without the network."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)  # noqa: S603 -- our own build
    [path] = target.glob("*.whl")
    return path


def test_the_wheel_holds_every_knowledge_file(wheel: Path):
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())

    folder = find_folder()
    files = {path.relative_to(folder).as_posix() for path in list_files(folder)}
    assert {f"bot/shipped_knowledge/{name}" for name in files} <= names


def test_it_works_outside_the_checkout(wheel: Path, tmp_path: Path):
    with zipfile.ZipFile(wheel) as content:
        content.extractall(tmp_path / "site")
    result = subprocess.run(  # noqa: S603 -- our own interpreter
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": "", "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )

    where, careers, fingerprint = result.stdout.split()
    assert Path(where).is_relative_to(tmp_path / "site")
    assert careers == "25"
    assert len(fingerprint) == 32
