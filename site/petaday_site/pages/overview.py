"""The part of the start page that is made: counts, the chart, and where to begin."""

from __future__ import annotations

from petaday.render.elements import Html, el, join
from petaday_site.charts import all_runs_figure, embed
from petaday_site.facts import growth
from petaday_site.facts.fit import months, span
from petaday_site.facts.frames import PRINTED, distinct
from petaday_site.facts.runs import runs
from petaday_site.facts.site import Site
from petaday_site.pages import audit
from petaday_site.pages.chat_link import YOURSELF
from petaday_site.place import address

PAPER = "Writing a paper?"
CHAT = (
    PAPER,
    "Paste the line you are about to print. The chat works it, checks its units and its result.",
    "Open the chat",
)
NO_CHAT = (PAPER, "Let petaday read the line you are about to print, its units and its result.", "Work it yourself")
DOORS = (
    ("Publishing figures?", "Every table and every calculation is data: CSV, JSON, one report a calculation.",
     "Take the data", "data/"),
    ("Auditing claims?", "Each stated result beside what its own inputs give, with the reason for its verdict.",
     "Read the audit", "audit/"),
)  # fmt: skip
GUIDES = (("writing", "guides/write"), ("publishing", "guides/publish"), ("auditing", "guides/audit"))
"""How to begin, for who comes through each door; of sites that have these pages."""
FEWEST = 3
"""Runs; a chart of fewer shows nothing that a line of text does not."""
ALWAYS = ("systems/", "data/")
"""Pages that petaday writes itself."""


def overview(site: Site, root: str) -> Html:
    """The chart where there is one, the counts, and three links to pages that the site has."""

    def way(page: str) -> str | None:
        return f"{root}{page}" if page in ALWAYS or site.has(page.rstrip("/")) else None

    calculations = sum(len(calc.reports) for _, calc in distinct(site.casebook))
    counts = [
        (str(len(site.casebook.systems)), "systems" if len(site.casebook.systems) != 1 else "system", "systems/"),
        (str(calculations), "calculations worked", "tables/"),
        (str(int((site.claims["record"] == PRINTED).sum())), "printed results audited", "audit/"),
    ]
    if site.charted:
        spread = span(site.fit.confidence, 1)
        counts.append(
            (
                f"{months(site.fit.days):.2f}",
                f"months to double (95% by least squares: {spread})",
                "chart/" if site.has("chart") else "trend/",
            )
        )
    figures = [el("li", el("a", el("b", number), " ", el("span", words), href=way(to))) for number, words, to in counts]
    first = (*CHAT, site.chat) if site.chat else (*NO_CHAT, f"{root}{YOURSELF}")
    every = (first, *((*door, way(page)) for *door, page in DOORS))
    doors = [
        el("li", el("h2", title), el("p", said), el("a", go, href=to), _guide(guide, site, root))
        for (title, said, go, to), guide in zip(every, GUIDES, strict=True)
        if to
    ]
    return join(
        _chart(site, root),
        el("ul", *figures, class_="pd-counts", aria_label="What is here"),
        el("ul", *doors, class_="pd-doors", aria_label="Where to begin"),
        _audit(site, root),
    )


def _guide(guide: tuple[str, str], site: Site, root: str) -> Html | None:
    doing, page = guide
    if not site.has(page):
        return None
    return join(el("br"), el("a", f"A guide to {doing}", href=f"{root}{page}/"))


def _chart(site: Site, root: str) -> Html | None:
    """The finding as a heading, and the chart that shows it."""
    drawn = all_runs_figure.all_runs(site, root, full=False) if len(runs(site)) >= FEWEST else None
    if drawn is None:
        return None
    there = embed.page_of("since", site)
    more = el("p", el("a", "Explore the chart", href=f"{root}{address(there)}")) if there != "index" else None
    return join(el("h2", growth.title(site), id="the-chart"), drawn, more)


def _audit(site: Site, root: str) -> Html | None:
    """How many printed results follow, as a heading; below it the counts of every verdict."""
    printed = site.claims[site.claims["record"] == PRINTED]
    if printed.empty:
        return None
    counts = audit.bar(site.claims, f"{root}audit/" if site.has("audit") else None)
    return join(el("h2", audit.said(printed), id="the-audit"), counts)
