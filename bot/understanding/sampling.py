"""Makes examples of the questions in the knowledge base, as the models will see them."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.recognition import Intent
from bot.domain.templates import Slot, TemplateReader, pick, variety
from bot.understanding.masking import Token, condensed, masked
from bot.understanding.name_sources import SURROUNDINGS
from bot.understanding.reading import read_question
from bot.understanding.utterance import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.guidance import QuestionTemplates
    from bot.domain.templates import Sequence as Parts
    from bot.domain.templates import Words
    from bot.understanding.mentions import MentionFinder
    from bot.understanding.spelling import Speller

SAMPLES = 8
"""Sentences drawn from one template; more train longer and tell little new."""
_RICH = 2000
SAMPLES_OF_RICH = 14
"""Drawn from a template with so many ways to say it that few would not show its range."""
_NOISY = 0.5
"""Share of examples with words in them that mean nothing here."""
_SURROUNDED = 0.5
"""Share of examples that stand before or after other sentences, as in a post."""
_SMALL_TALK = 6
"""One in so many surrounding sentences is off topic itself, as in "my build is running"."""
_OTHER_FIELD = 0.12
"""Share of examples about a career that come once more with a job outside tech."""

_CAREER, _OUTSIDER = "{career}", "{profession}"

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One question as tokens."""

    intent: Intent
    tokens: Tokens
    asked: Tokens
    """Those that ask; see Reading."""


class SentenceSampler:
    """Draws masked sentences from templates; the same ones every time."""

    def __init__(self, finder: MentionFinder) -> None:
        """Mask names that templates spell out as this finder sees them."""
        self._finder = finder
        self._pieces: dict[str, tuple[Token, ...]] = {}

    def draw(self, templates: QuestionTemplates) -> Iterator[Tokens]:
        """Yield sentences as tokens: of each template a few, chosen by its own text."""
        reader = TemplateReader(dict(templates.rules))
        for template in templates.sentences:
            parts = reader.read(template)
            chance = _chance(template)
            ways = variety(parts)
            wanted = min(ways, SAMPLES if ways < _RICH else SAMPLES_OF_RICH)
            drawn = {self._tokens(parts, chance): None for _ in range(wanted)}
            yield from filter(None, drawn)

    def _tokens(self, parts: Parts, chance: random.Random) -> Tokens:
        tokens: list[Token] = []
        for part in pick(parts, chance):
            tokens += self._piece(part)
        return condensed(tokens)

    def _piece(self, part: Words | Slot) -> tuple[Token, ...]:
        if isinstance(part, Slot):
            return (Token(f"{{{part.name}}}"),)
        if part.text not in self._pieces:
            words = read(part.text).words
            sentences = masked(words, self._finder.find(part.text, words))
            self._pieces[part.text] = tuple(token for tokens in sentences for token in tokens)
        return self._pieces[part.text]


def draw_examples(
    templates: Mapping[str, QuestionTemplates], finder: MentionFinder
) -> list[Example]:
    """Return plain examples of every intent that has templates."""
    sampler = SentenceSampler(finder)
    return [
        Example(intent, tokens, tokens)
        for intent in Intent
        if intent in templates
        for tokens in sampler.draw(templates[intent])
    ]


def said_examples(
    templates: Mapping[str, QuestionTemplates], finder: MentionFinder, speller: Speller
) -> list[Example]:
    """Return the questions that were written down as people said them."""
    said = (
        (intent, read_question(question, finder, speller))
        for intent in Intent
        if intent in templates
        for question in templates[intent].said.decode().splitlines()
    )
    return [Example(intent, read.tokens, read.asked) for intent, read in said if read.tokens]


def roughened(
    examples: Sequence[Example],
    templates: Mapping[str, QuestionTemplates],
    finder: MentionFinder,
    noise: Sequence[str],
) -> list[Example]:
    """Return examples as posts hold them: with filler words and sentences around.

    Questions about careers come, now and then, once more about a job outside tech: those are
    out of scope, however career-like they sound.
    """
    chance = _chance("roughened")
    around = _surroundings(templates, finder)
    small_talk = [e.tokens for e in examples if e.intent is Intent.OUT_OF_SCOPE and _is_plain(e)]
    around += chance.sample(small_talk, min(len(small_talk), len(around) // _SMALL_TALK))
    rough = [_roughened(example, around, noise, chance) for example in examples]
    return rough + [
        _in_other_field(example)
        for example in examples
        if _may_be_other_field(example) and chance.random() < _OTHER_FIELD
    ]


def _surroundings(
    templates: Mapping[str, QuestionTemplates], finder: MentionFinder
) -> list[Tokens]:
    if SURROUNDINGS not in templates:
        return []
    return list(SentenceSampler(finder).draw(templates[SURROUNDINGS]))


def _roughened(
    example: Example, around: Sequence[Tokens], noise: Sequence[str], chance: random.Random
) -> Example:
    if example.intent is Intent.OUT_OF_SCOPE:
        return example  # chatter around it is the same as around the others, and tells nothing
    tokens = list(example.tokens)
    if chance.random() < _NOISY:
        for _ in range(chance.randint(1, max(1, len(tokens) // 3))):
            tokens.insert(chance.randint(0, len(tokens)), chance.choice(noise))
    if around and chance.random() < _SURROUNDED:
        before, after = [*chance.choice(around)], []
        if chance.random() < 1 / 3:
            before, after = after, before
        tokens = [*before, *tokens, *after]
    return Example(example.intent, tuple(tokens), example.asked)


def _may_be_other_field(example: Example) -> bool:
    kept = example.intent in {Intent.SWITCH, Intent.OUT_OF_SCOPE}
    return not kept and example.tokens.count(_CAREER) == 1 and "{skill}" not in example.tokens


def _is_plain(example: Example) -> bool:
    """Tell whether a sentence names nothing, so that it may stand beside any question."""
    return not any(token.startswith("{") for token in example.tokens)


def _in_other_field(example: Example) -> Example:
    tokens = tuple(_OUTSIDER if name == _CAREER else name for name in example.tokens)
    return Example(Intent.OUT_OF_SCOPE, tokens, tokens)


def _chance(seed: str) -> random.Random:
    return random.Random(zlib.crc32(seed.encode()))  # noqa: S311 -- not for secrets
