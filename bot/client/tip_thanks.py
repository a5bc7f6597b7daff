"""Counts which tips helped: a number by server, day and tip, and no names."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

import structlog

from bot.domain.answers import Action, Answer, Text
from bot.domain.routes import to
from bot.errors import StorageError
from bot.views.card import Card

if TYPE_CHECKING:
    import discord

    from bot.client.services import Services

log = structlog.get_logger(__name__)

_PRESSES_REMEMBERED = 20_000  # 64 bits each


class TipThanks:
    """Counts a press of one person on one tip once, as long as the process remembers it."""

    def __init__(self, services: Services) -> None:
        """Count in the log of questions, where a server keeps one."""
        self._services = services
        self._salt = token_bytes(16)  # dies with the process: nobody can be found by a hash
        self._pressed: OrderedDict[bytes, None] = OrderedDict()

    async def thank(self, interaction: discord.Interaction[Any], mark: str, tip_id: str) -> None:
        """Count and thank privately."""
        if self._is_first(f"{mark}:{interaction.user.id}"):
            await self._count(interaction.guild_id, tip_id)
        answer = Answer(
            to("tip"),
            "💛 Good to hear",
            (Text("Would you like another one? Only you see it."),),
            actions=(Action("Another tip", to("tip"), "💡"),),
            personal=True,
        )
        await interaction.response.send_message(view=Card(answer), ephemeral=True)

    def _is_first(self, press: str) -> bool:
        key = blake2b(press.encode(), key=self._salt, digest_size=8).digest()
        if key in self._pressed:
            return False
        self._pressed[key] = None
        if len(self._pressed) > _PRESSES_REMEMBERED:
            self._pressed.popitem(last=False)
        return True

    async def _count(self, guild_id: int | None, tip_id: str) -> None:
        if guild_id is None:
            return
        stores, today = self._services.stores, self._services.clock.now().date()
        try:
            settings = await stores.settings.get(guild_id)
            if settings.question_log:  # off unless the server's admins want numbers
                await stores.questions.note_command(guild_id, today, f"helpful:{tip_id}")
        except StorageError as error:
            log.warning("a thank was not counted", guild=guild_id, reason=str(error))
