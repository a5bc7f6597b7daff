"""Where the figures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.wording import count
from bot.domain.answers import Action, Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.sources import Source


async def sources(request: Request) -> Answer:
    """List every source of figures, official ones first."""
    known = request.knowledge.sources.values()
    official = tuple(_line(source) for source in known if source.official)
    others = tuple(_line(source) for source in known if not source.official)
    return Answer(
        route=to("sources"),
        title="📚 Where my figures come from",
        blocks=(
            Text(
                f"Every figure names its source and year. There are {count(len(known), 'source')};"
                " amounts are printed as published, in full and in their own currency."
            ),
            Bullets("Official statistics", official),
            Bullets("Surveys and others", others),
        ),
        actions=(
            Action("Published pay", to("pick", "salary"), "💰"),
            Action("Help", to("help"), "👋"),
        ),
    )


def _line(source: Source) -> str:
    title = source.title if source.url is None else f"[{source.title}]({source.url})"
    return f"{source.publisher}: {title}, {source.period}"
