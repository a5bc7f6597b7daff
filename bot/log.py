"""One line an event, for people or for machines; secrets never reach it."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from structlog.typing import Processor

_SECRETS = re.compile(
    r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}"  # bot tokens
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # user and password of a database
    r"|(?<=/webhooks/)\d+/[\w-]+"  # interaction tokens
    r"|(?<=/interactions/)\d+/[\w-]+"
)
_NOISY = (
    "discord.gateway",
    "discord.client",
    "discord.http",
    "discord.state",
    "aiosqlite",
    "alembic",
)


def configure_logging(level: str, style: str) -> None:
    """Send structlog's and the standard library's records through one chain to stderr."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,  # first: what is not shown costs little
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _hide_secrets,
                _renderer(style),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY:  # their INFO lines tell an operator nothing
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _renderer(style: str) -> Processor:
    if style == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


def _hide_secrets(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _SECRETS.sub("[secret]", value)
    return event
