"""Presses on buttons and menus, and forms that are sent: what their ids mean, and who answers.

An id is a word and what belongs to it, as in "go:0:skills/backend-developer". All state of a card
stands in its ids, so every card ever sent keeps working, and none needs memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from bot.errors import OutdatedCardError
from bot.views.desk import answer_press

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import discord

    from bot.views.desk import Desk

    Interaction = discord.Interaction[Any]


T = TypeVar("T")


class PressKind(NamedTuple):
    """What the ids that begin with one word hold, and what to do at a press."""

    holds: re.Pattern[str]
    """Matches all that follows the word and its colon; nothing where there is no colon."""
    answer: Callable[[Interaction, re.Match[str]], Awaitable[None]]


def press_kind(
    holds: str, answer: Callable[[Interaction, re.Match[str]], Awaitable[None]]
) -> PressKind:
    """Return a kind of press from the pattern of what its ids hold."""
    return PressKind(re.compile(holds), answer)


async def take_press(interaction: Interaction, kinds: Mapping[str, PressKind]) -> None:
    """Answer a press on a button, a choice in a menu or a form; errors go to the desk."""

    async def run(_desk: Desk) -> None:
        word, _, held = str(_fields(interaction).get("custom_id", "")).partition(":")
        kind = kinds.get(word)
        found = kind.holds.fullmatch(held) if kind is not None else None
        if kind is None or found is None:
            raise OutdatedCardError
        await kind.answer(interaction, found)

    await answer_press(interaction, run)


def values_of(interaction: Interaction) -> tuple[str, ...]:
    """Return what was chosen in a menu: values of options, or ids of channels or roles."""
    return tuple(_fields(interaction).get("values", ()))


def value_of(interaction: Interaction) -> str:
    """Return the one value that was chosen. Raises OutdatedCardError when there is none."""
    values = values_of(interaction)
    if not values:
        raise OutdatedCardError
    return values[0]


def read_choice(kind: Callable[[str], T], written: str) -> T:
    """Return what a card of ours can hold. Raises OutdatedCardError for anything else."""
    try:
        return kind(written)
    except ValueError as error:
        raise OutdatedCardError from error


def _fields(interaction: Interaction) -> dict[str, Any]:
    return cast("dict[str, Any]", interaction.data or {})
