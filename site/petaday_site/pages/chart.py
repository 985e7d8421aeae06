"""The page of the chart: its finding as a heading, both views, how sure the doubling time is, and every run."""

from __future__ import annotations

from petaday.render.elements import Child, Html, el, join, table_classes
from petaday_site.charts import all_runs_figure, controls, embed, time_charts
from petaday_site.facts import growth
from petaday_site.facts.drawn import DRAWS, reach
from petaday_site.facts.fit import months, span
from petaday_site.facts.headline import KIND, result
from petaday_site.facts.runs import Run, records, runs
from petaday_site.facts.site import Site
from petaday_site.facts.unsure import UTILIZATION
from petaday_site.html.cells import UNIT, both, page_link, worst

FEW = 3
"""A doubling time has boxes of its own from so many runs on."""


def finding(site: Site, _root: str) -> Html:
    """The heading of the page, and how far the largest run has grown; in Markdown."""
    lede = growth.reach(site)
    return Html(f"# {growth.title(site)}\n\n" + (el("p", lede, class_="pd-summary") if lede else ""))


def charts(site: Site, root: str) -> Html:
    """All runs, and the record as it was charted, as two views of one chart."""
    every = all_runs_figure.all_runs(site, root)
    if not site.charted or every is None:
        return join(every, _embed("since", site, root))
    name = f"The {site.year} chart" if site.year else "The charted record"
    switch = [
        el("label", el("input", type="radio", name="view", value=value, checked=value == "all"), el("span", said))
        for value, said in (("all", all_runs_figure.years(site)), ("record", name))
    ]
    told = f"Compute doubled every {months(site.fit.days):.2f} months in the {len(site.points)} results {site.when}"
    record = join(
        el("h2", told, id="as-charted"),
        controls.explorer(time_charts.trend(site), site, root),
        _embed("chart", site, root),
    )
    return el(
        "div",
        el("fieldset", *switch, class_="pd-seg", aria_label="Which chart"),
        el("div", every, _embed("since", site, root), class_="pd-views__all"),
        el("div", record, class_="pd-views__record"),
        class_="pd-views",
    )


def _embed(name: str, site: Site, root: str) -> Html | None:
    return embed.box(name, site, root) if name in embed.shared(site) else None


def sure(site: Site, _root: str) -> Html:
    """How much the doubling time depends on what is left out, and on what is chosen."""
    boxes: list[tuple[str, str]] = []
    for pace in reversed(growth.paces(site)):
        if pace.charted:
            continue
        both_ = f"{months(pace.fit.days):.1f}" + (f" or {months(pace.measured.days):.1f}" if pace.measured else "")
        without = ", with and without the runs whose inputs are estimates" if pace.measured else ""
        count = f"the {pace.fit.n} largest when published; 95% interval {span(pace.fit.confidence, 1)}"
        boxes.append((f"{both_} months", f"{pace.when}: {count}{without}".removeprefix(": ")))
    if site.charted:
        until = max(point.date for point in site.points).year
        fit = site.fit
        said = f"to {until}: the {fit.n} results {site.when}; 95% interval {span(fit.confidence, 1)}"
        boxes.append((f"{months(fit.days):.1f} months", said))
        least = [months(one.fit.days) for one in site.doubling]
        spread = f"{min(least):.1f} to {max(least):.1f} months"
        boxes.append((spread, f"to {until}: over {len(least)} choices of results, values and dates"))
        here = _largest(site, until)
        if here:
            boxes.append(here)
    boxes += _drawn(site)
    items = [el("li", el("b", figure), " ", el("span", told)) for figure, told in boxes]
    if not items:
        return Html("")
    return join(el("ul", *items, class_="pd-sure", aria_label="The doubling time"), _assumed(site))


def _drawn(site: Site) -> list[tuple[str, str]]:
    """How far the doubling time moves as the figures themselves are drawn, for each pace, the latest first."""
    pairs = zip(growth.paces(site), reach(site).paces, strict=True)
    return [
        (f"{span(days, 1)} months", f"{pace.when}: as its {pace.fit.n} figures are drawn".removeprefix(": "))
        for pace, days in reversed(list(pairs))
        if days
    ]


def _assumed(site: Site) -> Html | None:
    """What is drawn together and what is not, in a sentence."""
    found = reach(site)
    if not any(found.paces):
        return None
    alike = (
        f"a utilization that {found.alike} runs assume alike moves them together, within a factor of {UTILIZATION:g}, "
        if found.alike
        else ""
    )
    return el(
        "p",
        f"Where the figures are drawn ({DRAWS:,} times, nine in ten kept), {alike}and all else is independent from run "
        "to run: a figure is right within the factor of two that the methods promise, or of three where its inputs are "
        "estimates.",
    )


def _largest(site: Site, until: int) -> tuple[str, str] | None:
    """The pace through the runs of this site that were the largest, up to the end of the record's years."""
    found = [run for run in runs(site) if run.date.year <= until]
    line = growth.through(found)
    if line is None:
        return None
    return (
        f"{months(line.days):.1f} months",
        f"to {until}: the {line.n} runs on this site that were the largest when published",
    )


def table(site: Site, root: str) -> Html:
    """Every run, the largest first."""
    found = sorted(runs(site), key=lambda run: -run.pfs_days)
    best = {run.name for run in records(found)}
    head: list[Child] = ["Run", "Date", "Domain", UNIT, "Source", "Verdict"]
    names = [
        el("th", said, scope="col", class_="pd-num" if at == 3 else None, aria_sort="descending" if at == 3 else None)
        for at, said in enumerate(head)
    ]
    said = f"All {len(found)} runs" if len(found) != 1 else "One run"
    caption = f"{said}, the largest first"
    inner = el(
        "table",
        el("caption", el("span", caption, class_="pd-unseen")),
        " ",
        el("thead", el("tr", join(*names, by=" "), " ")),
        el("tbody", *(_row(run, site, root, best) for run in found)),
        class_=table_classes(len(found), "pd-rows"),
    )
    rows = el("div", inner, class_="pd-scroll pd-later", tabindex=0, role="group", aria_label=caption)
    return join(el("h2", said, id="all-runs"), rows)


def _row(run: Run, site: Site, root: str, best: set[str]) -> Html:
    page = next((one for one in (site.among or site.casebook).systems if one.slug == run.slug), None)
    head = page.headline if page else None
    report = result(head) if head else None
    claims = list(report.claims) if report else []
    verdict = worst(claims) or el("span", "nothing to check", class_="pd-quiet")
    kinds = ["records"] if run.name in best else []
    kinds += ["exceptions"] if any(claim.verdict in DOUBTED for claim in claims) else []
    guessed = el("small", " estimate") if run.estimated else None
    cells = [
        el("th", page_link(run.name, run.slug, root), guessed, scope="row"),
        el("td", el("time", run.date.isoformat())),
        el("td", all_runs_figure.mark(run.family), f" {run.domain}"),
        el("td", both(run.pfs_days, unit=False), class_="pd-num"),
        el("td", KIND[head.record].lower() if head else "charted"),
        el("td", verdict),
    ]
    return el("tr", join(*cells, by=" "), " ", data_kind=" ".join(kinds) or None)


DOUBTED = frozenset({"close", "within factor 2", "off"})
"""The verdicts of exceptions."""
