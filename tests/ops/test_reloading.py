"""Another knowledge takes over while questions are asked; a broken one does not."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
import structlog

from bot.advice.advisor import Advisor
from bot.advice.questions.counselor import Counselor
from bot.advice.request import ArgKind
from bot.client.clock import DiscordClock
from bot.domain.readers import Reader
from bot.domain.routes import to
from bot.knowledge.load import find_folder, load_knowledge
from bot.knowledge.report import BrokenKnowledgeError, Report
from bot.ops.reloading import KnowledgeReload
from bot.storage import memory_stores
from bot.understanding.recognizer import Recognizer


@pytest.fixture
def advisor(knowledge):
    return Advisor(knowledge, memory_stores(DiscordClock()).progress)


@pytest.fixture
def renamed(knowledge):
    """The same knowledge with another name for a career."""
    career = dataclasses.replace(knowledge.careers["backend-developer"], title="Server Whisperer")
    careers = {**knowledge.careers, "backend-developer": career}
    return dataclasses.replace(knowledge, careers=careers)


def reload_of(advisor, recognizer, read):
    counselor = Counselor(advisor, recognizer)
    return KnowledgeReload(advisor, counselor, read, lambda _: recognizer), counselor


async def test_answers_and_completions_follow_the_new_knowledge(advisor, recognizer, renamed):
    reload, _ = reload_of(advisor, recognizer, lambda: renamed)

    assert await reload.reload()

    answer = await advisor.open(to("overview", "backend-developer"), Reader())
    assert "Server Whisperer" in answer.title
    [first, *_] = advisor.complete(ArgKind.CAREER, "server whis")
    assert first.id == "backend-developer"


async def test_questions_follow_too(advisor, recognizer, renamed):
    learned = []
    counselor = Counselor(advisor, recognizer)

    def learn(knowledge):
        learned.append(knowledge)
        return recognizer

    await KnowledgeReload(advisor, counselor, lambda: renamed, learn).reload()

    assert learned == [renamed]
    assert counselor.knowledge is renamed


@pytest.mark.parametrize("error", [BrokenKnowledgeError(Report()), OSError("gone")], ids=repr)
async def test_broken_knowledge_is_refused_and_the_old_one_stays(
    advisor, recognizer, knowledge, error
):
    def read():
        raise error

    reload, counselor = reload_of(advisor, recognizer, read)
    with structlog.testing.capture_logs() as entries:
        assert not await reload.reload()

    assert counselor.knowledge is knowledge
    assert "the old one stays" in entries[0]["event"]


async def test_commands_are_answered_while_it_is_read_and_learned(advisor, recognizer):
    def read():
        return load_knowledge(find_folder())  # without a cache: as slow as it gets

    reload = KnowledgeReload(advisor, Counselor(advisor, recognizer), read, Recognizer)
    running = asyncio.create_task(reload.reload())
    answered = 0
    while not running.done():
        await advisor.open(to("skills", "backend-developer"), Reader())
        await asyncio.sleep(0)
        answered += 1

    assert await running
    assert answered > 10
