"""The two charts over time, with their points, their line and their views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from petaday.casebook import Casebook
from petaday_site.charts.axes import View, eras, views
from petaday_site.charts.chart import sentence
from petaday_site.charts.facets import Facets, facets
from petaday_site.charts.trend import caption, leading
from petaday_site.facts.field import is_of_field
from petaday_site.facts.fit import Fit
from petaday_site.facts.headline import result
from petaday_site.facts.points import Point
from petaday_site.facts.site import Site
from petaday_site.html.numbers import figure


class Story(NamedTuple):
    """A chart over time with all that its page says of it.

    Attributes:
        data: where its live descriptions stand, without `.json`.
        points: what is drawn.
        facets: what each point can be picked by.
        views: by scale.
        caption: what the chart shows.
        fit: the line through the points, if one is drawn.
        printed: what the source prints for a page, in pfs-days, by method.
        named: the points that bear their names; None for all.
    """

    data: str
    points: Sequence[Point]
    facets: Sequence[Facets]
    views: Mapping[str, View]
    caption: str
    fit: Fit | None = None
    printed: Mapping[str, Mapping[int, float]] = {}
    named: frozenset[str] | None = None

    def told(self, scale: str) -> str:
        """The chart in one sentence, for readers who do not see it."""
        return sentence(self.points, self.fit, self.views[scale])


def trend(site: Site) -> Story:
    """The charted points with their line."""
    return site.once("trend", lambda: _trend(site))


def _trend(site: Site) -> Story:
    return Story(
        "data/chart",
        site.points,
        facets(site.points, site.casebook, site.eras),
        views(site.points, eras(site.points, site.eras)),
        caption(site.points, site.fit, site.when),
        site.fit,
        stated(site),
    )


def field(site: Site) -> Story:
    """The charted points and a database's notes, without a line, because they are no sample."""
    return site.once("field", lambda: _field(site))


def _field(site: Site) -> Story:
    points = (*site.points, *_noted(site.casebook))
    found = facets(points, site.casebook, site.eras)
    top = max(p.pfs_days for p in points)
    return Story(
        "data/field-chart",
        points,
        found,
        views(points),
        f"{_counted(site, len(points))}; the largest is {figure(top)} pfs-days. No line is drawn through them: they "
        "were chosen, and are no sample. Named are those that were the largest on this site when they appeared. "
        f"{leading(points)}",
        named=frozenset(p.name for p, one in zip(points, found, strict=True) if one.record),
    )


def _counted(site: Site, points: int) -> str:
    """The number of points of each record, in words."""
    charted = len(site.points)
    noted = f"{points - charted} as noted, recomputed here"
    both = f"{charted} results {site.when} and {noted}" if charted < points else f"{charted} results {site.when}"
    return both if charted else f"{points} results as noted, recomputed here"


def dated(site: Site) -> bool:
    """Whether any point can be charted over time."""
    return bool(site.points) or any(_noted(site.casebook))


def _noted(casebook: Casebook) -> Iterator[Point]:
    """The recomputed headline of every system of the field."""
    for page in casebook.systems:
        report = result(page.headline) if page.headline else None
        came_to = report.pfs_days if report else None
        if is_of_field(page) and page.front.date and came_to and came_to > 0:
            yield Point(page.front.title, page.front.date, came_to, page.slug)


def stated(site: Site) -> Mapping[str, Mapping[int, float]]:
    """What the source prints for each charted system, in pfs-days, by method."""
    return {
        row["slug"]: {
            method: row[f"printed_method_{method}"]
            for method in (1, 2)
            if row[f"printed_method_{method}"] == row[f"printed_method_{method}"]  # not NaN
        }
        for row in site.records.to_dict("records")
    }
