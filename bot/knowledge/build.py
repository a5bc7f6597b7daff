"""Turns validated files into the immutable types of the domain."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from bot.domain import careers as c
from bot.domain import guidance, pay, skills, sources
from bot.domain.careers import CareerId
from bot.domain.knowledge import KnowledgeBase
from bot.domain.skills import SkillId
from bot.domain.vocabulary import Category, Level, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.schema import CareerFile, SalaryFile
    from bot.knowledge.schema.base import ResourceEntry
    from bot.knowledge.schema.career import MilestoneEntry, SkillNeedEntry, StageEntry
    from bot.knowledge.schema.faq import FaqEntry
    from bot.knowledge.schema.finder import FinderQuestionEntry
    from bot.knowledge.schema.salary import BandsEntry, FigureEntry, OutlookEntry, Percentiles
    from bot.knowledge.schema.skill import SkillEntry
    from bot.knowledge.schema.tip import TipEntry

K = TypeVar("K")
V = TypeVar("V")


def build(files: KnowledgeFiles, fingerprint: str) -> KnowledgeBase:
    """Return the knowledge base of files that have passed every check."""
    return KnowledgeBase(
        careers=_frozen({CareerId(key): _career(key, file) for key, file in _ordered(files)}),
        skills=_frozen(_skills(files)),
        pay=_frozen({CareerId(key): _pay(file) for key, file in files.pay.items()}),
        shared_ladders=_frozen(_shared_ladders(files)),
        yardsticks=tuple(
            _outlook(row) for file in files.shared_pay.values() for row in file.outlook
        ),
        sources=_frozen(
            {key: sources.Source(id=key, **vars(entry)) for key, entry in files.sources.items()}
        ),
        tips=_frozen({key: _tip(key, entry) for key, entry in files.tips.items()}),
        faq=_frozen({key: _faq(key, entry) for key, entry in files.faq.items()}),
        terms=_frozen({name: _terms(files, name) for name in files.vocabulary}),
        templates=_frozen(
            {
                intent: guidance.QuestionTemplates(
                    intent,
                    file.example,
                    tuple(file.rules.items()),
                    tuple(file.sentences),
                    file.said.encode(),
                )
                for intent, file in files.questions.items()
            }
        ),
        fingerprint=fingerprint,
        finder=tuple(map(_finder_question, files.finder)),
    )


def _frozen(mapping: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(mapping)


def _ordered(files: KnowledgeFiles) -> list[tuple[str, CareerFile]]:
    """Return the careers group by group, as /career browse shows them."""
    groups = list(files.vocabulary.get("groups", ()))
    return sorted(files.careers.items(), key=lambda item: (groups.index(item[1].group), item[0]))


def _resources(entries: Iterable[ResourceEntry]) -> tuple[skills.Resource, ...]:
    return tuple(skills.Resource(entry.title, entry.url) for entry in entries)


def _career(key: str, file: CareerFile) -> c.Career:
    return c.Career(
        id=CareerId(key),
        title=file.title,
        plural=file.plural,
        emoji=file.emoji,
        group=file.group,
        aliases=tuple(file.aliases),
        summary=file.summary,
        overview=file.overview,
        responsibilities=tuple(file.responsibilities),
        day=file.day,
        environment=tuple(file.environment),
        enjoys=tuple(file.enjoys),
        dislikes=tuple(file.dislikes),
        interests=_frozen(file.interests),
        apply_from=file.apply_from,
        skills=_frozen({cat: _needs(file.skills[cat]) for cat in Category if cat in file.skills}),
        roadmap=tuple(_stage(stage, file.roadmap[stage]) for stage in Stage),
        levels=tuple(c.Rung(r.level, r.title, r.years, r.expects) for r in file.levels),
        outlook=file.outlook,
        interview=tuple(
            c.InterviewQuestion(q.level, q.question, tuple(q.points))
            for q in sorted(file.interview, key=lambda q: list(Level).index(q.level))
        ),
        certificates=tuple(
            c.Certificate(e.name, e.issuer, e.worth, e.url) for e in file.certificates
        ),
        certificates_advice=file.certificates_advice,
        related=tuple(c.Related(CareerId(r.career), r.carries) for r in file.related),
        questions=tuple(c.OwnQuestion(q.question, tuple(q.also), q.answer) for q in file.questions),
    )


def _needs(entries: list[SkillNeedEntry]) -> tuple[c.SkillNeed, ...]:
    return tuple(c.SkillNeed(SkillId(e.skill), e.importance, e.stage) for e in entries)


def _stage(stage: Stage, entry: StageEntry) -> c.StagePlan:
    return c.StagePlan(
        stage, entry.months, entry.goal, tuple(_milestone(m) for m in entry.milestones)
    )


def _milestone(entry: MilestoneEntry) -> c.Milestone:
    return c.Milestone(
        id=entry.id,
        title=entry.title,
        learn=entry.learn,
        why=entry.why,
        skills=tuple(map(SkillId, entry.skills)),
        project=entry.project,
        resources=_resources(entry.resources),
        done=entry.done,
    )


def _skills(files: KnowledgeFiles) -> dict[SkillId, skills.Skill]:
    related = _mutual(
        {key: entry.related for shelf in files.skills.values() for key, entry in shelf.items()}
    )
    return {
        SkillId(key): _skill(key, Category(category), entry, related[key])
        for category in Category
        for key, entry in files.skills.get(category, {}).items()
    }


def _mutual(related: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return who is related to whom in both directions: an editor writes it on one side only."""
    both = {key: list(names) for key, names in related.items()}
    for key, names in related.items():
        for name in names:
            if name in both and key not in both[name]:
                both[name].append(key)
    return {key: tuple(names) for key, names in both.items()}


