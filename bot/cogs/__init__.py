"""Slash commands, one file a group: take, ask, reply."""

EXTENSIONS = (
    "bot.cogs.career",
    "bot.cogs.learning",
    "bot.cogs.salary",
    "bot.cogs.practice",
    "bot.cogs.questions",
    "bot.cogs.tip",
    "bot.cogs.tips",
    "bot.cogs.settings",
    "bot.cogs.answers",
    "bot.cogs.insights",
    "bot.cogs.privacy",
    "bot.cogs.help",
    "bot.cogs.usage",
)
"""The cogs in the order in which they are loaded."""
