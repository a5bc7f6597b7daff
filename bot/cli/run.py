"""career-advisor run."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from typing import NoReturn

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

    async def serve() -> None:
        await run_bot(settings)
        _leave()

    with contextlib.suppress(KeyboardInterrupt):
        run(serve)


def _leave() -> NoReturn:
    """End the process: whatever must be closed is closed, or was given up.

    The event loop would wait for a driver whose server hangs, and the interpreter for a thread
    that reads or learns the knowledge, which loses nothing.
    """
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)
