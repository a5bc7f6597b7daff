"""The one door of this room: a route goes in, an Answer comes out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.advice.request import ArgKind, Request, View
from bot.advice.resolver import Resolver
from bot.advice.shelf import AnswerShelf
from bot.advice.views import build_views
from bot.errors import OutdatedCardError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.answers import Answer
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import ProgressStore
    from bot.domain.readers import Reader
    from bot.domain.routes import Route
    from bot.understanding.name_index import Named


class Advisor:
    """Answers everything that can be addressed; swaps its knowledge only as a whole."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        progress: ProgressStore,
        further: Mapping[str, View] = MappingProxyType({}),
    ) -> None:
        """Serve this knowledge, and further views; ticks are kept in the store."""
        self._views = {**build_views(progress), **further}
        self._knowledge = knowledge
        self._resolver = Resolver(knowledge)
        self._shelf = AnswerShelf()

    @property
    def knowledge(self) -> KnowledgeBase:
        """The knowledge base in force."""
        return self._knowledge

    def replace_knowledge(self, knowledge: KnowledgeBase, resolver: Resolver) -> None:
        """Serve another reading, with its names, from the next question on."""
        self._resolver = resolver
        self._knowledge = knowledge
        self._shelf.clear()

    async def open(self, route: Route, reader: Reader) -> Answer:
        """Return the answer at a route.

        Raises UnknownNameError for a name that is none, UsageError for anything else that
        does not fit, both with what to say to the asker.
        """
        view = self._views.get(route.view)
        if view is None:
            raise OutdatedCardError
        resolved = self._resolver.resolve(route, view)
        request = Request(self._knowledge, resolved, reader)
        if not view.for_everybody:
            return await view.run(request)
        return self._shelf.find(resolved) or self._keep(request, await view.run(request))

    def _keep(self, request: Request, answer: Answer) -> Answer:
        """Keep an answer, unless the knowledge was replaced while it was made."""
        is_current = request.knowledge is self._knowledge
        return self._shelf.keep(request.route, answer) if is_current else answer

    def complete(self, kind: ArgKind, typed: str, first: Sequence[str] = ()) -> Sequence[Named]:
        """Return completions of a name being typed, best first, at most 25."""
        return self._resolver.complete(kind, typed, first)
