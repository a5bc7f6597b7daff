"""Forms: what stands in their ids, and what was filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui

from bot.views.limits import MAX_MODAL_TITLE, cut

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(ui.Modal):
    """A form. Its id says what its fields are for, so that it outlives a restart like a button."""

    def __init__(self, title: str, custom_id: str) -> None:
        """Prepare a form for one showing; the press table knows what becomes of it."""
        super().__init__(title=cut(title, MAX_MODAL_TITLE), custom_id=custom_id, timeout=None)
        self.stop()  # or the library keeps it, also where it is never sent


class Entered:
    """What was filled into a form, by the ids of its fields; a field that is missing is empty."""

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        """Read the form that somebody sent."""
        labels = cast("Mapping[str, Any]", interaction.data or {}).get("components", ())
        fields = [label.get("component", label) for label in labels]
        self._fields = {str(field.get("custom_id")): field for field in fields}

    def text(self, name: str) -> str:
        """Return what was typed."""
        return str(self._fields.get(name, {}).get("value") or "")

    def is_checked(self, name: str) -> bool:
        """Tell whether a box was ticked."""
        return self._fields.get(name, {}).get("value") is True

    def choices(self, name: str) -> tuple[str, ...]:
        """Return what was chosen: values of options, or ids of channels."""
        return tuple(self._fields.get(name, {}).get("values", ()))


def text_field(
    custom_id: str,
    *,
    most: int,
    value: str | None = None,
    placeholder: str | None = None,
    long: bool = False,
    required: bool = True,
) -> ui.TextInput[Any]:
    """Return a text input with what it holds at first."""
    return ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        default=value or None,
        placeholder=placeholder,
        max_length=most,
        required=required,
    )
