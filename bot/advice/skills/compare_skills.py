"""Skills against each other, for one career or at large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.addresses import fits, fitting
from bot.advice.careers.career_lists import careers_menu
from bot.advice.careers.needs import rank
from bot.advice.citations import cite
from bot.advice.request import JOINT
from bot.advice.skills.skills import IMPORTANCE_WORDS
from bot.advice.wording import an, count, in_sentence, join
from bot.domain.answers import Action, Answer, Block, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

MOST = 3  # more no longer fit on a card that is read to its end
_CAREERS_NAMED = 3


async def compare_skills(request: Request) -> Answer:
    """Set two or three skills side by side and say which to learn first."""
    known, career = request.knowledge, request.career_at(1)
    skills = request.skills_at(0)[:MOST]
    blocks: list[Block] = [Text(_verdict(known, skills, career))]
    blocks += [Text(_about(known, skill, career)) for skill in skills]
    named = join([skill.name for skill in skills], "or")
    where = "" if career is None else f" for {an(in_sentence(career.title))}"
    joined = JOINT.join(skill.id for skill in skills)
    return Answer(
        route=fitting(
            to("compare-skills", joined, None if career is None else career.id),
            to("compare-skills", joined),
        ),
        title=f"⚖️ {named}{where}?",
        blocks=tuple(blocks),
        sources=cite(known, (skill.usage.source for skill in skills if skill.usage)),
        actions=tuple(Action(skill.name, to("skill", skill.id), "🔧") for skill in skills),
        menus=(
            careers_menu(
                "Compare them for a career",
                _careers_with_any(known, skills, joined),
                lambda c: to("compare-skills", joined, c.id),
            ),
        ),
    )


def _careers_with_any(
    knowledge: KnowledgeBase, skills: tuple[Skill, ...], joined: str
) -> Iterator[Career]:
    for career in knowledge.careers.values():
        asked = any(skill.id in career.needs for skill in skills)
        if asked and fits(to("compare-skills", joined, career.id)):
            yield career


def _verdict(knowledge: KnowledgeBase, skills: tuple[Skill, ...], career: Career | None) -> str:
    if len(skills) == 1:
        return f"{skills[0].name} alone leaves nothing to compare; open it, or name a second skill."
    first = _to_learn_first(skills)
    if first is not None:
        then = next(skill for skill in skills if first.id in skill.before)
        return f"First **{first.name}**, then {then.name}: the one builds on the other."
    return _for_career(skills, career) if career else _at_large(knowledge, skills)


def _to_learn_first(skills: tuple[Skill, ...]) -> Skill | None:
    """Return the skill that another one of them builds on, None if they stand side by side."""
    before = {key for skill in skills for key in skill.before}
    return next((skill for skill in skills if skill.id in before), None)


def _for_career(skills: tuple[Skill, ...], career: Career) -> str:
    who = an(in_sentence(career.title))
    asked = sorted(
        (skill for skill in skills if skill.id in career.needs),
        key=lambda skill: rank(career.needs[skill.id]),
    )
    if not asked:
        named = join([skill.name for skill in skills], "nor")
        return f"Neither: {named} is on the skill list of {who}. Its own skills come first."
    best = asked[0]
    if len(asked) > 1 and rank(career.needs[best.id]) == rank(career.needs[asked[1].id]):
        return (
            f"For {who} {join([skill.name for skill in asked])} weigh the same: take the one that"
            " postings near you name more often, and stay with it."
        )
    weight = IMPORTANCE_WORDS[career.needs[best.id].importance]
    return f"For {who} begin with **{best.name}**: it is {weight} there."


def _at_large(knowledge: KnowledgeBase, skills: tuple[Skill, ...]) -> str:
    wanted = sorted(skills, key=lambda skill: -len(knowledge.careers_needing(skill.id)))
    most, next_most = (len(knowledge.careers_needing(skill.id)) for skill in wanted[:2])
    if most == next_most:
        return "Neither is better as such: let the career you aim at decide. Choose it below."
    return (
        f"**{wanted[0].name}** opens more doors: {count(most, 'career')} here ask for it, against"
        f" {next_most} for {wanted[1].name}. If you aim at one career, let that decide: choose it"
        " below."
    )


def _about(knowledge: KnowledgeBase, skill: Skill, career: Career | None) -> str:
    low, high = skill.basics_weeks
    lines = [f"**{skill.name}**", skill.summary, skill.why]
    if career is not None:
        lines.append(_standing(knowledge, skill, career))
    careers = knowledge.careers_needing(skill.id)
    named = join([c.title for c in careers[:_CAREERS_NAMED]])
    lines.append(f"Asked for by {count(len(careers), 'career')}, first {named}.")
    facts = f"-# Basics: {low} to {high} weeks at five to eight hours a week."
    if skill.usage:
        facts += f" Used by {skill.usage.percent:g} % of {skill.usage.of}."
    return "\n".join((*lines, facts))


def _standing(knowledge: KnowledgeBase, skill: Skill, career: Career) -> str:
    who = an(in_sentence(career.title))
    need = career.needs.get(skill.id)
    if need is None:
        return f"Not asked for as {who}."
    stage = knowledge.term("stages", need.stage).name
    return f"As {who}: {IMPORTANCE_WORDS[need.importance]}, from {stage}."
