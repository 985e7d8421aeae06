"""Scatter charts of one figure against another on logarithmic scales, with a line and a band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Html, el, join
from petaday_site.charts import scatter_axes
from petaday_site.charts.chart import SHIFT, framed
from petaday_site.charts.label_placement import place_apart
from petaday_site.charts.palette import Ink, Size
from petaday_site.charts.trend import pictures, still
from petaday_site.html.numbers import figure
from petaday_site.place import address

NAMED = 12
"""As many points have their names beside them, the furthest from the line; every point says its name when asked."""
SIZES = {"wide": (760, 270), "narrow": (240, 280)}
"""Of the plot; units and figures of both axes stand around it."""
STEPS = 100
"""Of the line, that names stay clear of."""
PART = 1e-6
"""In pfs-days: a smaller count is of a part (one timestep), and of no run."""


class Dot(NamedTuple):
    """A point: its name (empty where there are too many), its place, the page it links to, and its description."""

    name: str
    across: float
    up: float
    page: str
    told: str


class Plan(NamedTuple):
    """The axes and the band between them.

    Attributes:
        across, up: what the axes are called.
        wide, high: their ends.
        ticks: of the upward axis; none where that is compute too, which is shown in both units.
        line, low, top: the upward figures at both ends of the line, and of the band around it.
    """

    across: str
    up: str
    wide: tuple[float, float]
    high: tuple[float, float]
    ticks: Sequence[float] | None
    line: tuple[float, float]
    low: tuple[float, float]
    top: tuple[float, float]


class Scatter(NamedTuple):
    """A scatter chart: its points, its plan, a sentence about it, what the band means, and what it shows as a title."""

    dots: Sequence[Dot]
    plan: Plan
    told: str
    band: str
    finding: str


def methods(frame: pd.DataFrame, root: str) -> Scatter:
    """Method 1 against method 2, recomputed, for every system that has both."""
    both = frame.dropna(subset=["method_1_recomputed", "method_2_recomputed"]).to_dict("records")
    apart = sorted(both, key=lambda row: -abs(math.log(row["method_1_over_2"])))[:NAMED]
    named = {row["slug"] for row in apart}
    dots = [
        Dot(
            row["system"] if row["slug"] in named else "",
            row["method_2_recomputed"],
            row["method_1_recomputed"],
            f"{root}{address(row['slug'])}",
            f"{row['system']}: {figure(row['method_1_recomputed'])} pfs-days by method 1, "
            f"{figure(row['method_2_recomputed'])} by method 2, a ratio of {figure(row['method_1_over_2'], 3)}",
        )
        for row in both
    ]
    ends = _ends([value for dot in dots for value in (dot.across, dot.up)])
    plan = Plan(
        "method 2: devices × time × rate",
        "method 1: operations counted",
        ends,
        ends,
        None,
        ends,
        (ends[0] / 2, ends[1] / 2),
        (ends[0] * 2, ends[1] * 2),
    )
    inside = sum(0.5 <= dot.up / dot.across <= 2 for dot in dots)
    told = f"Method 1 against method 2, recomputed: {len(dots)} systems, {inside} of them within a factor 2."
    finding = f"The methods agree within a factor of 2 {_of(inside, len(dots), 'system')}"
    return Scatter(dots, plan, told, "On the line both are equal; the band is a factor 2 either way.", finding)


def _of(some: int, all_: int, what: str) -> str:
    """A share in words: `in all 5 systems`, `in 3 of 5 systems`, `in no system`."""
    if some == 0:
        return f"in no {what}"
    return (
        f"in {some} of {all_} {what}s"
        if some < all_
        else f"in all {all_} {what}s"
        if all_ > 1
        else f"in the one {what}"
    )


def claims(frame: pd.DataFrame, root: str) -> Scatter:
    """Stated over recomputed, for every printed count of operations of a run."""
    counts = frame[(frame["unit"] == "FLOP") & (frame["record"] == "as printed")]
    runs = counts[counts["recomputed"] / PFS_DAY >= PART].to_dict("records")
    apart = sorted(runs, key=lambda row: -abs(math.log(row["ratio"])))[:NAMED]
    named = {row["system"]: row["anchor"] for row in reversed(apart) if not 0.9 < row["ratio"] < 1.1}
    dots = [
        Dot(
            row["system"] if named.get(row["system"]) == row["anchor"] else "",
            row["recomputed"] / PFS_DAY,
            row["ratio"],
            f"{root}{address(row['slug'])}#{row['anchor']}",
            f"{row['system']}: {row['claim']} stated, {row['recomputed_shown']} recomputed, {row['verdict']}",
        )
        for row in runs
    ]
    wide, high = _ends([dot.across for dot in dots]), (0.4, 2.5)
    ticks = (0.5, 0.7, 1.0, 1.4, 2.0)
    plan = Plan("recomputed", "stated ÷ recomputed", wide, high, ticks, (1, 1), (0.95, 0.95), (1.05, 1.05))
    inside = sum(0.95 <= dot.up <= 1.05 for dot in dots)
    told = f"Stated over recomputed: {len(dots)} printed counts of whole runs, {inside} of them within 5%."
    off = sum(not 0.5 <= dot.up <= 2 for dot in dots)
    finding = f"{off or 'No'} printed figure{'s are' if off > 1 else ' is'} off by a factor of 2"
    band = "The band is 5% either way; the methods promise a factor of 2, from 0.5 to 2."
    return Scatter(dots, plan, told, band, finding)


def figure_of(chart: Scatter, drawn: Html, name: str) -> Html:
    """The chart as a figure under what it shows, with its caption."""
    drawn_ = el("figure", still(drawn), el("figcaption", caption(chart)), class_="pd-chart")
    return join(el("h2", chart.finding, id=f"chart-{name}"), drawn_)


def caption(chart: Scatter) -> str:
    """The caption of the chart."""
    return f"{chart.told} {chart.band} Each point leads to its page."


def scatter_pictures(chart: Scatter) -> Html:
    """The static pictures of the chart."""
    return pictures(chart.told, lambda size: draw(chart, size, Ink()))


def draw(chart: Scatter, size: Size, ink: Ink) -> Any:
    """The chart in Altair: band, line, points, and the names of the points furthest from the line."""
    dots, plan = chart.dots, chart.plan
    width, height = SIZES[size.name]
    size = size._replace(width=width, height=height)
    x = scatter_axes.across(plan.wide, plan.across, size)
    up, y = scatter_axes.upward(plan.high, plan.up, plan.ticks)
    edges = pd.DataFrame({"across": plan.wide, "up": plan.line, "low": plan.low, "high": plan.top})
    band = alt.Chart(edges).mark_area(color=ink.line, opacity=0.14, clip=True)
    line = alt.Chart(edges).mark_line(color=ink.line, strokeWidth=1.5, clip=True)
    frame = pd.DataFrame([dot._asdict() for dot in dots])
    points = alt.Chart(frame).mark_circle(size=64, color=ink.point, opacity=1, stroke=ink.paper, strokeWidth=1.2)
    layers = [
        band.encode(x=x, y=alt.Y("low:Q", **up), y2=alt.Y2("high:Q")),
        line.encode(x=x, y=y),
        *_names(frame, chart, size, ink, (x, y)),
        *scatter_axes.below(plan.wide, size, ink, x),
        *([] if plan.ticks else scatter_axes.beside(plan.high, size, ink, y)),
        points.encode(x=x, y=y, href=alt.Href("page:N"), description=alt.Description("told:N")),
    ]
    return framed(layers, ink, size)


def _ends(figures: Sequence[float]) -> tuple[float, float]:
    """Whole powers of ten around every figure."""
    if not figures:
        return 0.1, 10.0
    return 10.0 ** math.floor(math.log10(min(figures) / 2)), 10.0 ** math.ceil(math.log10(max(figures) * 2))


def _names(frame: pd.DataFrame, chart: Scatter, size: Size, ink: Ink, axes: tuple[Any, Any]) -> list[Any]:
    plan = chart.plan

    def pixel(across: float, up: float) -> tuple[float, float]:
        return _share(across, plan.wide) * size.width, (1 - _share(up, plan.high)) * size.height

    named = frame[frame["name"] != ""]
    places = [(dot.name, *pixel(dot.across, dot.up)) for dot in chart.dots if dot.name]
    others = [pixel(dot.across, dot.up) for dot in chart.dots if not dot.name]
    (x, y), (end, top) = pixel(plan.wide[0], plan.line[0]), pixel(plan.wide[1], plan.line[1])
    line = [(x + (end - x) * part / STEPS, y + (top - y) * part / STEPS) for part in range(STEPS + 1)]
    sides = place_apart(places, size.letters, (size.width, size.height), others, line)
    named = named.assign(side=[side or "" for side in sides])
    return [
        alt.Chart(named[named["side"] == side])
        .mark_text(color=ink.text, fontSize=size.letters, **SHIFT[side])
        .encode(x=axes[0], y=axes[1], text=alt.Text("name:N"))
        for side in sorted(set(named["side"]) - {""})
    ]


def _share(value: float, ends: tuple[float, float]) -> float:
    return math.log(value / ends[0]) / math.log(ends[1] / ends[0])
