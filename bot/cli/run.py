"""career-advisor run."""

from __future__ import annotations

import contextlib
import gc

from bot.log import configure_logging
from bot.settings import load_settings


def command() -> None:
    """Connect to Discord and serve until stopped."""
    gc.disable()  # until all is loaded and set aside: nothing of it is garbage
    from bot.app import run, run_bot  # discord.py takes a moment to import

    gc.freeze()  # code stays: to look at it once more would take a tenth of the start
    settings = load_settings()
    settings.require_token()
    configure_logging(settings.log_level, settings.log_format)
    with contextlib.suppress(KeyboardInterrupt):
        run(lambda: run_bot(settings))
