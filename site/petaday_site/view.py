"""The stretch of time and compute that a chart shows, and its scale."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from petaday_site.points import BEGIN, END, ERAS, Era


class View(NamedTuple):
    """Which stretch of time and compute is drawn, and how.

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
        """How high a figure stands, from 0 to 1."""
        if self.linear:
            return pfs_days / self.high
        return math.log10(pfs_days / self.low) / math.log10(self.high / self.low)

    def across(self, day: dt.date) -> float:
        """How far to the right a day stands, from 0 to 1."""
        return (day - self.begin).days / (self.end - self.begin).days

    @property
    def scale(self) -> alt.Scale:
        """The upward scale."""
        if self.linear:
            return alt.Scale(type="linear", domain=[0, self.high], nice=False)
        return alt.Scale(type="log", domain=[self.low, self.high])

    @property
    def axis(self) -> alt.Axis:
        """The upward axis."""
        if self.linear:
            return alt.Axis(format=",.6~f")
        return alt.Axis(
            format=",.5~f",
            values=[10.0**i for i in range(round(math.log10(self.low)), round(math.log10(self.high)) + 1)],
        )


TREND = View(BEGIN, END, 1e-5, 1e4, ERAS)
LINEAR = TREND._replace(high=2000.0, linear=True)
READABLE = 0.02
"""A point lower than this part of a linear chart is on its floor, where names would lie on each other."""
