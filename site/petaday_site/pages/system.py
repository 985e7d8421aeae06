"""The parts of a system's page before and after its own text: the result; sources, citation, data."""

from __future__ import annotations

from typing import Any

import pandas as pd

from petaday import lint
from petaday.card.figures import quantity
from petaday.card.folds import code, remark
from petaday.casebook import Page, Source, calc_block
from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Child, Html, el, join, plain, prose
from petaday.report import Report
from petaday_site.charts.strip import strip
from petaday_site.facts.headline import RECORD, result, shown, title
from petaday_site.facts.site import Site
from petaday_site.html.cells import both
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure
from petaday_site.pages import citations, tables
from petaday_site.pages.calc_block import block


def crumbs(page: Page, root: str) -> Html:
    """The breadcrumbs of the page."""
    return el("p", el("a", "Systems", href=f"{root}systems/"), " › ", page.front.title, class_="pd-crumbs")


def heading(page: Page) -> str:
    """The answer as a heading, where there is one: `VGG took 0.0987 pfs-days to train`."""
    head = page.headline
    if head is None or not (found := shown(head)):
        return plain(page.front.title)
    report = result(head)
    days: Child = f"{found} pfs-days"
    flop = quantity(report.value, report.unit) if report and report.value is not None else days
    both = join(el("span", days, class_="pd-u-p"), el("span", flop, class_="pd-u-f"))
    return f"{plain(page.front.title)} took {both} to train"


def said(page: Page) -> str:
    """The title of the page where it is shown elsewhere: `VGG: 0.09867 pfs-days`."""
    found = shown(page.headline) if page.headline else None
    return f"{page.front.title}: {found} pfs-days" if found else page.front.title


def opening(page: Page, site: Site, root: str) -> Html:
    """How the figure was worked, where it stands among all, the calculation, and what was trained."""
    head = page.headline
    card = block(head, page, root, level=3, chat=site.chat) if head else None
    title_of_card = el("h2", "The calculation", id="the-calculation")
    return join(
        _lede(page, site),
        strip(page, site),
        el("div", el("div", title_of_card, card) if card else None, _facts(page), class_="pd-lede"),  # at the side
    )


def _lede(page: Page, site: Site) -> Html | None:
    """By which record the headline is worked, how the methods agree, and what the chart shows."""
    head = page.headline
    report = result(head) if head else None
    if head is None or report is None or report.pfs_days is None:
        return None
    every = [r.pfs_days for calc in page.calcs if (r := result(calc)) and r.pfs_days and not _off(r)]
    charted = [p.pfs_days for p in site.points if p.slug == page.slug]
    low, high = min(every + charted, default=0.0), max(every + charted, default=0.0)
    spread = join("Over every record here it is ", _spread(low, high), ". ") if low < high else ""
    year = f"{site.year} " if site.year else ""
    chart = join(f"The {year}chart shows ", both(charted[0]), ".") if charted else ""
    how = {1: "Counted from its operations", 2: "Worked from devices and time"}.get(head.method or 0, "Stated")
    recomputed = ", and recomputed here" if report.claims else ""
    return el("p", f"{how}, {RECORD[head.record].lower()}{recomputed}. ", spread, chart, class_="pd-summary")


def _spread(low: float, high: float) -> Html:
    """From one figure to the other, in the unit that the reader chose."""
    days = f"{figure(low)} to {figure(high)} pfs-days"
    flop = join(quantity(low * PFS_DAY, None), " to ", quantity(high * PFS_DAY, "FLOP"))
    return join(el("span", days, class_="pd-u-p"), el("span", flop, class_="pd-u-f"))


def _off(report: Report) -> bool:
    """Whether a headline is off, so that its figure counts in no range."""
    return any(claim.verdict == "off" for claim in report.claims)


