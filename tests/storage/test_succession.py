"""A replaced process asks for its successor, and knows when there is none any more."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.storage.handover import Handover
from bot.storage.succession import MOST_UNANSWERED, Succession

OURS, THEIRS = "0/2", "1/2"


class Connection:
    """Hands what is said to a listener, as PostgreSQL does; the successor answers or is gone."""

    def __init__(self) -> None:
        self.answer: str | None = None
        self.said: list[str] = []

    async def get_raw_connection(self):
        return SimpleNamespace(driver_connection=self)

    async def add_listener(self, _channel, hear):
        self.hear = hear

    async def execute(self, _statement, values=None):
        if values is not None:
            self.said.append(values["news"])
            if self.answer is not None:
                self.hear(self, 1, "channel", self.answer)
        return SimpleNamespace(scalar_one=lambda: 7)


@pytest.fixture
def connection():
    return Connection()


@pytest.fixture
async def succession(connection):
    found = Succession(Handover(OURS))
    await found.moved_in(connection)
    return found


async def tend(succession, connection, times):
    for _ in range(times):
        await succession.tended(connection)


async def test_a_successor_that_answers_is_asked_for_ever(succession, connection):
    connection.answer = f"here {OURS} other 5"
    await tend(succession, connection, 10 * MOST_UNANSWERED)

    assert not succession.lost.is_set()
    assert all(news.startswith(f"ask {OURS}") for news in connection.said)


async def test_without_an_answer_for_long_the_successor_is_lost(succession, connection):
    connection.answer = f"here {OURS} other 5"
    await tend(succession, connection, MOST_UNANSWERED)
    connection.answer = None

    await tend(succession, connection, MOST_UNANSWERED - 1)
    assert not succession.lost.is_set()
    await tend(succession, connection, 1)
    assert succession.lost.is_set()


async def test_one_that_is_started_again_in_time_is_no_loss(succession, connection):
    await tend(succession, connection, MOST_UNANSWERED - 2)
    connection.answer = f"here {OURS} other 5"
    await tend(succession, connection, 1)
    connection.answer = None
    await tend(succession, connection, MOST_UNANSWERED - 1)

    assert not succession.lost.is_set()


@pytest.mark.parametrize("news", [f"here {THEIRS} other 5", f"ask {OURS} other 5", "nonsense"])
async def test_whoever_serves_something_else_is_no_successor(succession, connection, news):
    connection.answer = news
    await tend(succession, connection, MOST_UNANSWERED)

    assert succession.lost.is_set()


async def test_a_database_that_is_away_says_nothing_about_the_successor(succession, connection):
    await tend(succession, connection, MOST_UNANSWERED - 1)
    succession.moved_out()
    await succession.moved_in(connection)
    await tend(succession, connection, MOST_UNANSWERED - 1)

    assert not succession.lost.is_set()
