"""Whether an ordinary word stands for a technology or a term where it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.meanings import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.understanding.meanings import Meaning
    from bot.understanding.utterance import Word

_MAKERS = frozenset(
    "developer developers engineer engineers programmer programmers coder programming coding"
    " language framework certification certified certificate concepts basics skills course courses"
    " tutorial tutorials book books project projects app apps job jobs".split()
)
"""After a doubtful name they make it a technology: "rust developer"."""
_LEARNING = frozenset("learn learning learnt learned know knowing study studying master".split())
_TECHNICAL = frozenset(
    "job jobs career careers developer developers programmer programming coding code framework"
    " frameworks library libraries language languages stack skill skills course courses tutorial"
    " book certification certifications concepts interview salary project projects tech resume"
    " backend frontend experience companies websites industry learn learning worth".split()
)
"""One of them in the question makes most doubtful names technologies."""
_LONG = 4
"""Shorter doubtful names, such as "ad" and "os", need more than a technical question around."""
_BASICS = frozenset("basics fundamentals concepts principles essentials".split())
_TRAINING = _LEARNING | {"improve", "improving", "practice", "practicing", "better"}
_TRAINED = frozenset("skill skills course courses book books training workshop".split())
_FIELD_WORDS = frozenset({"security", "cloud", "embedded", "firmware"})
"""Careers by one word that is more often the thing itself."""
_BEFORE_FIELDS = frozenset("in into to for as a an or vs and from towards than about is".split())
_DOUBTFUL_INITIALS = frozenset("ds de da pm em be fe fs tw".split())
_BEFORE_INITIALS = _BEFORE_FIELDS | frozenset("junior senior entry mid lead my the".split())
"""Without one of them "de" is a word of Spanish, and "be" one of English."""
_HALVES = {"front": ("back", "backend"), "back": ("front", "frontend")}
"""Careers by half a word, as in "front and back end"."""
_VERBS_TOO = frozenset(
    "go next rest c r express react excel node net helm compose switch switches switching routing"
    " logging monitoring".split()
)
"""Names that are such common words that a technical question around is not enough."""
_SUBJECTS = frozenset(
    "i you we they he she it will would can could should may might must not let people"
    " did do does always never also just".split()
)
_GOES_WITH = frozenset({"at", "myself", "yourself", "to", "on", "upon", "of"})
_LINKS = frozenset({"or", "and", "vs", "than"})
_LINK_MARKS = frozenset({",", "/", "&", "+"})
_DOUBTFUL_LEVELS = frozenset(
    "lead staff associate mid fellow principal architect l3 l4 l5 l6 l7 graduate grad".split()
)
_JOB_WORDS = frozenset(
    "engineer engineers developer developers dev devs role roles position positions level job jobs"
    " programmer analyst designer scientist manager architect swe salary salaries interview"
    " interviews career careers path roadmap field work resume internship".split()
)
_PLACE_WORDS = frozenset({"in", "the", "from", "across", "outside"})
_WORKS_FROM = frozenset("work working remote remotely job jobs salary move moving".split())
_CAREFUL_CATEGORIES = frozenset(
    "database databases db api apis cloud security software networks network protocol protocols"
    " storage methods concepts languages language library".split()
)
_ASKS_FOR_KIND = frozenset("which what best top any list of key important common popular".split())
_TITLE_SHARE = 0.6
"""From this share of capitals on, capitals say nothing about one word."""


class Context:
    """The words around a name."""

    def __init__(
        self, question: str, words: Sequence[Word], is_technology: Callable[[int], bool]
    ) -> None:
        """Look at these words; `is_technology` tells of an index whether it surely names one."""
        self._question = question
        self._words = words
        self._texts = [word.text for word in words]
        self._line = f" {' '.join(self._texts)} "
        self._is_technology_at = is_technology
        self._is_technical = not _TECHNICAL.isdisjoint(self._texts)
        initials = [question[word.start : word.start + 1].isupper() for word in words]
        self._capitals_tell = sum(initials) < _TITLE_SHARE * len(initials)

    def supports(self, meaning: Meaning, first: int, stop: int) -> bool:
        """Tell whether the words around make this the meaning of the words first to stop."""
        match meaning.kind:
            case Kind.CAREER:
                return stop - first > 1 or self._is_career(first)
            case Kind.SKILL:
                return not meaning.needs_evidence or self._is_technology(meaning, first, stop)
            case Kind.LEVEL:
                return self._is_level(first, stop)
            case Kind.COUNTRY:
                return self._is_country(first, stop)
            case Kind.CATEGORY:
                return self._is_category(first, stop)
            case _:
                return True

    def _is_career(self, at: int) -> bool:
        """Tell whether one word is a career: DE, "de role", "into security"."""
        text = self._texts[at]
        if text in _DOUBTFUL_INITIALS:
            if self._typed(at).isupper() and not self._question.isupper():
                return True
            is_job = self._text(at + 1) in _JOB_WORDS
            return is_job and (at == 0 or self._text(at - 1) in _BEFORE_INITIALS)
        if text in _HALVES:
            return self._is_half(at, _HALVES[text])
        if text not in _FIELD_WORDS or self._text(at + 1) in _JOB_WORDS:
            return True
        is_alone = len(self._texts) == 1 or self._before(at) in _LINK_MARKS
        return is_alone or at == 0 or self._text(at - 1) in _BEFORE_FIELDS

    def _is_half(self, at: int, others: tuple[str, str]) -> bool:
        """Tell whether the other half is named beside it: "front and back end"."""
        after = at + 1 if self._before(at + 1) in _LINK_MARKS else at + 2
        is_linked = after == at + 1 or self._text(at + 1) in _LINKS
        return is_linked and self._text(after) in others

    def _is_technology(self, meaning: Meaning, first: int, stop: int) -> bool:
        if meaning.is_soft:
            return self._text(stop) in _TRAINED or self._text(first - 1) in _TRAINING
        if any(f" {phrase} " in self._line for phrase in meaning.evidence):
            return True
        if self._text(stop) in _MAKERS or self._text(first - 1) in _LEARNING:
            return True
        if self._text(first - 1) == "of" and self._text(first - 2) in _BASICS:
            return True
        is_word = stop - first == 1 and self._texts[first] in _VERBS_TOO
        if self._is_listed(first, stop, _LINK_MARKS - {","} if is_word else _LINK_MARKS):
            return True
        if self._is_capital(first):
            return True
        is_long = stop - first > 1 or len(self._texts[first]) >= _LONG
        return is_long and self._is_technical and not self._is_verb(first, stop)

    def _is_listed(self, first: int, stop: int, marks: frozenset[str]) -> bool:
        """Tell whether a technology stands beside it in a list: "python or go"."""
        before = first - 1 if self._before(first) in marks else first - 2
        if (before == first - 1 or self._text(first - 1) in _LINKS) and self._names(before):
            return True
        after = stop if self._before(stop) in marks else stop + 1
        return (after == stop or self._text(stop) in _LINKS) and self._names(after)

    def _is_capital(self, at: int) -> bool:
        """Tell whether it has a capital inside a sentence that is otherwise written small."""
        if not self._capitals_tell or not self._typed(at)[:1].isupper():
            return False
        return at > 0 and self._words[at - 1].sentence == self._words[at].sentence

    def _is_verb(self, first: int, stop: int) -> bool:
        if self._text(first) in _VERBS_TOO and stop - first == 1:
            related = self._text(first - 1) == "to" and self._text(first - 2) == "related"
            return not related
        return self._text(first - 1) in _SUBJECTS or self._text(stop) in _GOES_WITH

    def _is_level(self, first: int, stop: int) -> bool:
        if stop - first > 1 or self._texts[first] not in _DOUBTFUL_LEVELS:
            return True
        return self._text(stop) in _JOB_WORDS

    def _is_country(self, first: int, stop: int) -> bool:
        if self._text(first - 1) == "from" and self._text(first - 2) not in _WORKS_FROM:
            return False  # where somebody comes from is not where they ask about
        if stop - first > 1 or self._texts[first] != "us":
            return True
        is_name = self._capitals_tell and self._typed(first).isupper()
        return is_name or self._text(first - 1) in _PLACE_WORDS

    def _is_category(self, first: int, stop: int) -> bool:
        """Tell whether a whole shelf is asked for, and not one thing of it."""
        if self._texts[first:stop] == ["soft"]:
            return self._text(stop) == "skills"
        if stop - first > 1:
            return True
        asked = self._text(first - 1) in _ASKS_FOR_KIND or self._text(first - 2) in _ASKS_FOR_KIND
        return asked or self._texts[first] not in _CAREFUL_CATEGORIES

    def _typed(self, at: int) -> str:
        word = self._words[at]
        return self._question[word.start : word.end]

    def _text(self, at: int) -> str:
        return self._texts[at] if 0 <= at < len(self._texts) else ""

    def _before(self, at: int) -> str:
        return self._words[at].before if 0 <= at < len(self._words) else ""

    def _names(self, at: int) -> bool:
        return 0 <= at < len(self._words) and self._is_technology_at(at)
