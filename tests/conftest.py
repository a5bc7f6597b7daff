"""Fixtures that many rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge.load import find_folder, load_knowledge
from bot.understanding.recognizer import Recognizer
from tests.loopback.programs import cache_below

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The shipped knowledge base, loaded once."""
    return load_knowledge(find_folder())


@pytest.fixture(scope="session")
def recognizer(knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Recognizer:
    """Understands questions by the shipped knowledge; learned once, for programs under test too."""
    return Recognizer(knowledge, cache_below(tmp_path_factory.getbasetemp()))
