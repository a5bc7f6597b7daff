"""Skills as tags on shelves: filled for core, grey for useful, an outline for bonus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts.canvas import text_width
from bot.charts.sheet import fitted
from bot.charts.style import BLUE, INK, NUMBER, OUTLINE, QUIET, TEXT, TRACK
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from bot.charts.sheet import Sheet
    from bot.domain.charts import SkillMap, SkillShelf

    Tag = tuple[str, Importance]

_HEIGHT: Final = 38
_PADDING: Final = 14
_GAP: Final = 8
_MOST_LINES: Final = 4
"""A shelf that needs more says how many skills it left out."""
_ORDER: Final = {importance: rank for rank, importance in enumerate(Importance)}


def paint_skill_map(sheet: Sheet, chart: SkillMap) -> bytes:
    """Draw a legend, then each category with its skills, the most important first."""
    sheet.header(chart.title, chart.subtitle)
    _place(sheet, [[(importance.value, importance) for importance in Importance]])
    for shelf in sheet.within_limit(chart.shelves):
        sheet.y += 10
        sheet.label(shelf.label, "", TEXT, bold=True)
        sheet.y += 4
        _place(sheet, _lines(shelf, sheet.right - sheet.left))
    sheet.count_left_out(chart.shelves)
    return sheet.footer("")


def _lines(shelf: SkillShelf, width: float) -> list[list[Tag]]:
    """Fill lines from the left; the last line ends with the number of those left out."""
    tags = sorted(shelf.skills, key=lambda tag: _ORDER[tag[1]])
    lines: list[list[Tag]] = [[]]
    for index, tag in enumerate(tags):
        last = len(lines) == _MOST_LINES
        more = (f"+{len(tags) - index} more", Importance.BONUS)
        room = width - (_width(more, width) + _GAP if last else 0)
        if lines[-1] and _taken(lines[-1], width) + _width(tag, width) > room:
            if last:
                lines[-1].append(more)
                break
            lines.append([])
        lines[-1].append(tag)
    return [line for line in lines if line]


def _taken(tags: list[Tag], width: float) -> float:
    return sum(_width(tag, width) + _GAP for tag in tags)


def _place(sheet: Sheet, lines: list[list[Tag]]) -> None:
    for line in lines:
        x = sheet.left
        for tag in line:
            width = _width(tag, sheet.right - sheet.left)
            _tag(sheet, tag, x, width)
            x += width + _GAP
        sheet.y += _HEIGHT + _GAP


def _tag(sheet: Sheet, tag: Tag, x: float, width: float) -> None:
    name, importance = tag
    text = fitted(name, width - 2 * _PADDING + 1, NUMBER, bold=importance is Importance.CORE)
    baseline = sheet.y + _HEIGHT / 2 + NUMBER * 0.36
    if importance is Importance.BONUS:
        sheet.canvas.frame(x + 1, sheet.y + 1, width - 2, _HEIGHT - 2, OUTLINE, radius=10)
    else:
        fill = BLUE if importance is Importance.CORE else TRACK
        sheet.canvas.box(x, sheet.y, width, _HEIGHT, fill, radius=10)
    color = {Importance.CORE: INK, Importance.USEFUL: TEXT, Importance.BONUS: QUIET}[importance]
    bold = importance is Importance.CORE
    sheet.canvas.text(x + _PADDING, baseline, text, NUMBER, color, bold=bold)


def _width(tag: Tag, most: float) -> float:
    bold = tag[1] is Importance.CORE
    return min(text_width(tag[0], NUMBER, bold=bold) + 2 * _PADDING, most)
