"""The axes of a chart: the stretch of time and compute it shows, and its scale."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from petaday_site.facts.eras import Era
from petaday_site.facts.points import Point, until


class View(NamedTuple):
    """The stretch of time and compute that is drawn, and its scale.

    Attributes:
        begin, end: of the time.
        low, high: of the compute, in pfs-days.
        eras: stretches named along the top, every other one shaded.
        linear: a scale on which a length is a difference, no factor; compute then begins at zero.
    """

    begin: dt.date
    end: dt.date
    low: float
    high: float
    eras: Sequence[Era] = ()
    linear: bool = False

    def up(self, pfs_days: float) -> float:
        """The height of a figure on the axis, from 0 to 1."""
        if self.linear:
            return pfs_days / self.high
        return math.log10(pfs_days / self.low) / math.log10(self.high / self.low)

    def across(self, day: dt.date) -> float:
        """The place of a day on the axis, from 0 to 1."""
        return (day - self.begin).days / (self.end - self.begin).days

    @property
    def scale(self) -> alt.Scale:
        """The vertical scale."""
        if self.linear:
            return alt.Scale(type="linear", domain=[0, self.high], nice=False)
        return alt.Scale(type="log", domain=[self.low, self.high])

    @property
    def axis(self) -> alt.Axis:
        """The vertical axis."""
        if self.linear:
            return alt.Axis(format=",.6~f")
        return alt.Axis(
            format=",.5~f",
            values=[10.0**i for i in range(round(math.log10(self.low)), round(math.log10(self.high)) + 1)],
        )


ROOM = 0.2
"""Of a decade, above the largest point and below the smallest."""


def views(points: Sequence[Point], eras: Sequence[Era] = ()) -> dict[str, View]:
    """The view that encloses the points, for each scale.

    >>> log = views([Point("AlexNet", dt.date(2012, 6, 1), 0.0058)])["log"]
    >>> log.begin.isoformat(), log.end.isoformat(), log.low, log.high
    ('2012-01-01', '2013-01-01', 0.001, 0.01)
    """
    begin = dt.date(min(p.date for p in points).year, 1, 1)
    least, most = min(p.pfs_days for p in points), max(p.pfs_days for p in points)
    low, high = math.floor(math.log10(least) - ROOM), math.ceil(math.log10(most) + ROOM)
    log = View(begin, until(points), 10.0**low, 10.0**high, eras)
    tens = 10.0 ** math.floor(math.log10(most))
    return {"log": log, "linear": log._replace(high=math.ceil(most * 1.05 / tens) * tens, linear=True)}


def eras(points: Sequence[Point], named: Sequence[Era]) -> Sequence[Era]:
    """The named eras, the last up to the edge of the view; none where the chart shows other times too."""
    if not named or not all(named[0].start <= p.date < named[-1].end for p in points):
        return ()
    return (*named[:-1], named[-1].model_copy(update={"end": max(named[-1].end, until(points))}))


READABLE = 0.02
"""A point lower than this part of a linear chart is on its floor, where names would lie on each other."""
