"""Whether a career asks for certain skills: yes or no first, then how much and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.needs import names, rank
from bot.advice.request import JOINT
from bot.advice.skills.skills import IMPORTANCE_WORDS
from bot.advice.wording import an, in_sentence, join
from bot.domain.answers import Action, Answer, Block, Bullets, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

_ALTERNATIVES_NAMED = 6
_VERDICTS = {
    Importance.CORE: "Yes: {skill} is core for {who}, hardly a job without it.",
    Importance.USEFUL: "It helps: {skill} is useful for {who}; most postings name it or its like.",
    Importance.BONUS: "Not to begin with: {skill} is a bonus for {who} that sets you apart later.",
}


async def skill_in_career(request: Request) -> Answer:
    """Say how much a career asks for the skills that were named."""
    known, career, skills = request.knowledge, request.career, request.skills_at(1)
    named = join([skill.name for skill in skills])
    blocks: list[Block] = [Text(_verdict(career, skills))]
    blocks += [_about(known, career, skill) for skill in skills]
    blocks.append(_same_shelf(known, career, skills))
    return Answer(
        route=to("need", career.id, JOINT.join(skill.id for skill in skills)),
        title=f"🧰 {career.title}: {named}",
        blocks=tuple(blocks),
        actions=(
            *(Action(skill.name, to("skill", skill.id), "🔧") for skill in skills[:3]),
            Action("All skills", to("skills", career.id), "🧰"),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
        ),
    )


def _verdict(career: Career, skills: tuple[Skill, ...]) -> str:
    who = an(in_sentence(career.title))
    asked = [skill for skill in skills if skill.id in career.needs]
    if not asked:
        named = join([skill.name for skill in skills], "or")
        return (
            f"No, the skill list of {who} does not name {named}. Learn it if you enjoy it or your"
            " team uses it."
        )
    first = min(asked, key=lambda skill: rank(career.needs[skill.id]))
    need = career.needs[first.id]
    return _VERDICTS[need.importance].format(skill=f"**{first.name}**", who=who)


def _about(knowledge: KnowledgeBase, career: Career, skill: Skill) -> Block:
    low, high = skill.basics_weeks
    need = career.needs.get(skill.id)
    standing = "not asked for here"
    if need is not None:
        stage = knowledge.term("stages", need.stage).name
        standing = f"{IMPORTANCE_WORDS[need.importance]}, from {stage}"
    steps = [m.title for _, m in career.milestones() if skill.id in m.skills]
    taught = f"\nOn the roadmap: {join(steps[:2])}." if steps else ""
    return Text(
        f"**{skill.name}** · {standing}\n{skill.summary} {skill.why}{taught}\n"
        f"-# Basics: {low} to {high} weeks at five to eight hours a week."
    )


def _same_shelf(knowledge: KnowledgeBase, career: Career, skills: tuple[Skill, ...]) -> Block:
    shelves = list(dict.fromkeys((skill.category, skill.group) for skill in skills))
    asked = {skill.id for skill in skills}
    lines: list[str] = []
    for category, group in shelves:
        beside = [
            need
            for key, need in career.needs.items()
            if key not in asked
            and (knowledge.skills[key].category, knowledge.skills[key].group) == (category, group)
        ]
        if beside:
            named = names(knowledge, sorted(beside, key=rank), _ALTERNATIVES_NAMED)
            lines.append(f"{group}: {named}")
    if not lines:
        return Text("Nothing else from the same shelf is on its list.")
    return Bullets("From the same shelf it also asks for", tuple(lines))
