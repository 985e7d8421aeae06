"""Sets names beside points so that none covers a point or another name, or is struck through by a line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from petaday_site.charts.label_placement import Box

Align = Literal["left", "right", "center"]
Segment = tuple[float, float, float, float]
GLYPH, HEIGHT = 0.56, 1.2
NEAR: tuple[tuple[float, float, Align], ...] = (
    (-10, 0, "right"),
    (-7, -11, "right"),
    (0, -14, "center"),
    (10, 0, "left"),
    (8, 11, "left"),
    (8, -11, "left"),
    (0, 14, "center"),
    (-8, 11, "right"),
)
"""Where a name may stand beside its point, the free side of a rising cloud first: up and to the left."""
LEFT_OUT, GOOD = 20.0, 0.4
"""What it costs to leave a name out, and what is as good as nothing."""
BAD = 8.0
"""What a place may cost: a line that is seldom shown strikes the name, or the thin line passes a point."""
FAR = (24, 34, 46, 60, 76, 94, 114, 136, 160, 190, 220)
"""Pixels from the point, where a thin line leads to the name."""
TURNS = (135, 120, 150, 105, 160, 95, 170, 180, 85, 190, 70, 55)
"""In degrees, counted from the right and upwards."""


class Wish(NamedTuple):
    """A name and its point.

    Attributes:
        text: the name.
        x, y: of the point.
        must: whether it is shown even where it covers something.
        far: how long a thin line may be that leads to it, in pixels.
        bold: whether it is set in bold.
    """

    text: str
    x: float
    y: float
    must: bool = True
    far: float = 220
    bold: bool = False


class Placed(NamedTuple):
    """A name in its place: the end it is aligned by, and whether a thin line leads to it."""

    wish: Wish
    x: float
    y: float
    align: Align
    led: bool


class Layout:
    """The names of a picture while they are set.

    Args:
        frame: width and height in pixels.
        letters: their size.
        taken: what no name may cover.
        lines: what may strike no name through.
        faint: lines that are shown on request, and had better not.
        words: what neither a name nor a thin line to one may cover.
    """

    def __init__(
        self,
        frame: tuple[float, float],
        letters: float,
        *,
        taken: Sequence[Box] = (),
        lines: Sequence[Segment] = (),
        faint: Sequence[Segment] = (),
        words: Sequence[Box] = (),
    ) -> None:
        self.frame, self.letters = frame, letters
        self.taken, self.lines, self.faint = list(taken), list(lines), list(faint)
        self.set: list[Box] = list(words)
        self._around = np.array([tuple(box) for box in self.taken] or [(0, 0, 0, 0)], dtype=float)
        self.leads: list[Segment] = []
        self.cost = 0.0

    def put(self, wish: Wish) -> Placed | None:
        """The place of a name; None where there is none and it need not be shown.

        >>> layout = Layout((200, 100), 10, taken=[Box(20, 40, 90, 60)])
        >>> layout.put(Wish("one", 100, 50)).align
        'center'
        """
        best: tuple[float, Placed, Box] | None = None
        for placed in self._places(wish):
            box = self.box(placed)
            cost = self._cost(box, placed)
            if best is None or cost < best[0]:
                best = cost, placed, box
            if cost < GOOD:
                break
        if best is None or (best[0] >= BAD and not wish.must):
            self.cost += LEFT_OUT if wish.far else 0
            return None
        self.cost += best[0]
        self.set.append(best[2])
        if best[1].led:
            self.leads.append((wish.x, wish.y, best[1].x, best[1].y))
        return best[1]

    def box(self, placed: Placed) -> Box:
        """The rectangle that a name fills."""
        wide = len(placed.wish.text) * self.letters * GLYPH * (1.06 if placed.wish.bold else 1)
        high = self.letters * HEIGHT
        left = {"left": placed.x, "right": placed.x - wide, "center": placed.x - wide / 2}[placed.align]
        return Box(left, placed.y - high / 2, left + wide, placed.y + high / 2)

    def _places(self, wish: Wish) -> Iterator[Placed]:
        for dx, dy, align in NEAR:
            yield Placed(wish, wish.x + dx, wish.y + dy, align, led=False)
        for far in (length for length in FAR if length <= wish.far):
            for turn in TURNS:
                dx, dy = far * math.cos(math.radians(turn)), -far * math.sin(math.radians(turn))
                yield Placed(wish, wish.x + dx, wish.y + dy, "right" if dx <= 0 else "left", led=True)

    def _cost(self, box: Box, placed: Placed) -> float:
        outside = max(-box.left, 0) + max(box.right - self.frame[0], 0)
        outside += max(-box.top - 14, 0) + max(box.bottom - self.frame[1], 0)
        covered = self._covered(box) + sum(box.shared(other) for other in self.set)
        struck = 60 * _struck((*self.lines, *self.leads), box) + 0.3 * _struck(self.faint, box)
        cost = 40 * outside + 2 * covered + struck
        if not placed.led:
            return cost
        led = [(placed.wish.x, placed.wish.y, placed.x, placed.y)]
        cost += 60 * sum(_struck(led, other) for other in self.set)
        cost += 0.1 + 3 * sum(_meet(led[0], other) for other in self.leads)
        return cost + 1.5 * sum(_struck(led, _inset(other)) for other in self._between(led[0]))

    def _covered(self, box: Box) -> float:
        """The area of what is taken that a box covers."""
        wide = np.minimum(box.right, self._around[:, 2]) - np.maximum(box.left, self._around[:, 0])
        high = np.minimum(box.bottom, self._around[:, 3]) - np.maximum(box.top, self._around[:, 1])
        return float((np.clip(wide, 0, None) * np.clip(high, 0, None)).sum())

    def _between(self, line: Segment) -> list[Box]:
        """What is taken in the rectangle around a line."""
        x1, y1, x2, y2 = line
        beside = (self._around[:, 0] <= max(x1, x2)) & (self._around[:, 2] >= min(x1, x2))
        level = (self._around[:, 1] <= max(y1, y2)) & (self._around[:, 3] >= min(y1, y2))
        return [self.taken[at] for at in np.flatnonzero(beside & level) if at < len(self.taken)]


def _struck(lines: Sequence[Segment], box: Box) -> float:
    return sum(_crosses(line, box) for line in lines)


def _inset(box: Box) -> Box:
    return Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)


def _meet(one: Segment, other: Segment) -> bool:
    """Whether two lines cross.

    >>> _meet((0, 0, 10, 10), (0, 10, 10, 0)), _meet((0, 0, 10, 10), (20, 0, 20, 10))
    (True, False)
    """

    def side(line: Segment, x: float, y: float) -> float:
        x1, y1, x2, y2 = line
        return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)

    apart = side(one, *other[:2]) * side(one, *other[2:]) < 0
    return apart and side(other, *one[:2]) * side(other, *one[2:]) < 0


def _crosses(line: Segment, box: Box) -> float:
    """How far a line runs through a box, in steps of three pixels.

    >>> _crosses((0, 5, 100, 5), Box(0, 0, 30, 10))
    10.0
    """
    x1, y1, x2, y2 = line
    first, last = 0.0, 1.0
    for start, way, low, high in ((x1, x2 - x1, box.left, box.right), (y1, y2 - y1, box.top, box.bottom)):
        if way == 0:
            if not low <= start <= high:
                return 0.0
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, near), min(last, far)
    return max(last - first, 0.0) * math.hypot(x2 - x1, y2 - y1) / 3
