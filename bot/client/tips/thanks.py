"""Counts which servers' tips helped: numbers in the log of those that keep one, and no names."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from bot.domain.answers import Action, Answer, Text
from bot.domain.routes import to
from bot.views.card import Card

if TYPE_CHECKING:
    import discord

    from bot.client.services import Services

_PRESSES_REMEMBERED = 20_000  # 64 bits each
_COUNTED_AS = "tip helpful"  # beside the uses of commands


class TipThanks:
    """Counts a press of one person on one tip once, as long as the process remembers it."""

    def __init__(self, services: Services) -> None:
        """Count in the log of questions, where a server keeps one."""
        self._log = services.office.log
        self._salt = token_bytes(16)  # dies with the process: nobody can be found by a hash
        self._pressed: OrderedDict[bytes, None] = OrderedDict()

    async def thank(self, interaction: discord.Interaction[Any], mark: str) -> None:
        """Count and thank privately."""
        answer = Answer(
            to("tip"),
            "💛 Good to hear",
            (Text("Would you like another one? Only you will see it."),),
            actions=(Action("Another tip", to("tip"), "💡"),),
            personal=True,
        )
        await interaction.response.send_message(view=Card(answer), ephemeral=True)
        if interaction.guild_id is not None and self._is_first(f"{mark}:{interaction.user.id}"):
            await self._log.note_command(interaction.guild_id, _COUNTED_AS)

    def _is_first(self, press: str) -> bool:
        key = blake2b(press.encode(), key=self._salt, digest_size=8).digest()
        if key in self._pressed:
            return False
        self._pressed[key] = None
        if len(self._pressed) > _PRESSES_REMEMBERED:
            self._pressed.popitem(last=False)
        return True
