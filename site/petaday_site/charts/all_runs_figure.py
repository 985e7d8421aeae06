"""The chart of all runs as a page shows it: legend, pictures, readout, controls, caption."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from petaday.casebook import Page
from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Child, Html, el, join
from petaday_site.charts.all_runs import SHAPES, Story, draw, month, story
from petaday_site.charts.all_runs_lines import QUIET, thresholds
from petaday_site.charts.all_runs_names import free
from petaday_site.charts.inline_svg import picture
from petaday_site.charts.palette import ALL_NARROW, ALL_WIDE, LIVE, Ink, Size
from petaday_site.charts.trend import leading, live_view, still
from petaday_site.facts.growth import Pace
from petaday_site.facts.headline import result
from petaday_site.facts.runs import Run, span
from petaday_site.facts.site import Site
from petaday_site.html.cells import both, worst
from petaday_site.html.numbers import figure
from petaday_site.place import address

DATA = "data/runs.json"
LIVE_DATA = "data/field-chart"
POINT = re.compile(r'<a href="([^"]*)" class="pd-point"')
PATHS = {
    "circle": el("circle", cx=7, cy=7, r="4.5"),
    "square": el("rect", x=3, y=3, width=8, height=8),
    "triangle-up": el("path", d="M7 2 12 11H2Z"),
    "diamond": el("path", d="M7 1.5 12 7 7 12.5 2 7Z"),
    "cross": el("path", d="M5 2H9V5H12V9H9V12H5V9H2V5H5Z"),
    "triangle-down": el("path", d="M7 12 2 3H12Z"),
}
"""The marks of the legend."""


def mark(family: str) -> Html:
    """The mark of a family, as it is in the chart."""
    return el(
        "svg", PATHS[SHAPES[family][0]], viewBox="0 0 14 14", class_=f"pd-mark pd-mark--{family}", aria_hidden="true"
    )


def all_runs(site: Site, root: str, *, full: bool = True) -> Html | None:
    """The figure; None where no run has a date and a figure.

    Args:
        site: what the page is made from.
        root: the way from the page to the top of the site.
        full: whether there are the readout and the controls too.
    """
    told = story(site)
    if told is None:
        return None
    live, button = live_view()
    drawn = el(
        "figure",
        legend(told.runs),
        el("div", still(pictures(site, root)), live if full else None, _readout(told, site, root), class_="pd-plot"),
        button if full else None,
        controls(told) if full else None,
        el("figcaption", caption(told)),
        class_="pd-chart pd-runs",
        data_root=root,
        data_live=LIVE_DATA,
        data_runs=f"{root}{DATA}",
        data_over=" ".join(["fit", *(f"law{one.power}" for one in thresholds(told.view) if one.power != QUIET)]),
    )
    return el("div", drawn, class_="pd-pick") if full else drawn


def pictures(site: Site, root: str) -> Html:
    """The static pictures of the chart, drawn once and with their links as a page needs them."""
    drawn = site.once("all runs drawn", lambda: _drawn(story(site)))
    return Html(POINT.sub(lambda link: f'<a href="{root}{link[1]}" class="pd-point"', drawn))


def _drawn(told: Story | None) -> Html:
    if told is None:
        return Html("")
    return join(
        *(
            picture(draw(told, size, Ink(), ""), label=told.told, class_=f"pd-chart__{size.name}")
            for size in (ALL_WIDE, ALL_NARROW)
        )
    )


def alone(told: Story, size: Size, ink: Ink, root: str) -> object:
    """The chart for a file or a page of its own, in a size of its own."""
    return draw(told, ALL_NARROW if size.name == "narrow" else ALL_WIDE, ink, root)


def legend(found: Sequence[Run]) -> Html:
    """What colour and shape mean, and what is hollow."""
    there = {run.family: run.domain for run in found}
    items = [el("li", mark(family), there[family]) for family in SHAPES if family in there]
    if any(run.estimated for run in found):
        hollow = el("svg", PATHS["circle"], viewBox="0 0 14 14", class_="pd-mark pd-mark--hollow", aria_hidden="true")
        items.append(el("li", hollow, "inputs are estimates"))
    return el("ul", *items, class_="pd-legend", aria_label="Marks")


def caption(told: Story) -> str:
    """What is drawn, in sentences."""
    said = [f"{len(told.runs)} training runs, petaflop/s-days on the left and FLOP on the right, on a log scale."]
    said.append("Large and named: the largest of these when they were published.")
    if any(run.estimated for run in told.runs):
        said.append("Hollow: the inputs are somebody’s estimate.")
    if told.bars:
        said.append("The bars: nine in ten draws of such a figure lie there.")
    said += [_line(pace) for pace in told.paces]
    said.append("The runs are here because their arithmetic is known: they are no sample.")
    return " ".join([*said, leading([run.point for run in told.runs])])


def _line(pace: Pace) -> str:
    when = f"{pace.when[:1].upper()}{pace.when[1:]} the" if pace.when else "The"
    if pace.charted:
        return f"{when} line is least squares through the {pace.charted} charted results."
    dashed = "; the dashed one leaves estimates out" if pace.measured else ""
    return f"{when} line is least squares through the {pace.fit.n} largest when published{dashed}."


def controls(told: Story) -> Html:
    """What is shown over the points; hidden until the script runs."""
    lines = [_box("fit", "Pace of each era", on=True)] if told.paces else []
    lines += [_box("moore", "Moore’s law", on=False), _box("records", "Records only", on=False)]
    law = [
        _box(f"law{one.power}", join("10", el("sup", one.power), " FLOP"), on=one.power != QUIET)
        for one in thresholds(told.view)
    ]
    return el(
        "form",
        el("fieldset", el("legend", "Show"), *lines),
        el("fieldset", el("legend", "Thresholds of the law"), *law) if law else None,
        class_="pd-runs__controls",
        aria_label="What the chart of all runs shows",
    )


def _box(name: str, said: Child, *, on: bool) -> Html:
    return el("label", el("input", type="checkbox", name=name, checked=on), " ", el("span", said))


def _readout(told: Story, site: Site, root: str) -> Html:
    """The run that is pointed at; at first the largest one whose inputs are known."""
    sure = [run for run in told.runs if not run.estimated] or list(told.runs)
    run = max(sure, key=lambda one: one.pfs_days)
    said = entry(run, _pages(site).get(run.slug or ""))
    below = "" if free(told, ALL_WIDE) else " pd-readout--below"
    return el(
        "div",
        el("p", el("b", run.name), " ", el("span", said["when"]), class_="pd-readout__head"),
        el("p", el("code", said["line"])),
        el(
            "p",
            el("span", both(run.pfs_days), class_="pd-readout__figure"),
            " ",
            el("span", Html(said["verdict"]), class_="pd-readout__verdict"),
            " ",
            el("a", "Open", href=f"{root}{address(run.slug)}") if run.slug else None,
        ),
        class_=f"pd-readout{below}",
        aria_live="polite",
        data_slug=run.slug or "",
    )


def _pages(site: Site) -> dict[str, Page]:
    return {page.slug: page for page in (site.among or site.casebook).systems}


def entry(run: Run, page: Page | None) -> dict[str, str]:
    """What the readout says of a run."""
    report = result(page.headline) if page and page.headline else None
    line = " ".join(report.text.split()) if report else ""
    guessed = ", inputs estimated" if run.estimated else ""
    return {
        "name": run.name,
        "when": f"{month(run.date)}, {run.domain.lower()}{guessed}",
        "line": line if len(line) <= 90 else f"{line[:88]} …",
        "days": f"{figure(run.pfs_days)} pfs-days",
        "flop": f"{figure(run.pfs_days * PFS_DAY)} FLOP",
        "verdict": str(worst(list(report.claims)) or "") if report else "",
        "page": address(run.slug) if run.slug else "",
    }


def data(site: Site) -> dict[str, str]:
    """The files behind the figure: what the readout says of each run, and the live chart."""
    told = story(site)
    if told is None:
        return {}
    pages = _pages(site)
    rows = [entry(run, pages.get(run.slug or "")) for run in told.runs]
    drawn = draw(told, ALL_WIDE, LIVE, "", zoom=True).properties(width="container", description=told.told)
    live = json.dumps(drawn.to_dict(validate=False) | {"usermeta": {"ink": LIVE._asdict()}}, indent=1)
    return {DATA: json.dumps(rows, ensure_ascii=False, indent=0) + "\n", f"{LIVE_DATA}.json": live}


def years(site: Site) -> str:
    """The years of all runs, for the switch between the charts."""
    told = story(site)
    return span(told.runs) if told else ""
