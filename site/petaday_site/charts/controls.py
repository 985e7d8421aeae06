"""A chart over time with controls for scale, overlays and filters, which work on data in the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from petaday.render.elements import Child, Html, el, table
from petaday_site.charts import overlays as layers
from petaday_site.charts import trend
from petaday_site.charts.chart import Axes, chart
from petaday_site.charts.palette import LIVE, WIDE, Ink, Size
from petaday_site.charts.time_charts import Story
from petaday_site.facts.site import Site
from petaday_site.html.cells import page_link
from petaday_site.html.numbers import figure

OVERLAYS = (
    ("fit", "Line of best fit", True),
    ("moore", "Moore’s law", False),
    ("bars", "A factor of 2 and 3 either way", False),
    ("printed", "The figures in print", False),
    ("law", "Thresholds of the law", False),
)
"""Layers to be shown or not: how their marks are called, what the control says, whether it is on at first."""

HIDDEN = frozenset(name for name, _, shown in OVERLAYS if not shown)
FILTERS = (("method", "Method"), ("domain", "Domain"), ("era", "Era"))


def explorer(story: Story, site: Site, root: str) -> Html:
    """The controls, the chart on either scale, and the table of what each point can be filtered by."""
    stills = [
        trend.still(pictures(story, site, root, scale), data_scale=scale, hidden=view.linear)
        for scale, view in story.views.items()
    ]
    note = el("p", class_="pd-pick__note", role="status", hidden=True)
    drawn = el(
        "figure",
        *stills,
        *trend.live_view(),
        controls(story),
        note,
        el("figcaption", story.caption),
        class_="pd-chart",
        data_root=root,
        data_live=story.data,
        data_over="fit",
        data_order="|".join(p.name for p in story.points),
    )
    rows = el("details", el("summary", "The chart as a table"), listing(story, root), class_="pd-data")
    return el("div", drawn, rows, class_="pd-pick")


def pictures(story: Story, site: Site, root: str, scale: str = "log") -> Html:
    """The static pictures of the chart on one scale."""
    return site.once(
        f"{story.data} {scale} {root}",
        lambda: trend.pictures(story.told(scale), lambda size: draw(story, size, Ink(), root, scale)),
    )


def draw(story: Story, size: Size, ink: Ink, root: str, scale: str = "log", *, zoom: bool = False) -> Any:
    """The chart with every overlay in it."""
    view = story.views[scale]

    def over(axes: Axes) -> Sequence[Any]:
        return (
            *layers.moore(story.points, view, size, ink, axes),
            *layers.bars(story.points, ink, axes),
            *layers.thresholds(view, size, ink, axes),
            *([layers.printed(story.points, story.printed, root, ink, axes)] if story.printed else ()),
        )

    return chart(story.points, story.fit, size, ink, root, view=view, over=over, named=story.named, zoom=zoom)


def controls(story: Story) -> Html:
    """The controls for scale, overlays and filters; hidden until their script runs."""
    found = story.facets
    lawful = any(layers.thresholds(view, WIDE, Ink(), ("date:T", "compute:Q")) for view in story.views.values())
    there = {"fit": story.fit is not None, "printed": bool(story.printed), "law": lawful}
    scales = [
        el("label", el("input", type="radio", name="scale", value=value, checked=value == "log"), f" {name}")
        for value, name in (("log", "logarithmic"), ("linear", "linear"))
    ]
    overlays = [
        el("label", el("input", type="checkbox", name=name, checked=shown), f" {told}")
        for name, told, shown in OVERLAYS
        if there.get(name, True)
    ]
    records = el("label", el("input", type="checkbox", name="record"), " Largest so far alone")
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
        aria_label="What the chart shows" if story.fit else "What the chart of the field shows",
    )


def listing(story: Story, root: str) -> Html:
    """The table of the points with what they can be filtered by, which the script reads."""
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
        for p, one in sorted(zip(story.points, story.facets, strict=True), key=lambda pair: pair[0].date)
    ]
    head: list[Child] = ["System", "Date", "pfs-days", "Method", "Domain", "Era", "Largest on this site so far"]
    return table(f"{len(story.points)} results, by date", head, rows, numeric=frozenset({2}))


def lives(story: Story) -> dict[str, str]:
    """The chart as a Vega-Lite specification on either scale."""
    return {f"{story.data}{'' if scale == 'log' else f'-{scale}'}.json": live(story, scale) for scale in story.views}


def live(story: Story, scale: str = "log") -> str:
    """The chart as a Vega-Lite specification on one scale."""
    drawn = draw(story, WIDE, LIVE, "", scale, zoom=True).properties(width="container", description=story.told(scale))
    return json.dumps(drawn.to_dict(validate=False) | {"usermeta": {"ink": LIVE._asdict()}}, indent=1)
