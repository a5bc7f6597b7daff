"""A question as models see it: slips mended, names masked, what asks set apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.masking import condensed, masked
from bot.understanding.utterance import read

if TYPE_CHECKING:
    from bot.understanding.mentions import Mention, MentionFinder
    from bot.understanding.spelling import Speller
    from bot.understanding.utterance import Word


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of a question."""

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    tokens: tuple[str, ...]
    asked: tuple[str, ...]
    """The tokens of sentences that end with a question mark; all where none does."""


def read_question(question: str, finder: MentionFinder, speller: Speller) -> Reading:
    """Return a question as tokens, with the words and names that they stand for."""
    utterance = read(question)
    words = speller.corrected(utterance.words)
    mentions = finder.find(question, words)
    sentences = masked(words, mentions)
    tokens = condensed(token for sentence in sentences for token in sentence)
    asking = (s for s, asks in zip(sentences, utterance.asks, strict=False) if asks)
    asked = condensed(token for sentence in asking for token in sentence)
    return Reading(words, mentions, tokens, asked or tokens)
