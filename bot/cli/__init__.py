"""The door: arguments in, exit code out."""

import gc

gc.disable()  # what is imported is no garbage: looking for some would take a twentieth of the start
from bot.cli.main import main  # noqa: E402 -- see above

gc.enable()

__all__ = ["main"]
