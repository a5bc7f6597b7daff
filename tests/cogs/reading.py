"""Reads what the bot posted the way a person would: all text of a card, and its controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every component of a card, outer before inner."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if accessory := component.get("accessory"):
            yield from walk([accessory])


def text_of(message: Any) -> str:
    """Return all text of a message, block by block."""
    texts = [c["content"] for c in walk(_raw(message)) if "content" in c]
    return "\n".join([message.content, *texts]).strip()


def labels_of(message: Any) -> list[str]:
    """Return the labels of the buttons."""
    return [c["label"] for c in walk(_raw(message)) if c.get("type") == 2 and "label" in c]


def buttons_of(message: Any) -> list[dict[str, Any]]:
    """Return the buttons that can be pressed."""
    buttons = (c for c in walk(_raw(message)) if c.get("type") == 2)
    return [c for c in buttons if "custom_id" in c and not c.get("disabled")]


def selects_of(message: Any) -> list[dict[str, Any]]:
    """Return the string selects."""
    return [c for c in walk(_raw(message)) if c.get("type") == 3]


def pictures_of(message: Any) -> list[dict[str, Any]]:
    """Return the pictures of galleries, each with address and alternative text."""
    return [item for c in walk(_raw(message)) if c.get("type") == 12 for item in c["items"]]


def _raw(message: Any) -> list[dict[str, Any]]:
    components = message.components
    return [c if isinstance(c, dict) else c.to_dict() for c in components]
