"""The lines of the chart of all runs: the pace of each era, Moore's law, the thresholds of the law."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from petaday.core.numerals import raised
from petaday.core.quantity import PFS_DAY
from petaday.law import Rule, deciding
from petaday_site.charts.all_runs_axes import Axes
from petaday_site.charts.axes import View
from petaday_site.charts.overlays import MOORE
from petaday_site.charts.palette import Ink, Size
from petaday_site.facts.fit import MONTH, Fit
from petaday_site.facts.growth import Pace
from petaday_site.facts.runs import Run

SLOW = max(MOORE)
QUIET = "23"
"""The power of ten of the threshold that is shown on request: most runs today are above it."""
OVER = 150
"""Days that a line goes on before its first run and after its last."""


class Stretch(NamedTuple):
    """A line that is drawn: its ends, whether it leaves estimates out, and the pace it is of."""

    begin: dt.date
    end: dt.date
    fit: Fit
    sure: bool
    pace: Pace

    def at(self, day: dt.date) -> float:
        """The pfs-days of the line at a day."""
        return float(2 ** (self.fit.intercept + self.fit.slope * (day - self.fit.origin).days))


def stretches(paces: Sequence[Pace], view: View) -> Iterator[Stretch]:
    """The lines of every pace; each ends with its era, or with the view."""
    for pace in paces:
        lines = [(pace.fit, False), *([(pace.measured, True)] if pace.measured else [])]
        for line, sure in lines:
            over = dt.timedelta(days=OVER)
            begin = max(pace.begin or line.origin - over, view.begin)
            last = line.line[-1][0] if sure or pace.end else view.end - dt.timedelta(days=40)
            end = min(last + (over if sure else dt.timedelta()), pace.end or view.end, view.end)
            top = line.origin + dt.timedelta(days=(math.log2(view.high) - line.intercept) / line.slope)
            yield Stretch(begin, max(min(end, top), begin), line, sure, pace)


def fits(paces: Sequence[Pace], view: View, ink: Ink, axes: Axes) -> list[Any]:
    """The lines through the largest runs; dashed the one that leaves estimates out."""
    layers = []
    for at, one in enumerate(stretches(paces, view)):
        rows = [(pd.Timestamp(day), one.at(day)) for day in (one.begin, one.end)]
        dash: dict[str, Any] = {"strokeDash": [6, 4], "strokeWidth": 1.25} if one.sure else {"strokeWidth": 1.75}
        marks = alt.Chart(pd.DataFrame(rows, columns=["date", "compute"]), name=f"fit_line_{at}")
        layers.append(marks.mark_line(color=ink.text, clip=True, **dash).encode(x=axes[0], y=axes[1]))
    return layers


def moore(found: Sequence[Run], view: View, ink: Ink, axes: Axes) -> list[Any]:
    """The line of a doubling every two years from the first run on."""
    first = found[0]
    rows = [(pd.Timestamp(day), slowly(first, day)) for day in (first.date, view.end)]
    frame = pd.DataFrame(rows, columns=["date", "compute"])
    line = alt.Chart(frame, name="moore_line").mark_line(
        color=ink.faint, strokeWidth=1.25, strokeDash=[2, 4], clip=True
    )
    told = frame.tail(1).assign(told=[f"Moore’s law: {SLOW} months"])
    name = alt.Chart(told, name="moore_name").mark_text(align="right", dx=-4, dy=-9, color=ink.faint, fontSize=12)
    return [line.encode(x=axes[0], y=axes[1]), name.encode(x=axes[0], y=axes[1], text=alt.Text("told:N"))]


def slowly(first: Run, day: dt.date) -> float:
    """What a run of that day would take had the first one's compute doubled every two years."""
    return float(first.pfs_days * 2 ** ((day - first.date).days / (SLOW * MONTH)))


class Threshold(NamedTuple):
    """A figure of the law: its power of ten, its figure in pfs-days, and what it decides where, in words."""

    power: str
    pfs_days: float
    told: str


def thresholds(view: View | None = None, *, short: bool = False) -> list[Threshold]:
    """Each figure of the law that decides something, as far as the view holds it."""
    return [
        _threshold(value, said, short=short)
        for value, said in deciding()
        if view is None or view.low <= value / PFS_DAY <= view.high
    ]


def _threshold(value: float, said: Sequence[Rule], *, short: bool) -> Threshold:
    power = f"{value:.0e}".partition("e")[2].lstrip("+0")
    places = list(dict.fromkeys(rule.jurisdiction for rule in said))
    where = places[0] if len(places) == 1 or short else f"{', '.join(places[:-1])} and {places[-1]}"
    more = f" and {len(places) - 1} more" if short and len(places) > 1 else ""
    what = "" if short else f": {said[0].name.partition(' (')[0].partition(' that ')[0]}" if len(places) == 1 else ""
    return Threshold(power, value / PFS_DAY, f"10{raised(int(power))} FLOP · {where}{more}{what}")


def law(view: View, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """A line at each threshold, with its words at the left end."""
    layers = []
    for one in thresholds(view, short=size.name == "narrow"):
        rows = [(pd.Timestamp(day), one.pfs_days, one.told) for day in (view.begin, view.end)]
        frame = pd.DataFrame(rows, columns=["date", "compute", "told"])
        line = alt.Chart(frame, name=f"law{one.power}_line").mark_line(
            color=ink.law, strokeWidth=1, strokeDash=[5, 4], clip=True
        )
        words = alt.Chart(frame.head(1), name=f"law{one.power}_name").mark_text(
            align="left", baseline="bottom", dx=7, dy=-4, color=ink.law, fontSize=size.letters - 0.5
        )
        layers.append(line.encode(x=axes[0], y=axes[1]))
        if size.name == "wide" or one.power != QUIET:
            layers.append(words.encode(x=axes[0], y=axes[1], text=alt.Text("told:N")))
    return layers
