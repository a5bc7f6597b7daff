"""General questions and tips that a server's admins chose not to show."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import structlog

from bot.domain.names import fold
from bot.domain.own_answers import HiddenKind
from bot.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.advice.advisor import Advisor
    from bot.domain.answers import Action, Answer, Option
    from bot.domain.guilds import AuditStore
    from bot.domain.own_answers import AnswerStore
    from bot.domain.routes import Route

log = structlog.get_logger(__name__)

HIDEABLE_VIEWS = frozenset({"faq", "tip"})
"""Views of routes that show something which may be hidden."""
_T = TypeVar("_T", "Option", "Action")
_PATIENCE_SECONDS = 0.5  # of the three that Discord gives an answer
_MOST_GUILDS = 2000
_MOST_OFFERED = 25  # Discord shows no more


@dataclass(frozen=True, slots=True)
class Hideable:
    """A general question or a tip."""

    kind: HiddenKind
    key: str
    title: str

    @property
    def written(self) -> str:
        """The value of a choice, such as "tip:read-a-diff"."""
        return f"{self.kind}:{self.key}"


class HiddenKnowledge:
    """What servers hide of the general knowledge."""

    def __init__(self, advisor: Advisor, store: AnswerStore, audit: AuditStore) -> None:
        """Hide what this advisor knows."""
        self._advisor = advisor
        self._store = store
        self._audit = audit
        self._kept: OrderedDict[int, frozenset[str]] = OrderedDict()
        self._changes = 0

    async def hide(self, guild_id: int, member_id: int, written: str) -> Hideable:
        """Hide one. Raises UsageError when there is no such thing."""
        thing = self._named(written)
        await self._store.hide(guild_id, thing.kind, thing.key)
        self.forget(guild_id)
        await self._audit.note(guild_id, member_id, "answers.hide", thing.title)
        return thing

    async def unhide(self, guild_id: int, member_id: int, written: str) -> Hideable:
        """Show one again. Raises UsageError when it is not hidden."""
        hidden = {thing.written: thing for thing in await self.hidden(guild_id)}
        if written not in hidden:
            raise UsageError("That is not hidden here. Please choose from the list.")
        thing = hidden[written]
        await self._store.unhide(guild_id, thing.kind, thing.key)
        self.forget(guild_id)
        await self._audit.note(guild_id, member_id, "answers.unhide", thing.title)
        return thing

    async def hidden(self, guild_id: int) -> Sequence[Hideable]:
        """Return what a server hides, also what the knowledge no longer has."""
        known = {thing.written: thing for thing in self._all()}
        found: list[Hideable] = []
        for kind in HiddenKind:
            for key in sorted(await self._store.hidden(guild_id, kind)):
                thing = Hideable(kind, key, key)
                found.append(known.get(thing.written, thing))
        return found

    async def leave_out(self, answer: Answer, guild_id: int | None) -> Answer:
        """Return an answer that does not offer what a server hides."""
        if not any(map(_entry_of, _offered(answer))):
            return answer  # nearly all: nothing need be read
        hidden = await self.of_guild(guild_id)
        menus = (replace(menu, options=tuple(_kept(menu.options, hidden))) for menu in answer.menus)
        actions = tuple(_kept(answer.actions, hidden))
        return replace(answer, menus=tuple(menus), actions=actions)

    async def of_guild(self, guild_id: int | None) -> frozenset[str]:
        """Return what a server hides, as in "tip:read-a-diff"; remembered until it changes.

        Nothing while the database is away: showing too much is better than no answer.
        """
        if guild_id is None:
            return frozenset()
        if guild_id in self._kept:
            self._kept.move_to_end(guild_id)
            return self._kept[guild_id]
        changes = self._changes
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                found = frozenset(thing.written for thing in await self.hidden(guild_id))
        except (StorageError, TimeoutError) as error:
            log.warning("hidden knowledge is out of reach", guild=guild_id, reason=str(error))
            return frozenset()
        if changes == self._changes:  # else it may have been read before a change was written
            self._kept[guild_id] = found
            if len(self._kept) > _MOST_GUILDS:
                self._kept.popitem(last=False)
        return found

    def forget(self, guild_id: int | None) -> None:
        """Look anew what a server hides when it is next asked for; None means of all."""
        self._changes += 1
        if guild_id is None:
            self._kept.clear()
        else:
            self._kept.pop(guild_id, None)

    def complete(self, typed: str) -> Sequence[Hideable]:
        """Return what could be hidden and may be being typed, at most 25."""
        return _matching(self._all(), typed)

    async def complete_hidden(self, guild_id: int, typed: str) -> Sequence[Hideable]:
        """Return what is hidden and may be being typed, at most 25."""
        return _matching(await self.hidden(guild_id), typed)

    def _named(self, written: str) -> Hideable:
        for thing in self._all():
            if thing.written == written or fold(thing.title) == fold(written):
                return thing
        raise UsageError("There is no such general question or tip. Please choose from the list.")

    def _all(self) -> Iterator[Hideable]:
        knowledge = self._advisor.knowledge
        for entry in knowledge.faq.values():
            yield Hideable(HiddenKind.ENTRY, entry.id, entry.question)
        for tip in knowledge.tips.values():
            yield Hideable(HiddenKind.TIP, tip.id, tip.title)


def _matching(things: Iterable[Hideable], typed: str) -> Sequence[Hideable]:
    folded = fold(typed)
    return [thing for thing in things if folded in fold(thing.title)][:_MOST_OFFERED]


def _offered(answer: Answer) -> Iterator[Route]:
    yield from (option.route for menu in answer.menus for option in menu.options)
    yield from (action.route for action in answer.actions)


def _kept(offered: Iterable[_T], hidden: frozenset[str]) -> Iterator[_T]:
    return (one for one in offered if _entry_of(one.route) not in hidden)


def _entry_of(route: Route) -> str | None:
    """Return the written form of the general question that a route leads to, if it does."""
    return f"{HiddenKind.ENTRY}:{route.arg(0)}" if route.view == "faq" else None
