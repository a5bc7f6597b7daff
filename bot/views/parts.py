"""The components of cards in Discord's own words.

Plain dicts rather than the library's items: a card is sent once and never listened to, and its
items took half the time of a command.

Source: docs.discord.com/developers, components reference, read 2026-11-22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.views.limits import (
    MAX_ALT_TEXT,
    MAX_BUTTONS_IN_ROW,
    MAX_LABEL,
    MAX_OPTION_TEXT,
    MAX_OPTIONS,
    MAX_PLACEHOLDER,
    cut,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.answers import Menu

Part = dict[str, Any]

PRIMARY, SECONDARY, SUCCESS, LINK = 1, 2, 3, 5
RULE: Part = {"type": 14, "divider": True, "spacing": 1}


def text(content: str) -> Part:
    """Return a paragraph in Markdown."""
    return {"type": 10, "content": content}


def button(
    custom_id: str, label: str = "", emoji: str = "", *, style: int = SECONDARY, off: bool = False
) -> Part:
    """Return a button that we answer."""
    part: Part = {"type": 2, "style": style, "custom_id": custom_id, "disabled": off}
    if label:
        part["label"] = cut(label, MAX_LABEL)
    if emoji:
        part["emoji"] = _emoji(emoji)
    return part


def link(label: str, url: str) -> Part:
    """Return a button to a page outside."""
    return {
        "type": 2,
        "style": LINK,
        "label": cut(label, MAX_LABEL),
        "url": url,
        "disabled": False,
    }


def rows(buttons: Sequence[Part]) -> Iterator[Part]:
    """Yield the buttons in rows as long as Discord allows."""
    for start in range(0, len(buttons), MAX_BUTTONS_IN_ROW):
        yield row(*buttons[start : start + MAX_BUTTONS_IN_ROW])


def row(*parts: Part) -> Part:
    """Return buttons or a menu side by side."""
    return {"type": 1, "components": list(parts)}


def menu(custom_id: str, shown: Menu) -> Part:
    """Return a select whose values are routes; of more than 25 options the first 25."""
    options = {str(option.route): option for option in shown.options}  # equal values are refused
    return {
        "type": 3,
        "custom_id": custom_id,
        "placeholder": cut(shown.prompt, MAX_PLACEHOLDER),
        "min_values": 1,
        "max_values": 1,
        "options": [
            _option(value, option.label, option.description, option.emoji, chosen=option.chosen)
            for value, option in list(options.items())[:MAX_OPTIONS]
        ],
    }


def section(content: str, accessory: Part) -> Part:
    """Return a paragraph with a button beside it."""
    return {"type": 9, "components": [text(content)], "accessory": accessory}


def picture(file_name: str, alt_text: str) -> Part:
    """Return an attached picture."""
    media = {"url": f"attachment://{file_name}"}
    return {
        "type": 12,
        "items": [{"media": media, "description": cut(alt_text, MAX_ALT_TEXT)}],
    }


def container(parts: list[Part], color: int) -> Part:
    """Return all that a card holds."""
    return {"type": 17, "accent_color": color, "components": parts}


def _option(value: str, label: str, description: str, emoji: str, *, chosen: bool) -> Part:
    part: Part = {"label": cut(label, MAX_OPTION_TEXT), "value": value, "default": chosen}
    if description:
        part["description"] = cut(description, MAX_OPTION_TEXT)
    if emoji:
        part["emoji"] = _emoji(emoji)
    return part


def _emoji(character: str) -> Part:
    return {"id": None, "name": character}
