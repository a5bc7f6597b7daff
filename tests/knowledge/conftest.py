"""Knowledge bases to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge.checks import pay
from bot.knowledge.files import KnowledgeFiles
from bot.knowledge.folder import find_folder
from bot.knowledge.load import check_knowledge
from tests.knowledge.small import YEAR, SmallBase, write_small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBase:
    """A small knowledge base without a problem, in a year that does not pass."""
    monkeypatch.setattr(pay, "this_year", lambda: YEAR)
    folder = tmp_path / "knowledge"
    folder.mkdir()
    return write_small(folder)


@pytest.fixture(scope="session")
def files() -> KnowledgeFiles:
    """The shipped files as their models hold them."""
    return check_knowledge(find_folder())[0]
