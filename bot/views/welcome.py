"""The one message by which the bot introduces itself to a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.answers import Action
from bot.domain.routes import to
from bot.views.items import route_button
from bot.views.office import ANYBODY
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, row

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase

_TRY = (
    "`/ask` anything about careers in tech, in your own words; or mention me with a question",
    "`/roadmap` for the way into a career, in small steps that you can tick off",
    "`/career match` to find a career that fits you",
)


class WelcomeSheet(Sheet):
    """Three things to try, and the settings for those who may change them."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Say hello; the buttons serve everybody and outlive a restart."""
        tries = "\n".join(f"- {line}" for line in _TRY)
        count = len(knowledge.careers)
        super().__init__(
            "👋 Hello, I am the Career Advisor",
            ui.TextDisplay(f"I know {count} careers in tech. Three things to try:\n{tries}"),
            ui.TextDisplay(
                "-# Only you see my answers until you share them. `/help` shows all I can do."
            ),
            row(*_buttons()),
        )


def _buttons() -> list[ui.Item[Any]]:
    actions = (
        Action("Browse careers", to("browse"), "🧭"),
        Action("Which career suits me?", to("match"), "✨"),
    )
    settings = office_button(
        ANYBODY, to("settings"), "Settings, for admins", "⚙️", discord.ButtonStyle.primary
    )
    return [*(route_button(action, slot) for slot, action in enumerate(actions)), settings]
