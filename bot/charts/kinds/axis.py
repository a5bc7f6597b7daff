"""The axis that spans of money stand on: guides behind the rows, round numbers beneath them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.charts.canvas import text_width
from bot.charts.scale import Scale
from bot.charts.style import QUIET, SMALL
from bot.domain.charts import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.sheet import Sheet

    Reach = tuple[float, float]
    """An amount, and how many pixels what is written beside it takes."""

_BETWEEN: Final = 40
"""Between two numbers, so that they do not read as one."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Places for amounts and the round ones among them."""

    scale: Scale
    ticks: tuple[float, ...]

    @classmethod
    def over(cls, sheet: Sheet, lows: Sequence[Reach], highs: Sequence[Reach]) -> Axis:
        """Use the card's width, but for what is written left of lows and right of highs."""
        amounts = [amount for amount, _ in (*lows, *highs)]
        right = sheet.right - max(taken for _, taken in highs)
        shares = Scale.over(amounts, 0, 1)
        starts = [_start(sheet.left + taken, shares.at(low), right) for low, taken in lows]
        left = max(sheet.left, *starts)
        scale = Scale.over(amounts, left, right)
        widest = max(text_width(in_full(end), SMALL) for end in (scale.low, scale.high))
        return cls(scale, tuple(scale.ticks(int((right - left) / (widest + _BETWEEN)))))

    def at(self, amount: float) -> float:
        """Return where an amount stands."""
        return self.scale.at(amount)

    def guides(self, sheet: Sheet, top: float, bottom: float, color: str) -> None:
        """Draw an upright line for each round amount."""
        for tick in self.ticks:
            sheet.canvas.box(self.at(tick) - 1, top, 2, bottom - top, color)

    def numbers(self, sheet: Sheet) -> None:
        """Write the round amounts, leaving out those that would touch another."""
        sheet.y += SMALL
        taken = 0.0
        for tick in self.ticks:
            text = in_full(tick)
            width = text_width(text, SMALL)
            x = min(max(self.at(tick) - width / 2, sheet.left), sheet.right - width)
            if x > taken:
                sheet.canvas.text(x, sheet.y, text, SMALL, QUIET)
                taken = x + width + _BETWEEN / 2
        sheet.y += 8


def _start(least: float, share: float, right: float) -> float:
    """Return where an axis may begin so that a share of it stands at least so far right."""
    return least if share >= 1 else (least - share * right) / (1 - share)
