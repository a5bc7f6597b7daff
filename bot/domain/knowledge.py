"""The knowledge base: everything that is known, immutable, looked up by id or by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.names import fold
from bot.domain.pay import CareerPay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.careers import Career, CareerId
    from bot.domain.guidance import FaqEntry, FinderQuestion, QuestionTemplates, Term, Tip
    from bot.domain.pay import Outlook, PayLadder
    from bot.domain.skills import Skill, SkillId
    from bot.domain.sources import Source


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class KnowledgeBase:
    """All facts of one reading; replaced as a whole, never changed.

    Mappings keep the order of the files: what people should meet first comes first.
    """

    careers: Mapping[CareerId, Career]
    skills: Mapping[SkillId, Skill]
    pay: Mapping[CareerId, CareerPay]
    shared_ladders: Mapping[CareerId, tuple[PayLadder, ...]]
    """Bands over a wider group, for careers that no source splits by level."""
    yardsticks: tuple[Outlook, ...]
    """Projections over all occupations and all of computing, to hold a career's own against."""
    sources: Mapping[str, Source]
    tips: Mapping[str, Tip]
    faq: Mapping[str, FaqEntry]
    terms: Mapping[str, Mapping[str, Term]]
    """By vocabulary (stages, levels, categories, countries, groups, kinds, interests), then id."""
    templates: Mapping[str, QuestionTemplates]
    """By intent."""
    fingerprint: str
    """A hash of the files' content."""
    finder: tuple[FinderQuestion, ...] = ()
    """The questions of the career finder, in order."""
    _careers_by_name: Mapping[str, CareerId] = field(init=False, repr=False)
    _skills_by_name: Mapping[str, SkillId] = field(init=False, repr=False)
    _careers_by_skill: Mapping[SkillId, tuple[Career, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Build the indices."""
        object.__setattr__(self, "_careers_by_name", self._career_names())
        object.__setattr__(self, "_skills_by_name", self._skill_names())
        object.__setattr__(self, "_careers_by_skill", self._needed_by())

    def _career_names(self) -> dict[str, CareerId]:
        return {
            fold(name): career.id
            for career in self.careers.values()
            for name in (career.id, career.title, career.plural, *career.aliases)
        }

    def _skill_names(self) -> dict[str, SkillId]:
        names: dict[str, SkillId] = {}
        for skill in self.skills.values():
            for name in (*skill.aliases, *skill.misspellings, skill.full_name or skill.name):
                names.setdefault(fold(name), skill.id)
        for skill in self.skills.values():
            for name in skill.ambiguous:
                names.setdefault(fold(name), skill.id)
        for skill in self.skills.values():  # a skill's own name wins over another's alias
            for name in (skill.short, skill.name, skill.id):
                names[fold(name)] = skill.id
        return names

    def _needed_by(self) -> dict[SkillId, tuple[Career, ...]]:
        needed_by: defaultdict[SkillId, list[Career]] = defaultdict(list)
        for career in self.careers.values():
            for skill_id in career.needs:
                needed_by[skill_id].append(career)
        return {key: tuple(found) for key, found in needed_by.items()}

    def career_named(self, name: str) -> Career | None:
        """Return the career with this id, title or alias, however it is written, or None."""
        found = self._careers_by_name.get(fold(name))
        return None if found is None else self.careers[found]

    def skill_named(self, name: str) -> Skill | None:
        """Return the skill with this id, name or alias, however it is written, or None."""
        found = self._skills_by_name.get(fold(name))
        return None if found is None else self.skills[found]

    def careers_needing(self, skill: SkillId) -> tuple[Career, ...]:
        """Return the careers that ask for a skill, those that need it most first."""
        order = ("core", "useful", "bonus")
        found = self._careers_by_skill.get(skill, ())
        return tuple(sorted(found, key=lambda c: order.index(c.needs[skill].importance)))

    def pay_of(self, career: CareerId) -> CareerPay:
        """Return a career's figures; empty when no source has any."""
        return self.pay.get(career, CareerPay())

    def term(self, vocabulary: str, key: str) -> Term:
        """Return a term of a vocabulary. Raises KeyError when there is none."""
        return self.terms[vocabulary][key]
