"""career-advisor preview."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
import webbrowser
from typing import Annotated

import typer

from bot.errors import ConfigurationError
from bot.log import configure_logging
from bot.settings import load_settings

_EXTRA = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")


def command(
    *,
    port: Annotated[int, typer.Option(help="The local port; 0 takes any free one")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser")] = True,
    test_cadence: Annotated[
        bool, typer.Option("--test-cadence", help="Offer tips every minute, to see one arrive")
    ] = False,
) -> None:
    """Try the real bot on a simulated Discord, in a local browser page; no token needed."""
    if any(importlib.util.find_spec(name) is None for name in _EXTRA):
        raise ConfigurationError(
            'The preview needs an extra: pip install "career-advisor[preview]", or make preview.'
        )
    import asyncio

    from bot.app import build_bare_services
    from bot.client import AdvisorBot
    from bot.preview.session import run_session  # the simulator is heavy: nothing else loads it

    configure_logging("WARNING", "console")
    bot = AdvisorBot(
        build_bare_services(load_settings()),
        shard_count=1,
        delivers_tips=True,
        offers_test_cadence=test_cadence,
    )

    def opened(url: str) -> None:
        typer.echo(f"Career Advisor is running: {url}\nCtrl-C ends it.")
        sys.stdout.flush()
        if browser:
            webbrowser.open(url)

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run_session(bot, port, opened))
