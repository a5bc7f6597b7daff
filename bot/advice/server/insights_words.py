"""The numbers of a server in words and as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.advice.wording import locale_of, number
from bot.domain.charts import CountsChart
from bot.domain.question_log import OWN_ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.advice.server.insights import Insight

_MOST_LISTED = 6
_INTENTS = {
    OWN_ANSWER: "this server's own",
    "overview": "what a career is",
    "responsibilities": "what people do",
    "work_environment": "days and surroundings",
    "skill_info": "one skill",
    "stage": "one stage",
    "careers_for_skill": "careers for a skill",
    "next_step": "what to do next",
    "getting_hired": "getting hired",
    "career_choice": "which career",
    "bot_help": "what I can do",
    "out_of_scope": "outside my subject",
}


def numbers(insight: Insight, locale: str) -> str:
    """Return the numbers as a few lines of Markdown."""
    return "\n".join(_lines(insight, locale))


def _lines(insight: Insight, locale: str) -> Iterator[str]:
    asked = insight.questions
    if asked:
        share = round(100 * insight.understood / asked)
        yield f"❓ **{number(asked, locale)}** questions, **{share}%** understood"
        intents = [(_INTENTS.get(i, i.replace("_", " ")), n) for i, n in insight.by_intent]
        yield f"-# {_listed(intents, locale)}"
    else:
        yield "❓ No questions yet"
    yield f"👍 {number(insight.thumbs_up, locale)}   👎 {number(insight.thumbs_down, locale)}"
    used = sum(times for _, times in insight.commands)
    yield f"⌨️ **{number(used, locale)}** commands"
    if insight.commands:
        yield f"-# {_listed([(f'/{name}', n) for name, n in insight.commands], locale)}"
    yield f"💡 **{number(insight.tips, locale)}** tips delivered"


def _listed(counts: Sequence[tuple[str, int]], locale: str) -> str:
    parts = [f"{name} {number(times, locale)}" for name, times in counts[:_MOST_LISTED]]
    if len(counts) > _MOST_LISTED:
        parts.append("…")
    return " · ".join(parts)


def chart_of(insight: Insight, locale: str) -> CountsChart | None:
    """Return the questions day by day; None where there were too few days for a picture."""
    if len(insight.by_day) < 2:
        return None
    babel = locale_of(locale)
    rows = tuple((format_date(day, "MMM d", locale=babel), n) for day, n in insight.by_day)
    return CountsChart("Questions a day", "the last 30 days", rows, over_time=True)
