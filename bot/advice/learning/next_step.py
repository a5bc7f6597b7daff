"""What to learn next: from the skills that one has, from the ticks one set, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.careers.needs import names, rank
from bot.advice.learning.own_ticks import owning_up, read_own_ticks
from bot.advice.learning.steps import is_known, next_open
from bot.advice.request import JOINT, Request
from bot.advice.wording import an, in_sentence, join
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Importance, Stage

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import ProgressStore
    from bot.domain.skills import Skill, SkillId

_WEIGHTS = {Importance.CORE: 3, Importance.USEFUL: 2, Importance.BONUS: 1}
_EARLY = {Stage.FOUNDATION, Stage.INTERMEDIATE}
_CAREERS_SHOWN = 3
_MISSING_NAMED = 6


class NextStepView:
    """Finds the next step; a member's own ticks count as done."""

    def __init__(self, progress: ProgressStore) -> None:
        """Read ticks from a store; nothing here writes."""
        self._progress = progress

    async def __call__(self, request: Request) -> Answer:
        """Show the next step of a career, or the careers that some skills lead to."""
        skills, career = request.skills_at(0), request.career_at(1)
        if career is not None:
            ticks = await read_own_ticks(self._progress, request.reader, career)
            return owning_up(_in_career(request.knowledge, career, skills, ticks or ()), ticks)
        if skills:
            return _from_skills(request.knowledge, skills)
        return _from_nothing(request.knowledge)


def careers_ahead(knowledge: KnowledgeBase, skills: Sequence[Skill]) -> tuple[Career, ...]:
    """Return the careers that skills lead to, closest first; empty if none asks for them.

    Closest is what gives the skills most weight; among equals, where they spare most steps.
    """
    known = frozenset(skill.id for skill in skills)
    found = [career for career in knowledge.careers.values() if not known.isdisjoint(career.needs)]
    return tuple(
        sorted(found, key=lambda career: _closeness(knowledge, career, known), reverse=True)
    )


def _closeness(
    knowledge: KnowledgeBase, career: Career, known: frozenset[SkillId]
) -> tuple[int, int]:
    """Return a sort key: the weight of the known skills, then how many steps they spare."""
    needs = career.needs
    weight = sum(_WEIGHTS[needs[key].importance] for key in known if key in needs)
    return weight, sum(is_known(knowledge, step, known) for _, step in career.milestones())


def _from_skills(knowledge: KnowledgeBase, skills: Sequence[Skill]) -> Answer:
    known = frozenset(skill.id for skill in skills)
    careers = careers_ahead(knowledge, skills)
    named = join([skill.name for skill in skills])
    joined = JOINT.join(skill.id for skill in skills)
    if not careers:
        return _from_nothing(knowledge)
    nearest = careers[0]
    lead = (
        f"With {named} you are closest to **{in_sentence(nearest.title)}**."
        f" {_next_sentence(knowledge, nearest, known)}"
    )
    return Answer(
        route=to("next-step", joined),
        title=f"👣 You know {named}: what next?",
        blocks=(
            Text(lead),
            Bullets(
                "Careers that this leads to",
                tuple(_ahead_line(knowledge, c, skills) for c in careers[:_CAREERS_SHOWN]),
            ),
        ),
        actions=(
            *_open_step(knowledge, nearest, (), known),
            Action("Roadmap", to("roadmap", nearest.id), "🗺️"),
            Action("All careers with these", to("careers-for", joined), "🧭"),
        ),
        menus=(
            careers_menu(
                "I am heading for …", careers, lambda career: to("next-step", joined, career.id)
            ),
        ),
    )


def _ahead_line(knowledge: KnowledgeBase, career: Career, skills: Sequence[Skill]) -> str:
    needs = career.needs
    has = [skill.name for skill in skills if skill.id in needs]
    core = [n for n in needs.values() if n.importance is Importance.CORE and n.stage in _EARLY]
    known = {skill.id for skill in skills}
    missing = [need for need in sorted(core, key=rank) if need.skill not in known]
    then = names(knowledge, missing, _MISSING_NAMED)
    rest = f" Core still to learn early: {then}." if missing else ""
    return f"**{career.emoji} {career.title}** asks for {join(has)}.{rest}"


def _in_career(
    knowledge: KnowledgeBase, career: Career, skills: Sequence[Skill], done: Container[str]
) -> Answer:
    known = frozenset(skill.id for skill in skills)
    blocks: list[Block] = [Text(_next_sentence(knowledge, career, known, done))]
    found = next_open(knowledge, career, done, known)
    if found is not None:
        plan, milestone = found
        blocks += [
            Text(f"**Learn**\n{milestone.learn}"),
            Text(f"**Project**\n{milestone.project}"),
            Text(f"**Done when**\n{milestone.done}"),
        ]
        stage = knowledge.term("stages", plan.stage).name
        later = [m.title for m in plan.milestones if m.id not in done and m.id != milestone.id]
        blocks.append(Bullets(f"Also part of {stage}", tuple(later)))
    if skills:
        blocks.append(Text(_what_counts(career, skills)))
    joined = JOINT.join(skill.id for skill in skills) or None
    return Answer(
        route=to("next-step", joined, career.id),
        title=f"👣 Next step to {in_sentence(career.title)}",
        blocks=tuple(blocks),
        actions=(
            *_open_step(knowledge, career, done, known),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("My progress", to("progress", career.id), "📈"),
            Action("Skills", to("skills", career.id), "🧰"),
        ),
        personal=bool(done),
    )


def _next_sentence(
    knowledge: KnowledgeBase,
    career: Career,
    known: frozenset[str],
    done: Container[str] = (),
) -> str:
    found = next_open(knowledge, career, done, known)
    if found is None:
        return "You have met every step of that roadmap; what comes next is interviews."
    plan, milestone = found
    stage = knowledge.term("stages", plan.stage).name
    return f"Your next step there: **{milestone.title}** ({stage}). {milestone.why}"


def _what_counts(career: Career, skills: Sequence[Skill]) -> str:
    counted = [skill.name for skill in skills if skill.id in career.needs]
    aside = [skill.name for skill in skills if skill.id not in career.needs]
    who = an(in_sentence(career.title))
    parts: list[str] = []
    if counted:
        parts.append(f"What already counts for {who}: {join(counted)}.")
    if aside:
        parts.append(f"Not on the list of {who}: {join(aside)}.")
    return " ".join(parts)


def _open_step(
    knowledge: KnowledgeBase, career: Career, done: Container[str], known: frozenset[str]
) -> tuple[Action, ...]:
    found = next_open(knowledge, career, done, known)
    if found is None:
        return (Action("Practice interviews", to("interview", career.id), "🎤", Emphasis.MAIN),)
    route = to("milestone", career.id, found[1].id)
    return (Action("Open this step", route, "👣", Emphasis.MAIN),)


def _from_nothing(knowledge: KnowledgeBase) -> Answer:
    return Answer(
        route=to("next-step"),
        title="👣 What next?",
        blocks=(Text("Tell me where you are heading, and I show the first step on that way."),),
        actions=(Action("Which career suits me?", to("match"), "✨", Emphasis.MAIN),),
        menus=(
            careers_menu(
                "Choose a career", knowledge.careers.values(), lambda c: to("next-step", None, c.id)
            ),
        ),
    )
