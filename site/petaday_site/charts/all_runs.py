"""The chart of all training runs: domain by colour and shape, records large and named, the pace of each era."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from petaday.core.calculation import Interval
from petaday.core.quantity import PFS_DAY
from petaday_site.charts.all_runs_axes import axes_of, both_axes
from petaday_site.charts.all_runs_lines import fits, law, moore
from petaday_site.charts.all_runs_names import names
from petaday_site.charts.axes import View, views
from petaday_site.charts.chart import NOWHERE, framed, let_zoom
from petaday_site.charts.palette import Ink, Size
from petaday_site.facts.drawn import reach
from petaday_site.facts.growth import Pace, paces
from petaday_site.facts.runs import Run, runs
from petaday_site.facts.site import Site
from petaday_site.html.numbers import figure

SHAPES = {
    "language": ("circle", 1.0),
    "images": ("square", 0.85),
    "games": ("triangle-up", 0.95),
    "speech": ("diamond", 1.05),
    "biology": ("cross", 1.0),
    "several": ("triangle-down", 0.95),
    "other": ("circle", 0.8),
}
"""Each mark of a domain: its shape, and the part of its size that looks as large as a circle."""
LARGE, SMALL = {"wide": 105.0, "narrow": 62.0}, {"wide": 40.0, "narrow": 20.0}
ABOVE = 12.0
"""The height of the view over the largest run, as a factor: its name stands there."""


class Story(NamedTuple):
    """What the chart of all runs shows: runs, how far each reaches, the pace of each era, the view that holds them."""

    runs: Sequence[Run]
    paces: Sequence[Pace]
    view: View
    reach: tuple[tuple[str, Interval], ...] = ()

    @property
    def bars(self) -> list[tuple[Run, float, float]]:
        """The records, each with the ends of what nine in ten draws of its figure come to."""
        ends = dict(self.reach)
        return [(run, *ends[run.slug]) for run in self.runs if run.record and run.slug in ends]

    @property
    def told(self) -> str:
        """The chart in one sentence, for readers who do not see it."""
        low, high = (end(run.pfs_days for run in self.runs) for end in (min, max))
        return (
            f"Training compute of {len(self.runs)} runs, {self.runs[0].date.year} to {self.runs[-1].date.year}, from "
            f"{figure(low, 2)} to {figure(high)} petaflop/s-days on a logarithmic scale"
            + "".join(f"; {pace.when} doubling {pace.told}".replace(";  ", "; ") for pace in self.paces)
            + "."
        )


def story(site: Site) -> Story | None:
    """The chart of a site's runs; None where it has none."""
    return site.once("all runs", lambda: _story(site))


def _story(site: Site) -> Story | None:
    found = runs(site)
    if not found:
        return None
    view = views([run.point for run in found])["log"]
    high = max(run.pfs_days for run in found) * ABOVE
    return Story(found, paces(site), view._replace(high=high), tuple(reach(site).runs.items()))


def draw(told: Story, size: Size, ink: Ink, root: str, *, zoom: bool = False) -> Any:
    """The chart.

    Args:
        told: what it shows.
        size: of the plot.
        ink: its colours.
        root: the way from the page to the top of the site.
        zoom: whether wheel and drag move the scales; marks that leave the frame are then cut off.
    """
    axes = axes_of(told.view)
    others, best = ([run for run in told.runs if run.record is record] for record in (False, True))
    layers = [
        *both_axes(told.view, size, ink, axes),
        *law(told.view, size, ink, axes),
        *moore(told.runs, told.view, ink, axes),
        *fits(told.paces, told.view, ink, axes),
        *_bars(told, ink, axes),
        *names(told, size, ink, axes),
        *([_points(others, size, ink, root, axes)] if others else ()),
        _points(best, size, ink, root, axes),
    ]
    if zoom:
        let_zoom(layers)
    years: dict[str, Any] = {"interval": "year", "step": size.years}
    written = "%Y" if size.name == "wide" else "’%y"
    return framed(layers, ink, size, alt.AxisConfig(grid=False, format=written, labelFlush=False, tickCount=years))


def _points(found: Sequence[Run], size: Size, ink: Ink, root: str, axes: tuple[Any, Any]) -> Any:
    """The marks of records, or of the other runs."""
    large = found[0].record
    rows = []
    for run in found:
        shape, part = SHAPES[run.family]
        colour = getattr(ink, run.family)
        rows.append(
            {
                "name": run.name,
                "date": pd.Timestamp(run.date),
                "compute": run.pfs_days,
                "shape": shape,
                "size": (LARGE if large else SMALL)[size.name] * part,
                "fill": ink.paper if run.estimated else colour,
                "edge": colour if run.estimated else ink.paper,
                "wide": 1.75 if run.estimated else 0.8,
                "page": f"{root}{run.slug}/" if run.slug else NOWHERE,
                "told": told_of(run),
            }
        )
    marks = alt.Chart(pd.DataFrame(rows), name="records" if large else "others").mark_point(
        filled=True, opacity=1 if large else 0.72
    )
    return marks.encode(
        x=axes[0],
        y=axes[1],
        shape=alt.Shape("shape:N", scale=None),
        size=alt.Size("size:Q", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeWidth=alt.StrokeWidth("wide:Q", scale=None),
        href=alt.Href("page:N"),
        description=alt.Description("told:N"),
    )


def _bars(told: Story, ink: Ink, axes: tuple[Any, Any]) -> list[Any]:
    """A line through each record, as far as nine in ten draws of its figure reach."""
    rows = [
        {"date": pd.Timestamp(run.date), "low": low, "high": high, "colour": getattr(ink, run.family)}
        for run, low, high in told.bars
    ]
    if not rows:
        return []
    bars = alt.Chart(pd.DataFrame(rows), name="reach").mark_rule(strokeWidth=1.5, opacity=0.55, aria=False)
    low = axes[1].copy()
    low.shorthand = "low:Q"
    return [bars.encode(x=axes[0], y=low, y2="high:Q", color=alt.Color("colour:N", scale=None))]


def told_of(run: Run) -> str:
    """A run in words: its name, date, figure in both units, and domain."""
    days = f"{figure(run.pfs_days)} petaflop/s-days"
    guessed = ", inputs estimated" if run.estimated else ""
    flop = f"{figure(run.pfs_days * PFS_DAY)} FLOP"
    return f"{run.name}, {run.date.isoformat()}: {days}, {flop}, {run.domain.lower()}{guessed}"


def month(day: dt.date) -> str:
    """A day as people write its month: `July 2024`."""
    return f"{day:%B %Y}"
