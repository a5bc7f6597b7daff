"""Answers that are the same for everybody, kept ready: the most used ones, up to a number."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.answers import Answer
    from bot.domain.routes import Route

ROOM = 512  # answers; about 10 kB each


class AnswerShelf:
    """The answers used last, by route. Owned by the advisor, emptied with its knowledge."""

    def __init__(self, room: int = ROOM) -> None:
        """Keep at most so many."""
        self._room = room
        self._answers: OrderedDict[Route, Answer] = OrderedDict()

    def find(self, route: Route) -> Answer | None:
        """Return what is kept for a route."""
        answer = self._answers.get(route)
        if answer is not None:
            self._answers.move_to_end(route)
        return answer

    def keep(self, route: Route, answer: Answer) -> Answer:
        """Put an answer in front and return it; the one unused for longest may go."""
        self._answers[route] = answer
        if len(self._answers) > self._room:
            self._answers.popitem(last=False)
        return answer

    def clear(self) -> None:
        """Forget everything."""
        self._answers.clear()
