"""Each chart as a page, a picture and data that other sites can embed, with the sources to name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from petaday.render.elements import Child, Html, el
from petaday_site.charts import all_runs, all_runs_figure, controls, scatter, time_charts
from petaday_site.charts.all_runs_lines import QUIET
from petaday_site.charts.inline_svg import HOST, vega_svg
from petaday_site.charts.palette import LIVE, WIDE, Ink, Size
from petaday_site.charts.trend import still
from petaday_site.facts import growth
from petaday_site.facts.site import Site
from petaday_site.place import address

LINK = re.compile(r"<a xlink:href=[^<>]*>((?:[^<]|<(?!/?a\b))*+)</a>")
BOTH = ("chart", "since")
"""The charts that the marker `charts` shows as two views of one."""
HEIGHTS = {"chart": 640, "since": 680}
"""In pixels, with the caption under the chart on a page 720 wide."""

HIDDEN = controls.HIDDEN | {f"law{QUIET}"}
"""Layers that a picture leaves out, as the page does at first."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<base target="_top">
<link rel="icon" href="../assets/images/favicon.png">
<link rel="stylesheet" href="../assets/fonts/fonts.css">
<link rel="stylesheet" href="../assets/embed.css">
</head>
<body>
<main>
<h1>{title}</h1>
{figure}
</main>
</body>
</html>
"""


class Shared(NamedTuple):
    """A chart that can be embedded.

    Attributes:
        title: what it shows.
        page: where it stands.
        data: the table behind it.
        chart: it, for a size, in colours, with links beginning with a way to the top of the site.
        still: its pictures as the page shows them, with links beginning so.
        told: it in a sentence.
    """

    title: str
    page: str
    data: str
    chart: Callable[[Size, Ink, str], Any]
    still: Callable[[str], Html]
    told: str


def shared(site: Site) -> Mapping[str, Shared]:
    """The charts that have something to show, by the names of their markers."""
    return site.once("shared", lambda: _shared(site))


def _shared(site: Site) -> dict[str, Shared]:
    found: dict[str, Shared] = {}
    if site.charted:
        trend = time_charts.trend(site)
        first, last = (end(p.date for p in site.points).year for end in (min, max))
        title = f"Compute of {len(site.points)} results, {first} to {last}"
        found["chart"] = _story(site, title, "chart", site.chart.as_posix(), trend)
    if told := all_runs.story(site):
        found["since"] = Shared(
            growth.title(site),
            page_of("since", site),
            all_runs_figure.DATA,
            lambda size, ink, root: all_runs_figure.alone(told, size, ink, root),
            lambda root: all_runs_figure.pictures(site, root),
            all_runs_figure.caption(told),
        )
    against = "Method 1 against method 2"
    scatters = {
        "agreement": _scatter(
            site,
            against,
            "agreement",
            "data/methods.csv",
            lambda root: scatter.methods(site.methods, root),
        ),
        "follows": _scatter(
            site,
            "Stated over recomputed",
            "follows",
            "data/claims.csv",
            lambda root: scatter.claims(site.claims, root),
        ),
        "fieldagreement": _scatter(
            site,
            f"{against}, as noted",
            "fieldagreement",
            "data/noted.csv",
            lambda root: scatter.methods(site.noted, root),
        ),
    }
    return found | {name: chart for name, chart in scatters.items() if chart}


def _story(site: Site, title: str, marker: str, data: str, told: time_charts.Story) -> Shared:
    return Shared(
        title,
        page_of(marker, site),
        data,
        lambda size, ink, root: controls.draw(told, size, ink, root),
        lambda root: controls.pictures(told, site, root),
        told.caption,
    )


def _scatter(site: Site, title: str, marker: str, data: str, of: Callable[[str], scatter.Scatter]) -> Shared | None:
    bare = of("")
    if not bare.dots:
        return None
    return Shared(
        title,
        page_of(marker, site),
        data,
        lambda size, ink, root: scatter.draw(of(root), size, ink),
        lambda root: site.once(f"{data} {root}", lambda: scatter.scatter_pictures(of(root))),
        scatter.caption(bare),
    )


def page_of(marker: str, site: Site) -> str:
    """The page that shows a chart; the start page only where no other does.

    >>> from petaday.casebook import Casebook
    >>> page_of("chart", Site(Casebook(pages=()), (), "0"))
    'index'
    """
    pages = (site.among or site.casebook).pages
    names = (marker, "charts") if marker in BOTH else (marker,)
    shown = [page.slug for page in pages if any(f"<!-- petaday:{name} -->" in page.body for name in names)]
    return min(shown, key=lambda slug: slug == "index", default="index")


def files(site: Site) -> dict[str, str]:
    """The page to embed and the picture of each chart."""
    made = {}
    for name, chart in shared(site).items():
        made[f"embed/{name}.html"] = _page(chart, site)
        made[f"data/charts/{name}.svg"] = _alone(chart, site)
    return made


def box(name: str, site: Site, root: str) -> Html:
    """The box under a chart: how to embed it, and the files there are."""
    chart = shared(site)[name]
    frame = el(
        "iframe",
        src=f"{site.at('index') or root}embed/{name}.html",
        title=chart.title,
        width="100%",
        height=HEIGHTS.get(name, 560),
        style="border:0",
        loading="lazy",
    )
    snippet = el("pre", el("code", str(frame), data_embed=True), tabindex=0, role="region", aria_label="Snippet")
    take = el(
        "p",
        el("a", "SVG", href=f"{root}data/charts/{name}.svg", download=True),
        el("a", Path(chart.data).suffix[1:].upper(), href=f"{root}{chart.data}", download=True),
        el("a", "the page to embed", href=f"{root}embed/{name}.html"),
        class_="pd-links",
    )
    credit = el("p", *_sources(chart, site), *_licence(site))
    return el("details", el("summary", "Embed or download"), snippet, take, credit, class_="pd-data")


def _sources(chart: Shared, site: Site) -> list[str]:
    """The sources that the page of the chart names."""
    pages = (site.among or site.casebook).pages
    named = [source.title for page in pages if page.slug == chart.page for source in page.front.sources]
    return [f"Sources: {'; '.join(named)}. "] if named else []


def _licence(site: Site) -> list[Child]:
    return ["Licence: ", el("a", site.licence.name, href=site.licence.url), "."] if site.licence else []


def _under(site: Site) -> str:
    return f", {site.licence.name}" if site.licence else ""


def _page(chart: Shared, site: Site) -> str:
    """The chart as a page of its own in the reader's theme; its links leave the frame."""
    home = el("a", f"{site.name}: {chart.title}", href=f"../{address(chart.page)}")
    caption = el("figcaption", f"{chart.told} ", *_sources(chart, site), home, f"{_under(site)}.")
    drawn_there = chart.still("../").replace('class="pd-point"', 'class="pd-point" target="_top"')  # no base for SVG
    figure = el("figure", still(Html(drawn_there)), caption, class_="pd-chart", data_over="fit")
    return PAGE.format(title=escape(chart.title), figure=figure)


def _alone(chart: Shared, site: Site) -> str:
    """The picture as a file on white with its title; its points link to the site where its address is known."""
    title = {"text": chart.title, "subtitle": f"{site.name}{_under(site)}", "anchor": "start", "color": LIVE.text}
    made = chart.chart(WIDE, LIVE, "").to_dict(validate=False) | {"title": title, "background": LIVE.paper}
    made["layer"] = [layer for layer in made["layer"] if layer.get("name", "").partition("_")[0] not in HIDDEN]
    svg = vega_svg(json.dumps(made))
    url = site.at("index")
    return svg.replace(HOST, url) if url else LINK.sub(r"\1", svg)
