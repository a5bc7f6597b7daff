"""Bare discord.py clients to measure against: `python -m tests.benchmarks.clients KIND`.

Each listens to what our bot listens to, on the same event loop and with the same speed-ups, and
answers whatever command it is sent. It does nothing else.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import uvloop
from discord import app_commands, ui

from bot.client.address import follow_gateway, point_at
from bot.client.bot import lean_intents

Interaction = discord.Interaction[Any]
Reply = Callable[[Interaction], Awaitable[object]]

COMMANDS = ("skills", "roadmap", "skill", "salary", "help", "ask")
WORDS = "A line as long as those on cards usually are, with some **bold** words in it. " * 2


class FixedCard(ui.LayoutView):
    """Twenty components: nine texts, five rules, five buttons, each of them counted."""

    def __init__(self, *, persistent: bool = False) -> None:
        super().__init__(timeout=None if persistent else 900)
        container: ui.Container[Any] = ui.Container()  # 1
        for _ in range(5):
            container.add_item(ui.TextDisplay(WORDS))  # 6
            container.add_item(ui.Separator())  # 11
        container.add_item(ui.TextDisplay(WORDS))  # 12
        container.add_item(ui.TextDisplay(WORDS))  # 13
        container.add_item(ui.TextDisplay(WORDS))  # 14
        buttons = (ui.Button[Any](label=f"Button {n}", custom_id=f"button:{n}") for n in range(5))
        container.add_item(ui.ActionRow(*buttons))  # 15 to 20
        self.add_item(container)


async def fixed_card(interaction: Interaction) -> None:
    view = FixedCard()
    view.stop()  # so that it is not kept: the leanest way there is
    await interaction.response.send_message(view=view, ephemeral=True)


async def kept_card(interaction: Interaction) -> None:
    """Answer as most bots do: a public card whose buttons the library listens to."""
    await interaction.response.send_message(view=FixedCard(persistent=True))


async def pong(interaction: Interaction) -> None:
    await interaction.response.send_message("pong", ephemeral=True)


KINDS: dict[str, Reply] = {"card": fixed_card, "kept": kept_card, "pong": pong}


class BareClient(discord.Client):
    """discord.py and nothing else."""

    def __init__(self, reply: Reply) -> None:
        flags = discord.MemberCacheFlags.none()
        super().__init__(intents=lean_intents(), member_cache_flags=flags, max_messages=None)
        self._reply = reply
        self.tree: app_commands.CommandTree[Any] = app_commands.CommandTree(self)
        for name in COMMANDS:
            self.tree.add_command(_command(name, reply))

    async def setup_hook(self) -> None:
        await follow_gateway(self.http)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer presses as commands: the leanest way there is, without the library's items."""
        if interaction.type is discord.InteractionType.component:
            await self._reply(interaction)


def _command(name: str, reply: Reply) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name=name, description="Answer")
    async def command(
        interaction: Interaction,
        career: str | None = None,
        category: str | None = None,
        stage: str | None = None,
        name: str | None = None,
        question: str | None = None,
    ) -> None:
        del career, category, stage, name, question
        await reply(interaction)

    return command


async def main(kind: str) -> None:
    point_at(os.environ["DISCORD_API_URL"])
    async with BareClient(KINDS[kind]) as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(sys.argv[1]))
