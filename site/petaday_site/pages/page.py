"""Writes a content file as a finished Markdown page: its calc blocks worked, its markers filled."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape

from petaday.casebook import Page
from petaday.casebook.fences import fences, is_calc
from petaday.render.elements import Html, el, join, plain
from petaday_site.charts import all_runs_figure, controls, embed, explorer, scatter, time_charts, trend
from petaday_site.facts.measured import FOLDER
from petaday_site.facts.site import Site
from petaday_site.fault import SiteError
from petaday_site.html.heading_ids import distinct_ids
from petaday_site.html.marked_folds import prepared
from petaday_site.html.search_text import spellings
from petaday_site.pages import accuracy, audit, chart, json_ld, overview, settings, social_card, system, tables
from petaday_site.pages.calc_block import block, row
from petaday_site.pages.footer import footer
from petaday_site.pages.reference import api
from petaday_site.place import root

TABLES = ("systems", "methods", "claims", "records", "noted")
MARKER = re.compile(r"<!-- petaday:(?P<name>[a-z]+) -->")
SECTION = re.compile(r"^## ", re.MULTILINE)
MARKERS: dict[str, Callable[[Site, str], str]] = {
    "chart": lambda site, root: _given("chart", controls.explorer(time_charts.trend(site), site, root), site, root),
    "since": lambda site, root: _given("since", all_runs_figure.all_runs(site, root) or Html(""), site, root),
    "charts": chart.charts,
    "finding": chart.finding,
    "sure": chart.sure,
    "fit": lambda site, _: trend.numbers(site.fit, site.chart.name),
    "explorer": lambda site, root: explorer.explorer(site.doubling, root),
    "agreement": lambda site, root: _scattered("agreement", scatter.methods(site.methods, root), site, root),
    "follows": lambda site, root: _scattered("follows", scatter.claims(site.claims, root), site, root),
    "records": lambda site, root: tables.records(site.records, root),
    "audit": audit.finding,
    "claims": audit.claims,
    "methods": lambda site, root: tables.methods(site.methods.to_dict("records"), root),
    "field": chart.table,
    "fieldagreement": lambda site, root: _scattered("fieldagreement", scatter.methods(site.noted, root), site, root),
    "fieldclaims": audit.noted,
    "fieldmethods": lambda site, root: tables.methods(
        site.noted.to_dict("records"), root, "Method 1 and Method 2 as noted"
    ),
    "overview": overview.overview,
    "accuracy": accuracy.measurements,
    "settings": lambda site, root: settings.keys(),  # noqa: ARG005
    "api": lambda _, __: api.body(),
}


UNYAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
LAST: Mapping[str, object] = {"search": {"boost": 0.1}}
"""Of a page that is one long list: whoever searches a name wants the page about it first."""
CHARTS = ("since", "agreement", "follows", "fieldagreement")
WIDE = "<!-- petaday:charts -->"
"""The marker of a page whose chart takes all of the width."""
API = "<!-- petaday:api -->"
"""The marker of a page that is searched by its rows."""
LISTED = ("audit", "tables", "records", "modest")
"""Pages that stand in a group of the navigation."""


def _given(name: str, chart: Html, site: Site, root: str) -> Html:
    """A chart with the box on how to embed it."""
    return join(chart, embed.box(name, site, root))


def _scattered(name: str, chart: scatter.Scatter, site: Site, root: str) -> Html:
    return _given(name, scatter.figure_of(chart, embed.shared(site)[name].still(root), name), site, root)


def markdown(page: Page, site: Site) -> str:
    """The finished page."""
    top = root(page.slug)
    body = _fill(prepared(_blocks(page, top, site.chat)), page, site)
    heading, body = _heading(body, page)
    if page.is_system:
        answer = f"# {system.heading(page)} {{ #answer }}"
        parts = [system.crumbs(page, top), answer, system.opening(page, site, top), body]
        parts.append(system.closing(page, site, top))
    else:
        parts = [heading, body, system.notes(page)]
    hide = "toc" if page.slug in LISTED or API in page.body else "" if page.section == "methods" else "navigation"
    hide = "navigation toc" if page.is_system or page.slug == "index" or WIDE in page.body else hide
    front = head(page.front.title, page.front.description, hide=hide, meta=_told(page, site))
    return distinct_ids("\n\n".join(part.strip("\n") for part in (front, *parts, footer(page, site))) + "\n")


def _heading(body: str, page: Page) -> tuple[str, str]:
    """The page's heading, its own where its text begins with one, and the rest of the text."""
    if not body.lstrip().startswith("# "):
        return f"# {plain(page.front.title)}", body
    heading, _, rest = body.lstrip().partition("\n")
    return heading, rest


