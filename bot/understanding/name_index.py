"""Finds the thing that somebody means by a name they typed, and completes names as they type."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.domain.names import fold
from bot.understanding.beginnings import Beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_CHOICES = 25  # Discord shows no more
SURE = 86
"""rapidfuzz's ratio, 0-100, from which a misspelling counts as the name."""
CLEAR_LEAD = 4
"""By how much the best must lead over the best of another thing, else both are offered."""
NEAR = 50
"""Below this ratio a name is not worth offering."""
_REMEMBERED = 2048
"""Completions kept: people type the same first letters over and over."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that can be named."""

    id: str
    label: str
    """How it is shown in a list."""
    names: tuple[str, ...]
    """Every way to call it."""


class NameIndex:
    """The names of one kind of thing; immutable but for its bounded memory of completions."""

    def __init__(self, things: Iterable[Named]) -> None:
        """Index things; their order is the order of usefulness."""
        self._things = {thing.id: thing for thing in things}
        self._names: list[str] = []
        self._owners: list[str] = []
        self._exact: dict[str, str] = {}
        for thing in self._things.values():
            self._add(thing)
        self._beginnings = Beginnings(self._names)
        self._completed: OrderedDict[str, tuple[Named, ...]] = OrderedDict()

    def _add(self, thing: Named) -> None:
        for name in dict.fromkeys(map(fold, (thing.id, thing.label, *thing.names))):
            self._names.append(name)
            self._owners.append(thing.id)
            self._exact.setdefault(name, thing.id)

    def __contains__(self, key: object) -> bool:
        """Tell whether something has this id."""
        return key in self._things

    def label(self, key: str) -> str:
        """Return how a thing is shown."""
        return self._things[key].label

    def resolve(self, typed: str) -> str | None:
        """Return the id that is meant without doubt, or None."""
        if typed in self._things:
            return typed
        folded = fold(typed)
        if folded in self._exact:
            return self._exact[folded]
        ranked = self._ranked(folded, SURE)
        if not ranked:
            return None
        (best, score), *others = ranked
        clear = not others or score - others[0][1] >= CLEAR_LEAD
        return best if clear else None

    def near(self, typed: str, limit: int = 3) -> tuple[str, ...]:
        """Return the ids that come closest, best first, empty if nothing is near."""
        ranked = self._ranked(fold(typed), NEAR)
        return tuple(key for key, _ in ranked[:limit])

    def complete(self, typed: str, first: Sequence[str] = ()) -> tuple[Named, ...]:
        """Return what somebody may be typing: prefixes first, then near spellings.

        At most 25; with nothing typed the most useful ones, `first` before all others.
        """
        folded = fold(typed)
        if not folded:
            order = dict.fromkeys((*(key for key in first if key in self._things), *self._things))
            return tuple(self._things[key] for key in list(order)[:MAX_CHOICES])
        if folded in self._completed:
            self._completed.move_to_end(folded)
            return self._completed[folded]
        found = self._search(folded)
        self._completed[folded] = found
        if len(self._completed) > _REMEMBERED:
            self._completed.popitem(last=False)
        return found

    def _search(self, folded: str) -> tuple[Named, ...]:
        found: dict[str, None] = {}
        for search in (self._beginnings.of_names, self._beginnings.of_words, self._alike):
            for position in search(folded):
                found[self._owners[position]] = None
                if len(found) == MAX_CHOICES:
                    return tuple(self._things[key] for key in found)
        return tuple(self._things[key] for key in found)

    def _alike(self, folded: str) -> list[int]:
        return self._beginnings.alike(folded, limit=MAX_CHOICES * 2)

    def _ranked(self, folded: str, floor: float) -> list[tuple[str, float]]:
        """Return things with the score of their best name, best first."""
        best: dict[str, float] = {}
        hits = process.extract(
            folded, self._names, scorer=fuzz.ratio, score_cutoff=floor, limit=MAX_CHOICES
        )
        for _, score, position in hits:
            owner = self._owners[position]
            best[owner] = max(best.get(owner, 0.0), score)
        return sorted(best.items(), key=lambda item: -item[1])
