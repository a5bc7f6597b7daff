"""A small server to try the bot in: two people, a few channels, a word of welcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from simcord import Env

from bot.preview.simulator import name_bot, start_clock_at

if TYPE_CHECKING:
    from datetime import datetime

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle

    from bot.client import AdvisorBot

BOT_NAME = "Career Advisor"
_WELCOME = """\
👋 **Welcome to the preview.** This is the real bot on a simulated Discord; nothing leaves \
this machine.

Try these: type `/` in the box below and pick a command.
- `/roadmap career:Backend developer` and press **First step**
- `/career browse` to see all careers
- `/salary career:Backend developer level:Senior`
- `/skill name:postgress` (typos are fine)
- `/ask question:im 28, know some python, is it too late to become a backend dev?`

Two people are here: switch between *Mina*, a member, and *Ada*, an admin, at the top."""


@dataclass(frozen=True, slots=True)
class World:
    """The running simulation and who is in it."""

    env: Env
    channel: ChannelHandle
    member: MemberActor
    admin: MemberActor


async def open_world(bot: AdvisorBot, now: datetime) -> World:
    """Start the simulation at the present time; the caller shuts `world.env` down."""
    env = Env(bot, settle_timeout=2)
    start_clock_at(env, now)
    name_bot(env, BOT_NAME)
    await env.start()
    guild = env.create_guild("Learning together")
    channel = guild.create_text_channel("career-advice")
    guild.create_text_channel("daily-tips")
    guild.create_news_channel("announcements")
    guild.create_forum_channel("career-forum")
    admins = guild.create_role("Admin", permissions=discord.Permissions(administrator=True))
    admin = guild.add_member(env.create_user("Ada"), roles=[admins])
    member = guild.add_member(env.create_user("Mina"))
    await admin.send(channel, _WELCOME)
    return World(env, channel, member, admin)
