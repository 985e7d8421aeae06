"""The chart of compute over time, in Altair: one description for the static pictures and for the live one."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from petaday_site.figures import figure
from petaday_site.fit import Fit, months
from petaday_site.labels import Side, place
from petaday_site.points import BEGIN, END, ERAS, Point

LOW, HIGH = 1e-5, 1e4
SHIFT: dict[Side, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle", "dx": 9},
    "left": {"align": "right", "baseline": "middle", "dx": -9},
    "above": {"align": "center", "baseline": "bottom", "dy": -9},
    "below": {"align": "center", "baseline": "top", "dy": 9},
}


class Ink(NamedTuple):
    """The colours of a chart; on the pages they are CSS variables, so one picture serves both themes."""

    text: str = "#111111"
    muted: str = "#222222"
    grid: str = "#333333"
    point: str = "#444444"
    line: str = "#555555"
    era: str = "#666666"
    paper: str = "#777777"


class Size(NamedTuple):
    """How large the plot is, and its letters."""

    name: str
    width: int
    height: int
    letters: int
    years: int = 1


WIDE = Size("wide", 820, 470, 12)
NARROW = Size("narrow", 300, 430, 10, 2)


def sentence(points: Sequence[Point], fit: Fit) -> str:
    """The chart in one sentence, for those who do not see it."""
    low, high = (min(p.pfs_days for p in points), max(p.pfs_days for p in points))
    return (
        f"Training compute of {len(points)} results, {min(p.date for p in points):%Y} to "
        f"{max(p.date for p in points):%Y}, from {figure(low, 2)} to {figure(high)} petaflop/s-days on a logarithmic "
        f"scale; the line of best fit doubles every {months(fit.days):.2f} months."
    )


def chart(
    points: Sequence[Point], fit: Fit, size: Size = WIDE, ink: Ink | None = None, root: str = "", *, zoom: bool = False
) -> Any:
    """Log compute over time with line, band, eras, names, and points that lead to their pages.

    Args:
        points: what to draw.
        fit: the line through them.
        size: of the plot.
        ink: its colours.
        root: the way from the page to the top of the site, for the points' links.
        zoom: whether wheel and drag move the scales; marks that leave the frame are then cut off.
    """
    ink = ink or Ink()
    time = alt.X("date:T", title=None, scale=alt.Scale(domain=[BEGIN.isoformat(), END.isoformat()], nice=False))
    compute = alt.Y(
        "compute:Q",
        title="petaflop/s-days",
        scale=alt.Scale(type="log", domain=[LOW, HIGH]),
        axis=alt.Axis(format=",.5~f", values=[10.0**i for i in range(-5, 5)]),
    )
    layers = [
        *_eras(size, ink),
        _band(fit, time, ink),
        alt.Chart(_line(fit)).mark_line(color=ink.line, strokeWidth=2, clip=True).encode(x=time, y=compute),
        *_names(points, fit, size, ink, (time, compute)),
        _dots(points, ink, root, time, compute),
    ]
    if zoom:
        layers[-1] = layers[-1].add_params(alt.selection_interval(bind="scales"))
        for layer in layers:
            layer.mark.clip = True
    drawn = alt.layer(*layers).properties(width=size.width, height=size.height, description=sentence(points, fit))
    years = {"interval": "year", "step": size.years}
    return framed(drawn, ink, size).configure_axisX(grid=False, format="%Y", labelFlush=False, tickCount=years)


def framed(drawn: Any, ink: Ink, size: Size) -> Any:
    """A chart on no background of its own, its axes in the chart's ink."""
    return (
        drawn.configure(background="transparent", font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=ink.muted,
            titleColor=ink.muted,
            gridColor=ink.grid,
            domainColor=ink.muted,
            tickColor=ink.muted,
            labelFontSize=size.letters,
            titleFontSize=size.letters,
            titleFontWeight="normal",
        )
    )


def _line(fit: Fit) -> pd.DataFrame:
    rows = [(pd.Timestamp(day), low, middle, high) for day, low, middle, high in fit.line]
    return pd.DataFrame(rows, columns=["date", "low", "compute", "high"])


def _band(fit: Fit, time: Any, ink: Ink) -> Any:
    low = alt.Y("low:Q", scale=alt.Scale(type="log", domain=[LOW, HIGH]))
    band = alt.Chart(_line(fit)).mark_area(color=ink.line, opacity=0.14, clip=True)
    return band.encode(x=time, y=low, y2="high:Q")


def _eras(size: Size, ink: Ink) -> list[Any]:
    shaded = pd.DataFrame([(pd.Timestamp(e.start), pd.Timestamp(e.end)) for e in ERAS[1::2]], columns=["date", "end"])
    rect = alt.Chart(shaded).mark_rect(color=ink.era, opacity=0.09).encode(x="date:T", x2="end:T")
    short = size is NARROW
    named = pd.DataFrame(
        [(pd.Timestamp(e.start), e.name.split(": ")[0] if short else e.name) for e in ERAS], columns=["date", "era"]
    )
    text = alt.Chart(named).mark_text(align="left", baseline="top", dx=6, dy=6, color=ink.muted, fontSize=size.letters)
    return [rect, text.encode(x="date:T", y=alt.value(0), text="era:N")]


def _names(points: Sequence[Point], fit: Fit, size: Size, ink: Ink, axes: tuple[Any, Any]) -> list[Any]:
    dots = [(p.name, *_pixel(p.date, p.pfs_days, size)) for p in points]
    line = [_pixel(day, middle, size) for day, _, middle, _ in fit.line]
    sides = place(dots, size.letters, (size.width, size.height), line)
    return [
        alt.Chart(_frame([p for p, s in zip(points, sides, strict=True) if s == side], ""))
        .mark_text(color=ink.text, fontSize=size.letters, **SHIFT[side])
        .encode(x=axes[0], y=axes[1], text="name:N")
        for side in sorted(set(sides))
    ]


def _pixel(day: dt.date, pfs_days: float, size: Size) -> tuple[float, float]:
    across = (day - BEGIN).days / (END - BEGIN).days
    up = math.log10(pfs_days / LOW) / math.log10(HIGH / LOW)
    return across * size.width, (1 - up) * size.height


def _dots(points: Sequence[Point], ink: Ink, root: str, time: Any, compute: Any) -> Any:
    return (
        alt.Chart(_frame(points, root))
        .mark_circle(size=72, color=ink.point, opacity=1, stroke=ink.paper, strokeWidth=1.5)
        .encode(
            x=time,
            y=compute,
            href="page:N",
            tooltip=[
                alt.Tooltip("name:N", title="System"),
                alt.Tooltip("shown:N", title="pfs-days"),
                alt.Tooltip("date:T", title="Date", format="%Y-%m-%d"),
            ],
            description="told:N",
        )
    )


def _frame(points: Sequence[Point], root: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [p.name for p in points],
            "date": [pd.Timestamp(p.date) for p in points],
            "compute": [p.pfs_days for p in points],
            "shown": [figure(p.pfs_days) for p in points],
            "page": [f"{root}{p.slug}/" if p.slug else None for p in points],
            "told": [f"{p.name}, {p.date.isoformat()}: {figure(p.pfs_days)} petaflop/s-days" for p in points],
        }
    )
