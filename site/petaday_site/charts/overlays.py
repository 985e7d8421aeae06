"""The overlays of a chart of compute over time: Moore's law, accuracy bars, printed figures, thresholds of the law.

Each layer has a name, which its marks bear in the picture as a class (`moore_line_marks`); pages show it when asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from petaday.core.quantity import PFS_DAY
from petaday.law import deciding
from petaday_site.charts.axes import View
from petaday_site.charts.chart import Axes
from petaday_site.charts.palette import Ink, Size
from petaday_site.facts.fit import MONTH
from petaday_site.facts.points import Point
from petaday_site.html.numbers import figure

MOORE = (18, 24)
"""Months in which transistors double: the popular figure and Moore's own of 1975."""

CLAIMED = (2.0, 3.0)
"""The methodology's own accuracy, a factor of two to three either way."""


def moore(points: Sequence[Point], view: View, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """The lines of doubling at Moore's pace from the first point on.

    On a linear scale both lie on the axis, and one name stands above its beginning, where nothing else does.
    """
    end = view.end
    first = min(points, key=lambda p: p.date)
    days = [first.date + dt.timedelta(days=step * (end - first.date).days / 40) for step in range(41)]
    rows = [
        (pd.Timestamp(day), first.pfs_days * 2 ** ((day - first.date).days / (months * MONTH)), months)
        for months in MOORE
        for day in days
    ]
    frame = pd.DataFrame(rows, columns=["date", "compute", "months"])
    line = alt.Chart(frame, name="moore_line").mark_line(color=ink.muted, strokeWidth=1.5, strokeDash=[5, 4], clip=True)
    if view.linear:
        ends = frame.head(1).assign(told=[f"Moore’s law: {' or '.join(map(str, MOORE))} months"])
        placed: list[tuple[Any, dict[str, Any]]] = [(ends, {"align": "left", "dx": 4, "dy": -18})]
    else:
        ends = frame.groupby("months").tail(1).assign(told=[f"Moore’s law: {months} months" for months in MOORE])
        placed = [
            (ends[ends["months"] == months], {"align": "right", "dx": -4, "dy": lift})
            for months, lift in zip(MOORE, (-9, 11), strict=True)
        ]
    return [
        line.encode(x=axes[0], y=axes[1], detail=alt.Detail("months:N")),
        *(
            alt.Chart(rows_, name=f"moore_name_{at}")
            .mark_text(color=ink.muted, fontSize=size.letters, **where)
            .encode(x=axes[0], y=axes[1], text=alt.Text("told:N"))
            for at, (rows_, where) in enumerate(placed)
        ),
    ]


def bars(points: Sequence[Point], ink: Ink, axes: Axes) -> list[Any]:
    """A bar of a factor 2 either way, and a thinner one of a factor 3."""
    return [
        alt.Chart(_around(points, factor), name=f"bars_{factor:.0f}")
        .mark_rule(color=ink.point, strokeWidth=width, opacity=0.55, clip=True)
        .encode(x=axes[0], y=axes[1], y2=alt.Y2("high:Q"))
        for factor, width in zip(CLAIMED, (3, 1), strict=True)
    ]


def _around(points: Sequence[Point], factor: float) -> pd.DataFrame:
    rows = [(p.name, pd.Timestamp(p.date), p.pfs_days / factor, p.pfs_days * factor) for p in points]
    return pd.DataFrame(rows, columns=["name", "date", "compute", "high"])


def printed(points: Sequence[Point], stated: Mapping[str, Mapping[int, float]], root: str, ink: Ink, axes: Axes) -> Any:
    """The figures that the source prints for each point, by either method, as open diamonds.

    Args:
        points: what is charted.
        stated: pfs-days in print, by page and method.
        root: the way from the page to the top of the site.
        ink: the colours.
        axes: of the chart.
    """
    rows = [
        {
            "name": p.name,
            "date": pd.Timestamp(p.date),
            "compute": value,
            "page": f"{root}{p.slug}/",
            "told": f"{p.name}, in print by method {method}: {figure(value)} petaflop/s-days",
        }
        for p in points
        for method, value in stated.get(p.slug or "", {}).items()
    ]
    frame = pd.DataFrame(rows, columns=["name", "date", "compute", "page", "told"])
    marks = alt.Chart(frame, name="printed").mark_point(
        shape="diamond", size=90, stroke=ink.line, strokeWidth=2, fill=ink.paper, opacity=1
    )
    return marks.encode(x=axes[0], y=axes[1], href=alt.Href("page:N"), description=alt.Description("told:N"))


def thresholds(view: View, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """A line at each figure of the law that decides something, as far as the view holds it."""
    seen = [(value, said) for value, said in deciding() if view.low <= value / PFS_DAY <= view.high]
    if not seen:
        return []
    rows = [
        (
            pd.Timestamp(day),
            value / PFS_DAY,
            f"{figure(value)} FLOP: {', '.join(dict.fromkeys(rule.jurisdiction for rule in said))}",
        )
        for value, said in seen
        for day in (view.begin, view.end)
    ]
    frame = pd.DataFrame(rows, columns=["date", "compute", "told"])
    line = alt.Chart(frame, name="law_line").mark_line(color=ink.muted, strokeWidth=1, strokeDash=[2, 3], clip=True)
    names = alt.Chart(frame.groupby("told", sort=False).head(1), name="law_name").mark_text(
        align="left", baseline="bottom", dx=6, dy=-3, color=ink.muted, fontSize=size.letters
    )
    return [
        line.encode(x=axes[0], y=axes[1], detail=alt.Detail("told:N")),
        names.encode(x=axes[0], y=axes[1], text=alt.Text("told:N")),
    ]
