"""Certificates: whether they matter, and which, in a career or for a skill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.neighbours import neighbours
from bot.advice.questions import own_questions
from bot.advice.questions.faq import entries_on, entry_blocks, more_menu
from bot.advice.wording import count, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Text
from bot.domain.routes import to
from bot.domain.vocabulary import FaqTopic

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, Certificate
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

_SHOWN = 6


async def certification(request: Request) -> Answer:
    """Say what certificates are worth in a career, for a skill, or at large."""
    career, skills = request.career_at(0), request.skills_at(1)
    if career is not None:
        return _in_career(request.knowledge, career, skills[0] if skills else None)
    if skills:
        return _for_skill(request.knowledge, skills[0])
    return _at_large(request.knowledge)


def certificates_for(
    skill: Skill, careers: tuple[Career, ...]
) -> tuple[tuple[Certificate, Career], ...]:
    """Return the certificates that carry a skill's name, each once, with a career that lists it."""
    names = "|".join(re.escape(name) for name in skill.names if name.lower() not in skill.ambiguous)
    if not names:
        names = re.escape(skill.name)
    named = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.I)
    found: dict[str, tuple[Certificate, Career]] = {}
    for career in careers:
        for certificate in career.certificates:
            if named.search(f"{certificate.name} {certificate.issuer}"):
                found.setdefault(certificate.name, (certificate, career))
    return tuple(found.values())


def _line(certificate: Certificate) -> str:
    name = (
        certificate.name if certificate.url is None else f"[{certificate.name}]({certificate.url})"
    )
    return f"**{name}** ({certificate.issuer})\n{certificate.worth}"


def _in_career(knowledge: KnowledgeBase, career: Career, skill: Skill | None) -> Answer:
    certificates = list(career.certificates)
    lead = career.certificates_advice
    if skill is not None:
        of_skill = [certificate for certificate, _ in certificates_for(skill, (career,))]
        certificates.sort(key=lambda certificate: certificate not in of_skill)
        are = "is" if len(of_skill) == 1 else "are"
        lead += f" {count(len(of_skill), 'certificate')} listed here {are} about {skill.name}."
    blocks: list[Block] = [
        Text(lead),
        Bullets("", tuple(_line(certificate) for certificate in certificates[:_SHOWN])),
    ]
    asked = own_questions.about(career, own_questions.CERTIFICATES)
    blocks += [Text(f"**{own.question}**\n{own.answer}") for _, own in asked[:1]]
    return Answer(
        route=to("certification", career.id, None if skill is None else skill.id),
        title=f"📜 Certificates: {in_sentence(career.title)}",
        blocks=tuple(blocks),
        actions=(
            Action("Getting hired", to("hired", career.id), "💼"),
            *neighbours(career, "certification"),
        ),
        menus=(more_menu(knowledge, [FaqTopic.CERTIFICATES]),),
    )


def _for_skill(knowledge: KnowledgeBase, skill: Skill) -> Answer:
    found = certificates_for(skill, tuple(knowledge.careers.values()))
    lead = (
        f"None of the certificates that I know is about {skill.name}: a small project shown in"
        f" public proves it better. {skill.project}"
    )
    if found:
        lead = (
            f"{count(len(found), 'certificate')} here {'is' if len(found) == 1 else 'are'} about"
            f" {skill.name}. Each is worth what the postings near you say, so look there first."
        )
    lines = tuple(
        f"{_line(certificate)}\n-# Listed for {in_sentence(career.plural)}"
        for certificate, career in found[:_SHOWN]
    )
    blocks: list[Block] = [Text(lead), Bullets("", lines)] if found else [Text(lead)]
    general = entries_on(knowledge, [FaqTopic.CERTIFICATES])[:1]
    blocks += [Text(f"**{entry.question}**\n{entry.answer}") for entry in general]
    return Answer(
        route=to("certification", None, skill.id),
        title=f"📜 Certificates: {skill.name}",
        blocks=tuple(blocks),
        actions=(
            Action(skill.name, to("skill", skill.id), "🔧"),
            Action("Learn it for free", to("resources", skill.id), "📚"),
        ),
        menus=(
            careers_menu(
                "Certificates of a career that uses it",
                knowledge.careers_needing(skill.id),
                lambda career: to("certification", career.id, skill.id),
            ),
            more_menu(knowledge, [FaqTopic.CERTIFICATES]),
        ),
    )


def _at_large(knowledge: KnowledgeBase) -> Answer:
    entry = next(iter(entries_on(knowledge, [FaqTopic.CERTIFICATES])), None)
    blocks = () if entry is None else tuple(entry_blocks(entry))
    return Answer(
        route=to("certification"),
        title="📜 Certificates in tech",
        blocks=(*blocks, Text("Which ones are worth it depends on the career: choose it below.")),
        menus=(
            careers_menu(
                "Certificates of a career",
                knowledge.careers.values(),
                lambda career: to("certification", career.id),
            ),
            more_menu(knowledge, [FaqTopic.CERTIFICATES], None if entry is None else entry.id),
        ),
    )