def _skill(
    key: str, category: Category, entry: SkillEntry, related: tuple[str, ...]
) -> skills.Skill:
    usage = entry.usage
    return skills.Skill(
        id=SkillId(key),
        category=category,
        name=entry.name,
        short=entry.short or entry.name.lower(),
        full_name=entry.full_name,
        group=entry.group,
        summary=entry.summary,
        why=entry.why,
        before=tuple(map(SkillId, entry.before)),
        related=tuple(map(SkillId, related)),
        aliases=tuple(entry.aliases),
        misspellings=tuple(entry.misspellings),
        ambiguous=frozenset(entry.ambiguous),
        evidence=tuple(entry.evidence),
        docs=entry.docs,
        learn=_resources(entry.learn),
        project=entry.project,
        basics_weeks=entry.basics_weeks,
        usage=usage and skills.Usage(usage.percent, usage.of, usage.source),
    )


def _pay(file: SalaryFile) -> pay.CareerPay:
    return pay.CareerPay(
        figures=tuple(map(_figure, file.figures)),
        ladders=tuple(map(_ladder, file.bands)),
        outlook=tuple(map(_outlook, file.outlook)),
    )


def _shared_ladders(files: KnowledgeFiles) -> dict[CareerId, tuple[pay.PayLadder, ...]]:
    ladders: dict[CareerId, tuple[pay.PayLadder, ...]] = {}
    for file in files.shared_pay.values():
        for career in file.careers:
            key = CareerId(career)
            ladders[key] = (*ladders.get(key, ()), *map(_ladder, file.bands))
    return ladders


def _figure(entry: FigureEntry) -> pay.PayFigure:
    earlier = entry.earlier
    return pay.PayFigure(
        country=entry.country,
        occupation=entry.occupation,
        code=entry.code,
        fit=entry.fit,
        fit_note=entry.fit_note,
        kind=entry.kind,
        currency=entry.currency,
        unit=entry.unit,
        basis=entry.basis,
        period=entry.period,
        amounts=_amounts(entry.figures),
        sample=entry.sample,
        jobs=entry.jobs,
        source=entry.source,
        earlier=earlier
        and pay.EarlierPay(earlier.period, _amounts(earlier.figures), earlier.source),
    )


def _amounts(figures: Percentiles) -> pay.Amounts:
    given: dict[str, Decimal | None] = vars(figures)
    named = [(name, amount) for name, amount in given.items() if amount is not None]
    return tuple(sorted(named, key=lambda item: item[1]))


def _ladder(entry: BandsEntry) -> pay.PayLadder:
    return pay.PayLadder(
        source=entry.source,
        kind=entry.kind,
        fit=entry.fit,
        group=entry.group,
        currency=entry.currency,
        unit=entry.unit,
        period=entry.period,
        range_is=entry.range_is,
        note=entry.note,
        bands=tuple(pay.PayBand(**vars(band)) for band in entry.bands),
    )


def _outlook(entry: OutlookEntry) -> pay.Outlook:
    return pay.Outlook(**vars(entry))


def _tip(key: str, entry: TipEntry) -> guidance.Tip:
    return guidance.Tip(
        id=key,
        title=entry.title,
        text=entry.text,
        kind=entry.kind,
        careers=tuple(map(CareerId, entry.careers)),
        stage=entry.stage,
        skills=tuple(map(SkillId, entry.skills)),
    )


def _faq(key: str, entry: FaqEntry) -> guidance.FaqEntry:
    return guidance.FaqEntry(
        id=key,
        question=entry.question,
        also=tuple(entry.also),
        topic=entry.topic,
        keywords=tuple(entry.keywords),
        answer=entry.answer,
        steps=tuple(entry.steps),
        link=entry.link,
    )


def _finder_question(entry: FinderQuestionEntry) -> guidance.FinderQuestion:
    return guidance.FinderQuestion(
        entry.question,
        tuple(
            guidance.FinderOption(o.label, o.emoji or "", _frozen(o.speaks_for))
            for o in entry.options
        ),
    )


def _terms(files: KnowledgeFiles, name: str) -> Mapping[str, guidance.Term]:
    return _frozen(
        {
            key: guidance.Term(
                id=key,
                name=entry.name,
                emoji=entry.emoji or "",
                summary=entry.summary or "",
                aliases=tuple(entry.aliases),
                places=tuple(entry.places),
                currency=entry.currency,
            )
            for key, entry in files.vocabulary[name].items()
        }
    )
