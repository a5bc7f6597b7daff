"""One tip now, on everything or on one topic; a member gets none twice in a session."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING

from bot.domain.answers import Action, Answer, Emphasis, Menu, Option, Text
from bot.domain.own_answers import HiddenKind
from bot.domain.routes import to
from bot.domain.topics import Topic, TopicKind
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.advice.request import Request
    from bot.domain.guidance import Tip
    from bot.domain.knowledge import KnowledgeBase

REMEMBERED = 5000
"""Members whose tips are kept in mind; the one who asked longest ago is forgotten first."""


class ShownTips:
    """Which tips each member has seen since the process began; holds no id, and nothing on disk."""

    def __init__(self, salt: bytes | None = None) -> None:
        """Key members by a hash with a salt that dies with the process."""
        self._salt = token_bytes(16) if salt is None else salt
        self._shown: OrderedDict[bytes, set[str]] = OrderedDict()

    def next(self, member: int | None, tips: tuple[Tip, ...]) -> Tip:
        """Return a tip that the member has not seen, in an order of their own, and remember it."""
        key = self._digest(str(member))
        seen = self._shown.setdefault(key, set())
        self._shown.move_to_end(key)
        if len(self._shown) > REMEMBERED:
            self._shown.popitem(last=False)
        fresh = [tip for tip in tips if tip.id not in seen]
        if not fresh:
            seen -= {tip.id for tip in tips}
            fresh = list(tips)
        chosen = min(fresh, key=lambda tip: self._digest(f"{member} {tip.id}"))
        seen.add(chosen.id)
        return chosen

    def _digest(self, text: str) -> bytes:
        return blake2b(text.encode(), key=self._salt, digest_size=8).digest()


class TipView:
    """Shows one tip; the route of the answer names it, so that sharing shows the same."""

    def __init__(self, shown: ShownTips | None = None) -> None:
        """Remember what was shown in this process."""
        self._shown = shown or ShownTips()

    async def __call__(self, request: Request) -> Answer:
        """Show the tip that the route names, or a fresh one of its topic."""
        topic = Topic.parse(request.route.arg(0) or TopicKind.ALL)
        hidden = request.reader.hidden
        shown = tips_on(request.knowledge, topic)
        tips = tuple(tip for tip in shown if f"{HiddenKind.TIP}:{tip.id}" not in hidden)
        if not tips:
            raise UsageError(f"There is no tip on {topic_words(request.knowledge, topic)} yet.")
        named = request.route.arg(1)
        if named is None:
            return _show(request.knowledge, topic, self._shown.next(request.reader.member, tips))
        if named not in request.knowledge.tips:
            raise UsageError("That tip is no longer part of my knowledge. Ask for another one.")
        return _show(request.knowledge, topic, request.knowledge.tips[named])


def tips_on(knowledge: KnowledgeBase, topic: Topic) -> tuple[Tip, ...]:
    """Return the tips of a topic; a tip for everybody belongs to no career in particular."""
    key = topic.key
    tests: dict[TopicKind, Callable[[Tip], bool]] = {
        TopicKind.ALL: lambda tip: True,
        TopicKind.CAREER: lambda tip: key in tip.careers,
        TopicKind.STAGE: lambda tip: tip.stage == key,
        TopicKind.SKILL: lambda tip: key in tip.skills,
        TopicKind.KIND: lambda tip: tip.kind == key,
    }
    return tuple(filter(tests[topic.kind], knowledge.tips.values()))


def topic_words(knowledge: KnowledgeBase, topic: Topic) -> str:
    """Return a topic as readers call it; its key where the knowledge base does not have it."""
    shelves: dict[TopicKind, dict[str, str]] = {
        TopicKind.CAREER: {str(key): career.title for key, career in knowledge.careers.items()},
        TopicKind.SKILL: {str(key): skill.name for key, skill in knowledge.skills.items()},
        TopicKind.STAGE: {key: term.name for key, term in knowledge.terms["stages"].items()},
        TopicKind.KIND: {key: term.name for key, term in knowledge.terms["kinds"].items()},
        TopicKind.ALL: {},
    }
    return shelves[topic.kind].get(topic.key, topic.key or "everything")


def _show(knowledge: KnowledgeBase, topic: Topic, tip: Tip) -> Answer:
    kind = knowledge.term("kinds", tip.kind)
    careers = tuple(
        Action(career.title, to("roadmap", career.id), career.emoji)
        for career in (knowledge.careers[key] for key in tip.careers[:1])
    )
    skills = tuple(
        Action(skill.name, to("skill", skill.id), "🔧")
        for skill in (knowledge.skills[key] for key in tip.skills[:2])
    )
    return Answer(
        route=to("tip", str(topic), tip.id),
        title=f"💡 {tip.title}",
        blocks=(Text(tip.text),),
        actions=(
            Action("Another tip", to("tip", str(topic)), "🔄", Emphasis.MAIN),
            *skills,
            *careers,
        ),
        menus=(_kinds_menu(knowledge, topic),),
        footnote=f"{kind.emoji} {kind.name}",
    )


def _kinds_menu(knowledge: KnowledgeBase, topic: Topic) -> Menu:
    return Menu(
        "Tips of one kind",
        tuple(
            Option(
                term.name,
                to("tip", f"{TopicKind.KIND}:{key}"),
                term.summary,
                term.emoji,
                chosen=topic.kind is TopicKind.KIND and topic.key == key,
            )
            for key, term in knowledge.terms["kinds"].items()
        ),
    )
