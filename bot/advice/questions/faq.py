"""General questions about careers in tech, each with an answer and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import MAX_CHOICES
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Menu, Option, Text
from bot.domain.own_answers import HiddenKind
from bot.domain.routes import to
from bot.domain.vocabulary import FaqTopic
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.advice.request import Request
    from bot.domain.guidance import FaqEntry
    from bot.domain.knowledge import KnowledgeBase

_FURTHER = {
    FaqTopic.CHOICE: Action("Find one that suits me", to("match"), "✨", Emphasis.MAIN),
    FaqTopic.CERTIFICATES: Action("Certificates of a career", to("pick", "certification"), "📜"),
    FaqTopic.INTERVIEWS: Action("Practice interviews", to("pick", "interview"), "🎤"),
    FaqTopic.SWITCHING: Action("See what carries over", to("pick", "switch"), "🔀"),
    FaqTopic.NEGOTIATION: Action("Published pay", to("pick", "salary"), "💰"),
}
"""Where each subject goes on; the others go on to the roadmap."""
_ROADMAP = Action("Choose a roadmap", to("pick", "roadmap"), "🗺️")


async def faq(request: Request) -> Answer:
    """Answer a general question."""
    entry = find(request.knowledge, request.route.arg(0))
    if f"{HiddenKind.ENTRY}:{entry.id}" in request.reader.hidden:
        raise UsageError("The admins of this server do not show this question here.")
    return Answer(
        route=to("faq", entry.id),
        title=f"💬 {entry.question}",
        blocks=tuple(entry_blocks(entry)),
        actions=(
            _FURTHER.get(entry.topic, _ROADMAP),
            Action("Browse careers", to("browse"), "🧭"),
        ),
        menus=(more_menu(request.knowledge, [entry.topic], leave_out=entry.id),),
        links=() if entry.link is None else (("Read more", entry.link),),
    )


def find(knowledge: KnowledgeBase, key: str | None) -> FaqEntry:
    """Return an entry. Raises UsageError when there is none."""
    if key is None or key not in knowledge.faq:
        raise UsageError("That question is no longer part of my knowledge. Please ask again.")
    return knowledge.faq[key]


def entry_blocks(entry: FaqEntry) -> Iterator[Block]:
    """Yield the answer and the steps of an entry."""
    yield Text(entry.answer)
    if entry.steps:
        yield Bullets("What to do now", entry.steps, numbered=True)


def entries_on(knowledge: KnowledgeBase, topics: Iterable[FaqTopic]) -> tuple[FaqEntry, ...]:
    """Return the entries of some topics, in the order of the topics."""
    return tuple(
        entry for topic in topics for entry in knowledge.faq.values() if entry.topic == topic
    )


def more_menu(
    knowledge: KnowledgeBase, topics: Iterable[FaqTopic], leave_out: str | None = None
) -> Menu:
    """Return further questions on some topics."""
    found = [entry for entry in entries_on(knowledge, topics) if entry.id != leave_out]
    return Menu(
        "Related questions",
        tuple(Option(e.question, to("faq", e.id)) for e in found[:MAX_CHOICES]),
    )
