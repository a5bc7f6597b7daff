"""Finds which names stand where in a question; the longest name wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.evidence import Context
from bot.understanding.meanings import Kind, Meaning
from bot.understanding.words import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.understanding.names import NameTable
    from bot.understanding.utterance import Word

LONGEST = 6
"""Words of the longest name that is looked for."""
_BREAKS = frozenset({",", "\n", ":", "(", ")", "|", "+", ">", "→", '"'})


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that names something."""

    first: int
    stop: int
    """Index after the last word."""
    meaning: Meaning
    inner: tuple[Meaning, ...] = ()
    """Skills that stand inside the name of a career, as in "linux admin"."""


class MentionFinder:
    """Reads names out of words; holds nothing but the table."""

    def __init__(self, names: NameTable) -> None:
        """Read by this table."""
        self._names = names

    def find(self, question: str, words: Sequence[Word]) -> tuple[Mention, ...]:
        """Return all mentions in order of appearance; they do not overlap."""
        singulars = [singular(word.text) for word in words]

        def names_technology(at: int) -> bool:
            found = self._names.find(singulars[at], (singulars[at],))
            return any(m.kind is Kind.SKILL and not m.needs_evidence for m in found)

        context = Context(question, words, names_technology)
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._longest_at(at, words, singulars, context)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.stop
        return tuple(found)

    def _longest_at(
        self, at: int, words: Sequence[Word], singulars: list[str], context: Context
    ) -> Mention | None:
        best: Mention | None = None
        letters = ""
        for stop in range(at + 1, min(at + LONGEST, len(words)) + 1):
            if stop - 1 > at and words[stop - 1].before in _BREAKS:
                break
            letters += singulars[stop - 1]
            if len(letters) > self._names.longest:
                break
            meanings = self._names.find(letters, tuple(singulars[at:stop]))
            chosen = _choose(meanings, at, stop, context) if meanings else None
            if chosen is not None:
                best = Mention(at, stop, chosen)
        if best is not None and best.meaning.kind is Kind.CAREER and best.stop - best.first > 1:
            return self._with_inner(best, singulars)
        return best

    def _with_inner(self, mention: Mention, singulars: list[str]) -> Mention:
        """Add the technologies that a career's name holds; the career itself is their evidence."""
        inner: list[Meaning] = []
        for at in range(mention.first, mention.stop - 1):
            for stop in range(mention.stop - 1, at, -1):
                spacing = tuple(singulars[at:stop])
                meanings = self._names.find("".join(spacing), spacing)
                if any(meaning.kind is Kind.CAREER for meaning in meanings):
                    continue  # "devops" in "devops engineer" is the same once more
                skills = [meaning for meaning in meanings if meaning.is_technology]
                if skills:
                    inner.append(skills[0])
                    break
        return Mention(mention.first, mention.stop, mention.meaning, tuple(inner))


def _choose(
    meanings: tuple[Meaning, ...], first: int, stop: int, context: Context
) -> Meaning | None:
    """Return the meaning that holds here, or None.

    Careers come before skills, and skills before terms; but a doubtful skill, such as
    "databases", steps back where a whole category is asked for.
    """
    held = [meaning for meaning in meanings if context.supports(meaning, first, stop)]
    return min(held, key=_rank, default=None)


def _rank(meaning: Meaning) -> int:
    doubtful = meaning.kind is Kind.SKILL and meaning.needs_evidence
    return len(_ORDER) if doubtful else _ORDER.index(meaning.kind)


_ORDER = (
    Kind.OTHER_MEANING,
    Kind.CAREER,
    Kind.TECH_JOB,
    Kind.PROFESSION,
    Kind.SKILL,
    Kind.LEVEL,
    Kind.STAGE,
    Kind.CATEGORY,
    Kind.COUNTRY,
)