def _facts(page: Page) -> Html | None:
    front = page.front
    paper = front.paper
    link = (f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else paper.url) if paper else None
    facts: list[tuple[str, Child]] = [
        ("Paper", (el("a", paper.title, href=link) if link else paper.title) if paper else None),
        ("Authors", paper.authors if paper else None),
        ("Venue", paper.venue if paper else None),
        ("Date", front.date.isoformat() if front.date else None),
        ("Organisation", front.organisation),
        ("Hardware", front.hardware),
        ("Review", str(page.review) if page.review else None),
    ]
    rows = [join(el("dt", name), el("dd", said)) for name, said in facts if said]
    return el("dl", *rows, class_="pd-facts") if rows else None


def closing(page: Page, site: Site, root: str) -> str:
    """Methods side by side, sources, assumptions, how to cite, data; in Markdown, for the table of contents."""
    facts = _facts(page)
    last = [el("div", facts, class_="pd-last")] if facts else []  # shown where there is no room at the side
    return "\n\n".join([*_methods(page, site, root), notes(page), *_cite(page, site, root), *_data(page, root), *last])


def notes(page: Page) -> str:
    """The sources and notes of any page, and what was not checked; folded, for who wants to look behind a figure."""
    return "\n\n".join(
        [
            *_list("Sources", [_source(source) for source in page.front.sources]),
            *_list("Notes", [el("li", note) for note in page.front.notes]),
            *_list("Not verified", [el("li", fact) for fact in page.front.unverified]),
            *_list("Review", [el("li", str(page.review))] if page.review and not page.is_system else []),
        ]
    )


def _methods(page: Page, site: Site, root: str) -> list[str]:
    every = site.once("methods by page", lambda: [_by_page(found) for found in (site.methods, site.noted)])
    shown = [tables.methods(found[page.slug], root) for found in every if page.slug in found]
    far = [_apart(d, page, root) for d in lint.estimates_apart(calc_block.estimates(page.calcs))]
    shown += [el("ul", *far, class_="pd-diagnostics", aria_label="How far the methods are apart")] if far else []
    return [folded("Method beside method", join(*shown))] if shown else []


def _by_page(frame: pd.DataFrame) -> dict[str, list[dict[Any, Any]]]:
    """The rows of a table by page, so that each page need not search the whole table."""
    found: dict[str, list[dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row["slug"], []).append(row)
    return found


def _apart(d: Diagnostic, page: Page, root: str) -> Html:
    """The note that the two methods disagree, or why the page says that this is right."""
    quiet = next((found.silenced for found in page.silenced if found.diagnostic == d), "")
    if quiet:
        return el("li", code(d, root), f" {d.message} It is silenced because ", prose(quiet), ".")
    return remark(d, root)


def _list(title: str, items: list[Html]) -> list[str]:
    return [folded(title, el("ul", *items), str(len(items)))] if items else []


def _source(source: Source) -> Html:
    name: Child = el("a", source.title, href=source.url) if source.url else source.title
    return el("li", name, f": {source.note}" if source.note else None)


def _cite(page: Page, site: Site, root: str) -> list[str]:
    mine = el("a", f"{page.slug.rpartition('/')[2]}.bib", href=f"{root}data/reports/{page.slug}.bib")
    every = el("a", "petaday.bib", href=f"{root}data/petaday.bib")
    files = el(
        "p", *((mine, ": with each calculation and source; ") if page.calcs else ()), every, ": every paper here."
    )
    bibtex = el("pre", el("code", citations.page_bibtex(page, site)), tabindex=0)
    return [folded("Cite", join(bibtex, files))]


def _data(page: Page, root: str) -> list[str]:
    links = [
        el(
            "li",
            el("a", f"{calc.id}.json", href=f"{root}data/reports/{page.slug}/{calc.id}.json"),
            ": ",
            title(calc),
        )
        for calc in page.calcs
    ]
    every = el("li", el("a", "systems.json", href=f"{root}data/systems.json"), ": every system, ",
               el("a", "what the columns mean", href=f"{root}data/"))  # fmt: skip
    return [folded("Data", el("ul", *links, every), "JSON, CSV")]
