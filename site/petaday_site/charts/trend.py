"""What the charts over time have in common, and the table of the fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from petaday.render.elements import Child, Html, el, join, table
from petaday_site.charts.chart import banded
from petaday_site.charts.inline_svg import picture
from petaday_site.charts.palette import NARROW, WIDE, Size
from petaday_site.facts.fit import DRAWS, MONTH, SHORT_MONTH, Fit, Interval, months, span
from petaday_site.facts.points import Point
from petaday_site.html.cells import NONE
from petaday_site.html.numbers import figure


def pictures(told: str, draw: Callable[[Size], Any]) -> Html:
    """The chart for wide and for narrow pages; CSS shows one of them."""
    return join(*(picture(draw(size), label=told, class_=f"pd-chart__{size.name}") for size in (WIDE, NARROW)))


def still(drawn: Html, **attributes: str | bool) -> Html:
    """The container of the static pictures."""
    return el("div", drawn, **{"class_": "pd-chart__still"} | attributes)


def live_view() -> tuple[Html, Html]:
    """The container of the live view, and the button for it; both hidden until scripts run."""
    button = el("button", "Zoom and pan", type="button", class_="md-button pd-chart__button", hidden=True)
    return el("div", class_="pd-chart__live", hidden=True), button


def caption(points: Sequence[Point], fit: Fit, when: str) -> str:
    """The caption of the chart."""
    band = "The band is its 95% confidence interval, under ordinary least-squares assumptions. " if banded(fit) else ""
    return (
        f"Compute of {fit.n} results {when}. The line is least squares on log₂(pfs-days) over the date: "
        f"it doubles every {months(fit.days):.2f} months (95%: {span(fit.confidence, 1)}). {band}{leading(points)}"
    )


def leading(points: Sequence[Point]) -> str:
    """A sentence on where the points link to."""
    return "Each point leads to its page." if all(p.slug for p in points) else "A point that has a page leads to it."


def numbers(fit: Fit, data: str) -> Html:
    """The doubling time by every estimator, with the data, the interval and the length of a month.

    Args:
        fit: the line.
        data: the file the points stand in, as the page names it.
    """
    rows: list[list[Child]] = [
        _row("Least squares on log₂(pfs-days)", fit.days, fit.confidence, "95% interval, ordinary least squares"),
        _row("The same, resampled", fit.days, fit.bootstrap, f"95% percentiles, bootstrap over cases, {DRAWS:,} draws"),
        _row("Theil–Sen", fit.theil_sen, None, "median of the slopes between all pairs"),
        _row("Least absolute deviations", fit.lad, None, "smallest sum of absolute residuals"),
    ]
    head: list[Child] = ["Estimator", "Days", "Months", "Interval, months", "How"]
    short = months(fit.days, SHORT_MONTH)
    rests = (
        f"Computed at build from {data}: {fit.n} points. A month is {MONTH} days; at {SHORT_MONTH} days the first line "
        f"reads {short:.3f} months. R² {fit.r2:.2f}; residuals scatter by a factor {figure(fit.factor, 2)}; growth "
        f"{figure(fit.per_year)}× a year."
    )
    estimates = table("Doubling time", head, rows, numeric=frozenset({1, 2, 3}), class_="pd-stack")
    return join(estimates, el("p", rests, class_="pd-rests"))


def _row(name: str, days: float, interval: Interval | None, how: str) -> list[Child]:
    return [name, f"{days:.3f}", f"{months(days):.3f}", span(interval) if interval else NONE, how]
