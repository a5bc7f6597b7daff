"""A tip as channels get it: its point and its subject, the text, and two ways on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.answers import Action
from bot.domain.routes import to
from bot.domain.topics import ALL_TOPICS, Topic, TopicKind
from bot.views.card import ACCENT
from bot.views.items import route_button
from bot.views.limits import MAX_TEXT, cut
from bot.views.presses import press_kind
from bot.views.sheet import row
from bot.views.tips_desk import tips_desk_of

if TYPE_CHECKING:
    from bot.domain.guidance import Tip
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.routes import Route

_MAX_TITLE = 150
_MAX_BODY = MAX_TEXT - 600
_SKILLS_NAMED = 2
_CAREERS_NAMED = 2


@dataclass(frozen=True, slots=True)
class TipSetting:
    """Why a tip is posted, as far as its card shows it."""

    mark: str
    """Names the slot; `find` of the sender looks for it in the card."""
    topic: Topic = ALL_TOPICS
    role_id: int | None = None
    is_test: bool = False


class TipCard(ui.LayoutView):
    """One tip. Built for one message; discord.py keeps nothing of it."""

    def __init__(self, knowledge: KnowledgeBase, tip: Tip, setting: TipSetting) -> None:
        """Lay the tip out."""
        super().__init__(timeout=None)
        container: ui.Container[Any] = ui.Container(accent_color=ACCENT)
        lines = [
            f"### 💡 {cut(tip.title, _MAX_TITLE)}",
            f"-# {_subject(knowledge, tip)}",
            cut(tip.text, _MAX_BODY),
        ]
        container.add_item(ui.TextDisplay("\n".join(lines)))
        if foot := _foot(setting):
            container.add_item(ui.TextDisplay(foot))
        more = route_button(_more(knowledge, tip, setting), 0)
        container.add_item(row(more, helpful_button(setting.mark)))
        self.add_item(container)
        self.stop()  # or the library keeps it, waiting for nothing


def helpful_button(mark: str) -> ui.Button[Any]:
    """Return the button that says a tip helped; by the mark of its slot the tip is found again."""
    return ui.Button(label="Helpful", emoji="👍", custom_id=f"helpful:{mark}")


def carries(message: discord.Message, mark: str) -> bool:
    """Tell whether a message is the card of a slot."""
    return f"helpful:{mark}" in _custom_ids(message.components)


def _custom_ids(components: Any) -> list[str]:
    """Return the ids of a message's components at any depth, whatever their classes."""
    found: list[str] = []
    for component in components:
        found.append(getattr(component, "custom_id", None) or "")
        found += _custom_ids(getattr(component, "children", ()))
    return found


def _foot(setting: TipSetting) -> str:
    lines = [f"🔔 <@&{setting.role_id}>"] if setting.role_id is not None else []
    if setting.is_test:
        lines.append("-# 🧪 A test that an admin asked for; the planned tips are not affected")
    return "\n".join(lines)


def _subject(knowledge: KnowledgeBase, tip: Tip) -> str:
    """Return what the tip is about: "🔨 Craft · SQL, Docker · Backend Developer · Advanced"."""
    kind = knowledge.term("kinds", tip.kind)
    careers = [knowledge.careers[key].title for key in tip.careers[:_CAREERS_NAMED]]
    skills = [knowledge.skills[key].name for key in tip.skills[:_SKILLS_NAMED]]
    stage = [knowledge.term("stages", tip.stage).name] if tip.stage else []
    parts = [f"{kind.emoji} {kind.name}", ", ".join(skills), ", ".join(careers), *stage]
    return " · ".join(part for part in parts if part)


def _more(knowledge: KnowledgeBase, tip: Tip, setting: TipSetting) -> Action:
    return Action("More on this", _route(knowledge, tip, setting.topic), "🔎")


def _route(knowledge: KnowledgeBase, tip: Tip, topic: Topic) -> Route:
    """Return where the subject is explained: what was subscribed to, a skill, or a career."""
    skills = [str(key) for key in tip.skills if key in knowledge.skills]
    careers = [str(key) for key in tip.careers if key in knowledge.careers]
    if topic.kind is TopicKind.SKILL and topic.key in skills:
        return to("skill", topic.key)
    if skills:
        return to("skill", skills[0])
    if topic.kind is TopicKind.CAREER and topic.key in knowledge.careers:
        return to("overview", topic.key)
    if careers:
        return to("overview", careers[0])
    return to("tip", str(Topic(TopicKind.KIND, tip.kind)))


async def _thank(interaction: discord.Interaction[Any], found: re.Match[str]) -> None:
    await tips_desk_of(interaction).thank(interaction, found["mark"])


TIP_PRESSES = {"helpful": press_kind(r"(?P<mark>\w{1,32})", _thank)}
"""On tips."""
