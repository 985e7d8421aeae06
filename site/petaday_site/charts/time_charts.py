"""The chart of the record over time, with its points, its line and its views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from petaday_site.charts.axes import View, eras, views
from petaday_site.charts.chart import sentence
from petaday_site.charts.facets import Facets, facets
from petaday_site.charts.trend import caption
from petaday_site.facts.fit import Fit
from petaday_site.facts.points import Point
from petaday_site.facts.site import Site


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
        facets(site.points, site.casebook, site.eras, site.domains),
        views(site.points, eras(site.points, site.eras)),
        caption(site.points, site.fit, site.when),
        site.fit,
        stated(site),
    )


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
