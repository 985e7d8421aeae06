"""The parts of a system's page before and after its own text: the result; sources, citation, data."""

from __future__ import annotations

from typing import Any

import pandas as pd

from petaday import lint
from petaday.casebook import Page, Source, calc_block
from petaday.core.diagnostic import Diagnostic
from petaday.report import Report
from petaday_site.charts.strip import strip
from petaday_site.facts.headline import result, shown, title
from petaday_site.facts.site import Site
from petaday.render.elements import Child, Html, el, join, prose
from petaday_site.html.numbers import figure
from petaday_site.pages import citations, tables
from petaday_site.pages.worked_report import code, remark


def crumbs(page: Page, root: str) -> Html:
    """The breadcrumbs of the page."""
    return el("p", el("a", "Systems", href=f"{root}systems/"), " › ", page.front.title, class_="pd-crumbs")


def opening(page: Page, site: Site) -> Html:
    """The figure, how it was worked, and what was trained."""
    return join(el("div", _result(page, site), _facts(page), class_="pd-lede"), strip(page, site))


def _result(page: Page, site: Site) -> Html | None:
    """The headline's figure with the range of all figures of the page."""
    head = page.headline
    report = result(head) if head else None
    if head is None or report is None or report.pfs_days is None:
        return None
    every = [r.pfs_days for calc in page.calcs if (r := result(calc)) and r.pfs_days and not _off(r)]
    charted = [p.pfs_days for p in site.points if p.slug == page.slug]
    low, high = min(every + charted, default=0.0), max(every + charted, default=0.0)
    spread = f"{figure(low)} to {figure(high)} pfs-days over every record here. " if low < high else ""
    chart = f" The {f'{site.year} ' if site.year else ''}chart shows {figure(charted[0])}." if charted else ""
    return el(
        "div",
        el(
            "p", el("strong", shown(head)), " ", el("span", "petaflop/s-days", class_="pd-nowrap"), class_="pd-headline"
        ),
        el("p", f"{title(head)}{', recomputed' if report.claims else ''}. {spread}{chart}"),
    )


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
    return "\n\n".join([*_methods(page, site, root), notes(page), *_cite(page, site, root), *_data(page, root)])


def notes(page: Page) -> str:
    """The sources and notes of any page, and what was not checked."""
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
    return ["## Method beside method", *shown] if shown else []


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
    return [f"## {title}", el("ul", *items)] if items else []


def _source(source: Source) -> Html:
    name: Child = el("a", source.title, href=source.url) if source.url else source.title
    return el("li", name, f": {source.note}" if source.note else None)


def _cite(page: Page, site: Site, root: str) -> list[str]:
    mine = el("a", f"{page.slug.rpartition('/')[2]}.bib", href=f"{root}data/reports/{page.slug}.bib")
    every = el("a", "petaday.bib", href=f"{root}data/petaday.bib")
    files = el(
        "p", *((mine, ": with each calculation and source; ") if page.calcs else ()), every, ": every paper here."
    )
    return ["## Cite", f"```bibtex\n{citations.page_bibtex(page, site)}```", files]


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
    return ["## Data", el("ul", *links, every)]
