"""Erasing a roadmap's ticks: asked before, told after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.wording import count, in_sentence
from bot.domain.answers import Action, Answer, Block, Emphasis, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.learning.standings import Standing
    from bot.domain.careers import Career

ASK, ERASE = "reset", "erase"
"""The second argument of a progress route: ask whether to erase, and do it."""


def reset_menu(standings: list[Standing]) -> Menu:
    """Return the roadmaps begun, each to be erased after asking."""
    return Menu(
        "Reset a roadmap …",
        tuple(
            Option(s.career.title, to("progress", s.career.id, ASK), "", s.career.emoji)
            for s in standings
        ),
    )


def ask_first(standing: Standing) -> Answer:
    """Ask before anything is erased."""
    career = standing.career
    steps = count(len(standing.done) + standing.vanished, "step")
    blocks: tuple[Block, ...] = (
        Text(
            f"This erases your {steps} on the roadmap to **{in_sentence(career.title)}** for good."
            " Other roadmaps stay as they are."
        ),
    )
    return Answer(
        route=to("progress", career.id, ASK),
        title=f"🗑️ Reset {in_sentence(career.title)}?",
        blocks=blocks,
        actions=(
            Action("Keep it", to("progress", career.id), "↩️", Emphasis.MAIN),
            Action(f"Yes, erase {steps}", to("progress", career.id, ERASE), "🗑️"),
        ),
        personal=True,
    )


def erased(career: Career, steps: int) -> Answer:
    """Say how many steps were erased."""
    what = f"Erased: {count(steps, 'step')}." if steps else "There was nothing left to erase."
    return Answer(
        route=to("progress"),
        title=f"🗑️ {career.title}: reset",
        blocks=(Text(f"{what} You can begin again whenever you like."),),
        actions=(
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("All my roadmaps", to("progress"), "📈"),
        ),
        personal=True,
    )
