"""The trend with controls: scale, overlays and filters, for which the page needs nothing but what it already holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from petaday_site import layers, trend
from petaday_site.chart import Axes, chart, sentence
from petaday_site.facets import Facets, facets
from petaday_site.figures import figure
from petaday_site.ink import LIVE, WIDE, Ink, Size
from petaday_site.markup import Child, Html, el, table
from petaday_site.points import Point
from petaday_site.site import Site
from petaday_site.tables import page_link
from petaday_site.view import LINEAR, TREND, View

OVERLAYS = (
    ("fit", "Line of best fit", True),
    ("moore", "Moore’s law", False),
    ("bars", "A factor of 2 and 3 either way", False),
    ("printed", "The figures in print", False),
)
"""Layers to be shown or not: how their marks are called, what the control says, whether it is on at first."""

FILTERS = (("method", "Method"), ("domain", "Domain"), ("era", "Era"))


def explorable(site: Site, root: str) -> Html:
    """The controls, the chart on either scale, and the table with what each point can be picked by."""
    found = facets(site.points, site.casebook)
    stills = [
        trend.pictures(
            sentence(site.points, site.fit, view),
            lambda size, view=view: draw(site, size, Ink(), root, view),  # type: ignore[misc]
            data_scale=key,
            hidden=view.linear,
        )
        for key, view in (("log", TREND), ("linear", LINEAR))
    ]
    note = el("p", class_="pd-pick__note", role="status", hidden=True)
    drawn = el(
        "figure",
        *stills,
        *trend.lively(),
        trend.caption(site.fit),
        class_="pd-chart",
        data_root=root,
        data_over="fit",
        data_order="|".join(p.name for p in site.points),
    )
    rows = el("details", el("summary", "The chart as a table"), listing(site.points, found, root), class_="pd-data")
    return el("div", controls(found), note, drawn, rows, class_="pd-pick")


def draw(site: Site, size: Size, ink: Ink, root: str, view: View = TREND, *, zoom: bool = False) -> Any:
    """The chart with every overlay in it."""

    def over(axes: Axes) -> Sequence[Any]:
        return (
            *layers.moore(site.points, view.end, size, ink, axes),
            *layers.bars(site.points, ink, axes),
            layers.printed(site.points, stated(site), root, ink, axes),
        )

    return chart(site.points, site.fit, size, ink, root, view=view, over=over, zoom=zoom)


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


def controls(found: Sequence[Facets]) -> Html:
    """Scale, overlays, filters; shown by the script that obeys them."""
    scales = [
        el("label", el("input", type="radio", name="scale", value=value, checked=value == "log"), f" {name}")
        for value, name in (("log", "logarithmic"), ("linear", "linear"))
    ]
    overlays = [
        el("label", el("input", type="checkbox", name=name, checked=shown), f" {told}")
        for name, told, shown in OVERLAYS
    ]
    records = el("label", el("input", type="checkbox", name="record"), " Record-setters alone")
    selects = [
        el(
            "label",
            el("span", title),
            el(
                "select",
                el("option", "all", value=""),
                *(el("option", value, value=value) for value in sorted({getattr(one, name) for one in found})),
                name=name,
            ),
        )
        for name, title in FILTERS
    ]
    return el(
        "form",
        el("fieldset", el("legend", "Scale"), *scales),
        el("fieldset", el("legend", "Over the points"), *overlays),
        el("fieldset", el("legend", "Which results"), *selects, records),
        el("p", el("button", "As it was", type="reset"), class_="pd-links"),
        class_="pd-pick__controls",
        hidden=True,
        aria_label="What the chart shows",
    )


def listing(points: Sequence[Point], found: Sequence[Facets], root: str) -> Html:
    """The points with what they can be picked by; the script reads them here."""
    rows: list[list[Child]] = [
        [
            page_link(p.name, p.slug, root),
            el("time", p.date.isoformat()),
            figure(p.pfs_days),
            one.method,
            one.domain,
            one.era,
            "yes" if one.record else "no",
        ]
        for p, one in sorted(zip(points, found, strict=True), key=lambda pair: pair[0].date)
    ]
    head: list[Child] = ["System", "Date", "pfs-days", "Method", "Domain", "Era", "Record when published"]
    return table("Charted points, by date", head, rows, numeric=frozenset({2}))


LIVES = {"data/chart.json": TREND, "data/chart-linear.json": LINEAR}


def live(site: Site, view: View = TREND) -> str:
    """The chart as a Vega-Lite description, for the live view and for whoever wants it."""
    drawn = draw(site, WIDE, LIVE, "", view, zoom=True).properties(width="container")
    drawn = drawn.properties(description=sentence(site.points, site.fit, view))
    return json.dumps(drawn.to_dict() | {"usermeta": {"ink": LIVE._asdict()}}, indent=1)
