"""The chart of compute over time in Altair, for the static pictures and for the live one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

import altair as alt
import pandas as pd

from petaday_site.charts.all_runs_axes import flop_axis
from petaday_site.charts.axes import READABLE, View, views
from petaday_site.charts.label_placement import Side, place
from petaday_site.charts.palette import NARROW, WIDE, Ink, Size
from petaday_site.facts.fit import Fit, months
from petaday_site.facts.points import Point
from petaday_site.html.numbers import figure

BANDED = 8
"""Points that a confidence band is drawn for."""
NOWHERE = "#"
"""Where a point leads that has no page; on a page it is no link."""
Axes = tuple[Any, Any]
SHIFT: dict[Side, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle", "dx": 9},
    "left": {"align": "right", "baseline": "middle", "dx": -9},
    "above": {"align": "center", "baseline": "bottom", "dy": -9},
    "below": {"align": "center", "baseline": "top", "dy": 9},
}


def banded(fit: Fit) -> bool:
    """Whether the line has its confidence band: of a few points it would lie over the whole chart."""
    return fit.n >= BANDED


def sentence(points: Sequence[Point], fit: Fit | None, view: View | None = None) -> str:
    """The chart in one sentence, for readers who do not see it."""
    low, high = (min(p.pfs_days for p in points), max(p.pfs_days for p in points))
    return (
        f"Training compute of {len(points)} results, {min(p.date for p in points):%Y} to "
        f"{max(p.date for p in points):%Y}, from {figure(low, 2)} to {figure(high)} petaflop/s-days on a "
        f"{'linear' if view and view.linear else 'logarithmic'} scale"
        + (f"; the line of best fit doubles every {months(fit.days):.2f} months." if fit else ".")
    )


def chart(
    points: Sequence[Point],
    fit: Fit | None,
    size: Size = WIDE,
    ink: Ink | None = None,
    root: str = "",
    *,
    view: View | None = None,
    over: Callable[[Axes], Sequence[Any]] = lambda _: (),
    named: Collection[str] | None = None,
    zoom: bool = False,
) -> Any:
    """Compute over time with line, band, eras, names, and points that link to their pages.

    Args:
        points: what to draw.
        fit: the line through them, if there is to be one.
        size: of the plot.
        ink: its colours.
        root: the way from the page to the top of the site, for the points' links.
        view: the stretch of time and compute, and the scale; what holds the points, unless said.
        over: the layers between the line and the points, given the axes.
        named: the points that bear their names; all, unless said.
        zoom: whether wheel and drag move the scales; marks that leave the frame are then cut off.
    """
    ink = ink or Ink()
    view = view or views(points)["log"]
    time = alt.X(
        "date:T", title=None, scale=alt.Scale(domain=[view.begin.isoformat(), view.end.isoformat()], nice=False)
    )
    compute = alt.Y("compute:Q", title="petaflop/s-days", scale=view.scale, axis=view.axis)
    layers = [
        *_eras(view, size, ink),
        *(_line(fit, view, ink, (time, compute)) if fit else ()),
        *over((time, compute)),
        *([] if view.linear else flop_axis(view, size, ink, (time, compute))),
        *_names(points, fit, size, view, named=named, ink=ink, axes=(time, compute)),
        _dots(points, ink, root, time, compute),
    ]
    if zoom:
        let_zoom(layers)
    years: dict[str, Any] = {"interval": "year", "step": size.years}
    return framed(layers, ink, size, alt.AxisConfig(grid=False, format="%Y", labelFlush=False, tickCount=years))


def let_zoom(layers: list[Any]) -> None:
    """Wheel and drag move the scales of these layers; marks that leave the frame are then cut off, axes are not."""
    layers[-1] = layers[-1].add_params(alt.selection_interval(bind="scales"))
    for layer in layers:
        layer.mark.clip = not str(layer.name).startswith("axis")


def framed(layers: Sequence[Any], ink: Ink, size: Size, across: Any = alt.Undefined) -> Any:
    """A chart of these layers without a background, its axes in the chart's colours.

    All at once: Altair copies every layer for each word that is added to a chart. For the same reason the channels are
    objects: one that is named by a string costs it several milliseconds.
    """
    axis = alt.AxisConfig(
        labelColor=ink.muted,
        titleColor=ink.muted,
        gridColor=ink.grid,
        domainColor=ink.muted,
        tickColor=ink.muted,
        labelFontSize=size.letters,
        titleFontSize=size.letters,
        titleFontWeight="normal",
    )
    view = alt.ViewConfig(stroke=None)
    config = alt.Config(background="transparent", font="sans-serif", view=view, axis=axis, axisX=across)
    return alt.layer(*layers, width=size.width, height=size.height, config=config)


def _line(fit: Fit, view: View, ink: Ink, axes: Axes) -> list[Any]:
    """The layers of the line and its band."""
    rows = [(pd.Timestamp(day), low, middle, high) for day, low, middle, high in fit.line]
    frame = pd.DataFrame(rows, columns=["date", "low", "compute", "high"])
    band = alt.Chart(frame, name="fit_band").mark_area(color=ink.line, opacity=0.14, clip=True)
    line = alt.Chart(frame, name="fit_line").mark_line(color=ink.line, strokeWidth=2, clip=True)
    around = [band.encode(x=axes[0], y=alt.Y("low:Q", scale=view.scale), y2=alt.Y2("high:Q"))] if banded(fit) else []
    return [*around, line.encode(x=axes[0], y=axes[1])]


def _eras(view: View, size: Size, ink: Ink) -> list[Any]:
    if not view.eras:
        return []
    shaded = pd.DataFrame(
        [(pd.Timestamp(e.start), pd.Timestamp(e.end)) for e in view.eras[1::2]], columns=["date", "end"]
    )
    rect = alt.Chart(shaded).mark_rect(color=ink.era, opacity=0.09).encode(x=alt.X("date:T"), x2=alt.X2("end:T"))
    short = size is NARROW
    named = pd.DataFrame(
        [(pd.Timestamp(e.start), e.name.split(": ")[0] if short else e.name) for e in view.eras],
        columns=["date", "era"],
    )
    text = alt.Chart(named).mark_text(align="left", baseline="top", dx=6, dy=6, color=ink.muted, fontSize=size.letters)
    return [rect, text.encode(x=alt.X("date:T"), y=alt.value(0), text=alt.Text("era:N"))]


def _names(
    points: Sequence[Point],
    fit: Fit | None,
    size: Size,
    view: View,
    *,
    named: Collection[str] | None,
    ink: Ink,
    axes: Axes,
) -> list[Any]:
    """The layers of the names, each on the side where it covers least."""

    def pixel(day: dt.date, pfs_days: float) -> tuple[float, float]:
        return view.across(day) * size.width, (1 - view.up(pfs_days)) * size.height

    told = [
        p for p in points if (named is None or p.name in named) and (not view.linear or view.up(p.pfs_days) > READABLE)
    ]
    others = [pixel(p.date, p.pfs_days) for p in points if p not in told]
    line = [pixel(day, middle) for day, _, middle, _ in fit.line] if fit else []
    dots = [(p.name, *pixel(p.date, p.pfs_days)) for p in told]
    sides = place(dots, size.letters, (size.width, size.height), [*line, *others])
    return [
        alt.Chart(_frame([p for p, s in zip(told, sides, strict=True) if s == side], ""), name=f"names_{side}")
        .mark_text(color=ink.text, fontSize=size.letters, **SHIFT[side])
        .encode(x=axes[0], y=axes[1], text=alt.Text("name:N"))
        for side in sorted(set(sides))
    ]


def _dots(points: Sequence[Point], ink: Ink, root: str, time: Any, compute: Any) -> Any:
    return (
        alt.Chart(_frame(points, root), name="points")
        .mark_circle(size=72, color=ink.point, opacity=1, stroke=ink.paper, strokeWidth=1.5)
        .encode(
            x=time,
            y=compute,
            href=alt.Href("page:N"),
            tooltip=[
                alt.Tooltip("name:N", title="System"),
                alt.Tooltip("shown:N", title="pfs-days"),
                alt.Tooltip("date:T", title="Date", format="%Y-%m-%d"),
            ],
            description=alt.Description("told:N"),
        )
    )


def _frame(points: Sequence[Point], root: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [p.name for p in points],
            "date": [pd.Timestamp(p.date) for p in points],
            "compute": [p.pfs_days for p in points],
            "shown": [figure(p.pfs_days) for p in points],
            "page": [f"{root}{p.slug}/" if p.slug else NOWHERE for p in points],
            "told": [f"{p.name}, {p.date.isoformat()}: {figure(p.pfs_days)} petaflop/s-days" for p in points],
        }
    )
