"""The names in the chart of all runs: of records and paces, and of other runs where there is room."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from petaday_site.charts.all_runs_axes import Axes
from petaday_site.charts.all_runs_lines import QUIET, Stretch, slowly, stretches, thresholds
from petaday_site.charts.axes import View
from petaday_site.charts.label_layout import GLYPH, Layout, Placed, Segment, Wish
from petaday_site.charts.label_placement import Box
from petaday_site.charts.palette import Ink, Size

if TYPE_CHECKING:
    from petaday_site.charts.all_runs import Story
    from petaday_site.facts.runs import Run

MORE = 8
"""Runs that are no records and have a name too, those that stand most alone."""
SIZED = re.compile(r" \d{1,4}(?:\.\d)?[MBT]$")
READOUT = (340.0, 122.0)
"""The box with the run that is pointed at, in pixels of the wide chart, in its lower right."""


class Plane:
    """The plot in pixels."""

    def __init__(self, view: View, size: Size) -> None:
        self.view, self.size = view, size

    def at(self, day: dt.date, pfs_days: float) -> tuple[float, float]:
        """The place of a figure."""
        return self.view.across(day) * self.size.width, (1 - self.view.up(pfs_days)) * self.size.height

    def back(self, x: float, y: float) -> tuple[pd.Timestamp, float]:
        """The day and the figure of a place, so that a name moves with the scales."""
        days = (self.view.end - self.view.begin).days * x / self.size.width
        share = 1 - y / self.size.height
        return pd.Timestamp(self.view.begin) + pd.Timedelta(days=days), self.view.low * (
            self.view.high / self.view.low
        ) ** share


def free(told: Story, size: Size) -> bool:
    """Whether the lower right of the plot is empty, so that the readout has a place there."""
    plane = Plane(told.view, size)
    left, top = size.width - READOUT[0] - 8, size.height - READOUT[1] - 8
    return not any(x > left and y > top for x, y in (plane.at(run.date, run.pfs_days) for run in told.runs))


def names(told: Story, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """The layers of the names and of the thin lines that lead to some of them."""
    records, others, paces = layout(told, size)
    layers = []
    for name, placed, colour in (
        ("names", records, ink.text),
        ("minor", others, ink.faint),
        ("fit_name", paces, ink.text),
    ):
        plane = Plane(told.view, size)
        layers += _leads(placed, name, plane, ink.faint, axes)
        layers += _words(placed, name, plane, colour, axes)
    return layers


@lru_cache(maxsize=8)
def layout(told: Story, size: Size) -> tuple[list[Placed], list[Placed], list[Placed]]:
    """The places of the names: of records, of other runs, of paces."""
    plane = Plane(told.view, size)
    wide = size.name == "wide"
    places = [(run, *plane.at(run.date, run.pfs_days)) for run in told.runs]
    dots = [Box(x - r, y - r, x + r, y + r) for run, x, y in places for r in [6.0 if run.record else 4.0]]
    lines = list(stretches(told.paces, told.view))
    drawn: list[Segment] = [
        (*plane.at(one.begin, one.at(one.begin)), *plane.at(one.end, one.at(one.end))) for one in lines
    ]
    words: list[Box] = []
    first = told.runs[0]
    slow = (first.date, told.view.end)
    faint: list[Segment] = [(*plane.at(slow[0], first.pfs_days), *plane.at(slow[1], slowly(first, slow[1])))]
    faint += [(*plane.at(run.date, low), *plane.at(run.date, high)) for run, low, high in told.bars]
    for one in thresholds(told.view, short=not wide):
        y = plane.at(told.view.begin, one.pfs_days)[1]
        drawn.append((0, y, size.width, y))
        if wide or one.power != QUIET:  # which is shown on request, and on a phone hardly has room
            words.append(Box(0, y - 20, len(one.told) * size.letters * GLYPH, y))
    if wide and free(told, size):
        words.append(Box(size.width - READOUT[0], size.height - READOUT[1], size.width, size.height))
    paced = [_pace(one, plane, wide=wide) for one in lines if not one.sure]
    best = [
        Wish(run.name if wide else short(run.name), x, y, must=wide, far=220 if wide else 110)
        for run, x, y in places
        if run.record
    ]
    more = [Wish(run.name, x, y, must=False, far=0) for run, x, y in _alone(places)] if wide else []

    def tried(order: Sequence[Wish]) -> tuple[float, list[Placed], list[Placed], list[Placed]]:
        """The names set one after the other in an order, and what that costs."""
        setting = Layout((size.width, size.height), size.letters, taken=dots, lines=drawn, faint=faint, words=words)
        above = _kept(map(setting.put, paced)) if wide else []
        found = _kept(map(setting.put, order))
        return setting.cost, found, _kept(map(setting.put, more))[:MORE], above or _kept(map(setting.put, paced))

    orders = [sorted(best, key=key) for key in (_high, _low, _left, _right)]
    if not wide:
        orders = [_longest(best, size.width)]
    _, found, others, above = min(map(tried, orders), key=lambda one: one[0])
    return found, others, above


def short(name: str) -> str:
    """A name without its size at the end, for a chart that has little room.

    >>> short("GPT-3 175B"), short("GPT-4"), short("AlphaGo Zero")
    ('GPT-3', 'GPT-4', 'AlphaGo Zero')
    """
    return SIZED.sub("", name)


def _longest(wishes: Sequence[Wish], end: float) -> list[Wish]:
    """The names of records, those that stood the longest first; the last one, which still stands, before all."""
    over = [after.x - one.x for one, after in pairwise(sorted(wishes, key=_time))]
    stood = dict(zip(sorted(wishes, key=_time), [*over, end], strict=True))
    return sorted(wishes, key=lambda wish: -stood[wish])


def _time(wish: Wish) -> float:
    return wish.x


def _high(wish: Wish) -> float:
    return wish.y


def _low(wish: Wish) -> float:
    return -wish.y


def _left(wish: Wish) -> float:
    return wish.x + wish.y


def _right(wish: Wish) -> float:
    return wish.y - wish.x


def _kept(placed: Iterable[Placed | None]) -> list[Placed]:
    return [one for one in placed if one]


def _pace(one: Stretch, plane: Plane, *, wide: bool) -> Wish:
    """What stands beside a line, at its upper part."""
    day = one.begin + (one.end - one.begin) * (0.9 if one.pace.end else 0.93)
    when = f"{one.pace.when[:1].upper()}{one.pace.when[1:]}: " if one.pace.when else ""
    text = f"{when}doubling {one.pace.told}" if wide else f"{when}{one.pace.rough}"
    return Wish(text, *plane.at(day, one.at(day)), must=wide, far=220 if wide else 0, bold=True)


def _alone(places: Sequence[tuple[Run, float, float]]) -> list[tuple[Run, float, float]]:
    """The runs that are no records, the furthest from their nearest neighbour first."""

    def room(mine: tuple[Run, float, float]) -> float:
        _, x, y = mine
        return min(((x - u) ** 2 + (y - v) ** 2 for other, u, v in places if other is not mine[0]), default=0.0)

    others = [one for one in places if not one[0].record and one[0].slug]
    return sorted(others, key=room, reverse=True)[: 2 * MORE]


def _words(placed: Sequence[Placed], name: str, plane: Plane, colour: str, axes: Axes) -> list[Any]:
    layers = []
    for align in sorted({one.align for one in placed}):
        rows = [(*plane.back(one.x, one.y), one.wish.text) for one in placed if one.align == align]
        frame = pd.DataFrame(rows, columns=["date", "compute", "name"])
        bold: Any = "bold" if name == "fit_name" else "normal"
        marks = alt.Chart(frame, name=f"{name}_{align}").mark_text(
            align=align, baseline="middle", color=colour, fontSize=plane.size.letters, fontWeight=bold
        )
        layers.append(marks.encode(x=axes[0], y=axes[1], text=alt.Text("name:N")))
    return layers


def _leads(placed: Sequence[Placed], name: str, plane: Plane, colour: str, axes: Axes) -> list[Any]:
    rows = [
        (*plane.back(x, y), one.wish.text)
        for one in placed
        if one.led
        for x, y in ((one.wish.x, one.wish.y), (one.x + (2 if one.align == "right" else -2), one.y))
    ]
    if not rows:
        return []
    frame = pd.DataFrame(rows, columns=["date", "compute", "name"])
    line = alt.Chart(frame, name=f"{name}_lead").mark_line(color=colour, strokeWidth=1)
    return [line.encode(x=axes[0], y=axes[1], detail=alt.Detail("name:N"))]
