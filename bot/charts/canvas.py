"""Strokes in pixels, painted by matplotlib's Agg renderer; the only file that knows matplotlib.

The renderer is used without figures and axes: importing those costs a quarter of the first
picture's time, and everything here is placed to the pixel anyway.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from PIL import Image  # comes with matplotlib, which writes its own PNG files with it

from bot.charts.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Point = tuple[float, float]
    Codes = Sequence[Any]  # of numpy's small integers
    Stroke = Callable[[Any, int], None]  # RendererAgg has no types

_DPI: Final = 72  # a point is a pixel
_COLORS: Final = 128
_FONTS: Final = FilePath(mpl.get_data_path(), "fonts", "ttf")
_REGULAR: Final = _FONTS / "DejaVuSans.ttf"  # the bundled files: the same picture everywhere
_BOLD: Final = _FONTS / "DejaVuSans-Bold.ttf"


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how many pixels a line takes as it will be drawn."""
    return _measured(cleaned(text), size, bold)


@lru_cache(maxsize=1024)
def cleaned(text: str) -> str:
    """Return the text as the font can show it."""
    return clean(text, lambda char: ord(char) in _glyphs())


@dataclass(slots=True)
class Canvas:
    """Strokes kept until the height is known; y counts from the top down."""

    width: int
    ground: str
    _strokes: list[Stroke] = field(default_factory=lambda: [])

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0
    ) -> None:
        """Fill a rectangle, its corners rounded."""
        points = _rounded(x, y, width, height, min(radius, width / 2, height / 2))
        self._path(points, _ROUNDED, fill, None)

    def frame(
        self, x: float, y: float, width: float, height: float, line: str, *, radius: float
    ) -> None:
        """Draw the outline of a rounded rectangle."""
        self._path(_rounded(x, y, width, height, radius), _ROUNDED, None, line)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """Fill a shape with straight sides."""
        codes = (Path.MOVETO, *[Path.LINETO] * (len(points) - 1))
        self._path(points, codes, fill, None)

    def text(
        self, x: float, y: float, text: str, size: int, color: str, *, bold: bool = False
    ) -> None:
        """Write one line; x is its left end, y its baseline."""
        words = cleaned(text)
        if not words:
            return

        def paint(renderer: Any, _height: int) -> None:
            pen = renderer.new_gc()
            pen.set_foreground(color)
            renderer.draw_text(pen, round(x), round(y), words, _font(size, bold), 0)

        self._strokes.append(paint)

    def png(self, height: float) -> bytes:
        """Return the picture; the same strokes give the same bytes."""
        size = (self.width, round(height))
        renderer: Any = RendererAgg(*size, _DPI)
        ground = _path_stroke(_rounded(0, 0, *size, 0), _ROUNDED, self.ground, None)
        for stroke in (ground, *self._strokes):
            stroke(renderer, size[1])
        image = Image.frombuffer("RGBA", size, renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
        file = io.BytesIO()
        # Flat colours and soft edges: a palette shows the same in a third of the bytes.
        palette = image.convert("RGB").quantize(_COLORS, Image.Quantize.FASTOCTREE)
        palette.save(file, "PNG")
        return file.getvalue()

    def _path(
        self, points: Sequence[Point], codes: Codes, fill: str | None, line: str | None
    ) -> None:
        self._strokes.append(_path_stroke(points, codes, fill, line))


def _path_stroke(
    points: Sequence[Point], codes: Codes, fill: str | None, line: str | None
) -> Stroke:
    def paint(renderer: Any, height: int) -> None:
        pen = renderer.new_gc()
        pen.set_linewidth(2 if line else 0)
        pen.set_foreground(line or fill)
        path = Path([(x, height - y) for x, y in points], codes)
        renderer.draw_path(pen, path, IdentityTransform(), to_rgb(fill) if fill else None)

    return paint


_CORNER: Final = (Path.LINETO, Path.CURVE3, Path.CURVE3)
_ROUNDED: Final = (Path.MOVETO, *_CORNER * 4, Path.CLOSEPOLY)


def _rounded(x: float, y: float, width: float, height: float, r: float) -> list[Point]:
    right, low = x + width, y + height
    return [
        (x + r, y),
        *((right - r, y), (right, y), (right, y + r)),
        *((right, low - r), (right, low), (right - r, low)),
        *((x + r, low), (x, low), (x, low - r)),
        *((x, y + r), (x, y), (x + r, y)),
        (x + r, y),
    ]


@cache
def _font(size: int, bold: bool) -> FontProperties:
    return FontProperties(fname=_BOLD if bold else _REGULAR, size=size)


@cache
def _glyphs() -> frozenset[int]:
    regular, bold = (FT2Font(path).get_charmap() for path in (_REGULAR, _BOLD))
    return frozenset(regular) & frozenset(bold)


@cache
def _ruler() -> Any:
    return RendererAgg(1, 1, _DPI)


@lru_cache(maxsize=4096)
def _measured(words: str, size: int, bold: bool) -> float:
    if not words:
        return 0.0
    return float(_ruler().get_text_width_height_descent(words, _font(size, bold), False)[0])
