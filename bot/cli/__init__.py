"""The door: arguments in, exit code out."""

from bot.cli.main import main

__all__ = ["main"]
