"""The bot as a Discord client: events in, cogs and buttons served, errors answered in one place."""

from bot.client.bot import AdvisorBot

__all__ = ["AdvisorBot"]