def _told(page: Page, site: Site) -> dict[str, object]:
    """The metadata of the page for other programs."""
    if page.is_system:
        found = {"card": social_card.path(page), "linked": json_ld.page(page, site), "said": system.said(page)}
        return found | {"also": spellings(page.front.title)}
    if page.slug == "index":
        return {"linked": json_ld.site(site, list(TABLES))}
    return {"found": api.found()} if API in page.body else {}


def head(
    title: str, description: str | None = None, *, hide: str = "", meta: Mapping[str, object] | None = None
) -> str:
    """The page's front matter for MkDocs.

    Args:
        title: of the page.
        description: for search engines and lists.
        hide: what does not stand beside the page, to give its tables room: `navigation`, `toc`, or both.
        meta: what else the templates are to know.
    """
    said: dict[str, object] = {"title": escape(title, quote=False)}  # the theme takes it for markup
    said |= {"description": escape(" ".join(description.split()))} if description else {}  # into an attribute
    said |= {"hide": hide.split()} if hide else {}
    said |= meta or {}
    lines = [f"{key}: {_yaml(value)}" for key, value in said.items()]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    r"""Returns a value as JSON that is YAML, too: letters that YAML refuses or takes for line ends are escaped.

    >>> print(_yaml("a\x7f\u2028b"))
    "a\u007f\u2028b"
    """
    return UNYAML.sub(lambda letter: f"\\u{ord(letter[0]):04x}", json.dumps(value, ensure_ascii=False))


def _blocks(page: Page, top: str, chat: str) -> str:
    """The body with every calc block worked in its place."""
    calcs = iter(page.calcs)
    parts: list[str] = []
    at = 0
    for fence in fences(page.body):
        if is_calc(page.body, fence):
            level = 3 if SECTION.search(page.body, 0, fence.span.start) else 2
            calc = next(calcs)
            if calc is page.headline and page.is_system:  # it stands above, before all else
                worked = el("p", el("a", "The calculation above", href=f"#{calc.id}"), ".", class_="pd-above")
            else:
                worked = (row if page.is_system else block)(calc, page, top, level=level, chat=chat)
            parts += [page.body[at : fence.span.start], "\n\n", worked, "\n\n"]
            at = fence.span.end
    return "".join([*parts, page.body[at:]])


def _fill(body: str, page: Page, site: Site) -> str:
    def made(found: re.Match[str]) -> str:
        if found["name"] not in MARKERS:
            advice = "write one of " + ", ".join(f"petaday:{name}" for name in MARKERS)
            raise SiteError(f"error: {page.path}: nothing on this site is called {found[0]}\n  = help: {advice}")
        if found["name"] in ("chart", "fit", "explorer") and not site.charted:
            advice = f"it is drawn from {site.chart} in the content folder, with results of three dates or more"
            raise SiteError(f"error: {page.path}: {found[0]} has nothing to show\n  = help: {advice}")
        if found["name"] in CHARTS and found["name"] not in embed.shared(site):
            advice = "no calculation here gives it a point yet; take the marker out until one does"
            raise SiteError(f"error: {page.path}: {found[0]} has nothing to show\n  = help: {advice}")
        if found["name"] == "accuracy" and not site.measured:
            advice = f"it is made from the measurements in {FOLDER} of the content folder"
            raise SiteError(f"error: {page.path}: {found[0]} has nothing to show\n  = help: {advice}")
        return f"\n\n{MARKERS[found['name']](site, root(page.slug))}\n\n"

    return MARKER.sub(made, body)
