"""From a chart to PNG bytes; imported by the worker only, since it loads matplotlib."""

from __future__ import annotations

from bot.charts.kinds.comparison import paint_comparison
from bot.charts.kinds.countries import paint_countries
from bot.charts.kinds.counts import paint_counts
from bot.charts.kinds.shares import paint_shares
from bot.charts.kinds.skill_map import paint_skill_map
from bot.charts.kinds.spans import paint_ranges
from bot.charts.sheet import Sheet
from bot.domain.charts import (
    Chart,
    ComparisonChart,
    CountsChart,
    PayByCountryChart,
    RangeChart,
    ShareChart,
    SkillMap,
)


def paint(chart: Chart) -> bytes:
    """Draw a chart on a sheet of its own."""
    sheet = Sheet()
    match chart:
        case RangeChart():
            return paint_ranges(sheet, chart)
        case ShareChart():
            return paint_shares(sheet, chart)
        case ComparisonChart():
            return paint_comparison(sheet, chart)
        case SkillMap():
            return paint_skill_map(sheet, chart)
        case PayByCountryChart():
            return paint_countries(sheet, chart)
        case CountsChart():
            return paint_counts(sheet, chart)
