"""One calc block of a page: the text as printed, and everything petaday makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.casebook import Calc, Page
from petaday.core.calculation import Claim, worst_of
from petaday.core.diagnostic import Span
from petaday.core.quantity import PFS_DAY
from petaday.report import Report
from petaday_site.facts.headline import anchors, result, stated, title
from petaday.render.elements import Child, Html, el, join, prose
from petaday_site.html.numbers import figure
from petaday_site.html.verdict_chip import chip
from petaday_site.pages.chat_link import chat_link
from petaday_site.pages.live_edit import edit_panel
from petaday_site.pages.worked_report import code, factors, worked


def block(calc: Calc, page: Page, root: str, *, level: int = 3, folded: bool = False, chat: str = "") -> Html:
    """The whole block: header, printed text, work, claims, links.

    Args:
        calc: the block.
        page: the page it stands on.
        root: the way from the page to the top of the site.
        level: of its heading.
        folded: whether the work is shown on request only.
        chat: where the site's chat is answered, or empty.
    """
    parts = [
        join(worked(report, calc.text, anchor, root, folded=folded), edit_panel(report, calc.text, anchor, chat, root))
        for report, anchor in zip(calc.reports, anchors(calc), strict=True)
    ]
    return el(
        "article",
        _header(calc, level),
        printed(calc.text, calc.reports, anchors(calc), _caption(calc, page)),
        *(el("div", part, class_="pd-worked") for part in parts),
        _silenced(calc, page, root),
        _links(calc, page, root, chat),
        class_="pd-calc",
        aria_labelledby=calc.id,
    )


def worst(claims: list[Claim]) -> Html | None:
    """The chip of the worst verdict."""
    verdict = worst_of(claim.verdict for claim in claims)
    return chip(verdict) if verdict else None


def _header(calc: Calc, level: int) -> Html:
    found = result(calc)
    permalink = el("a", "¶", href=f"#{calc.id}", class_="headerlink", title="Link to this calculation")
    return el(
        "header",
        el(f"h{level}", title(calc), permalink, id=calc.id),
        el("p", *_figures(calc, found), worst([c for r in calc.reports for c in r.claims]), class_="pd-result")
        if found
        else None,
    )


def _figures(calc: Calc, report: Report) -> list[Child]:
    if report.pfs_days is None:
        return [el("strong", report.shown or "no figure")]
    if not report.claims and (said := stated(calc)):
        return [el("strong", f"{said} pfs-days")]
    low_high = report.interval
    spread = f"{figure(low_high[0] / PFS_DAY, 3)} to {figure(low_high[1] / PFS_DAY, 3)} pfs-days" if low_high else None
    return [
        el("strong", f"{figure(report.pfs_days)} pfs-days"),
        el("span", report.shown),
        el("span", spread) if spread else None,
    ]


def printed(text: str, reports: Sequence[Report], anchors: Sequence[str], caption: Child) -> Html:
    """The text with its own line breaks, its factors marked, its claims linked to their verdicts."""
    marks: list[tuple[Span, Html]] = []
    for report, anchor in zip(reports, anchors, strict=True):
        for span, name in factors(report, anchor).items():
            marks.append((span, el("span", span.of(text), data_factor=name)))
        for i, claim in enumerate(report.claims, 1):
            marks.append((claim.span, el("a", claim.span.of(text), href=f"#{anchor}-claim-{i}")))
    parts: list[Child] = []
    at = 0
    for span, mark in sorted(marks):
        if span.start >= at:
            parts += [text[at : span.start], mark]
            at = span.end
    shown = el("pre", el("code", *parts, text[at:]), tabindex=0)
    return el("figure", el("figcaption", caption), shown, class_="pd-printed")


def _caption(calc: Calc, page: Page) -> Html:
    source = next((s for s in page.front.sources if s.id and s.id == calc.cite), None)
    if source:
        name: Child = el("a", source.title, href=source.url) if source.url else source.title
    else:
        name = page.front.paper.title if calc.cite == "paper" and page.front.paper else None
    return join("The text", ", from " if name else None, name)


def _silenced(calc: Calc, page: Page, root: str) -> Html | None:
    """The findings that the page suppresses, each with its reason."""
    end = calc.offset + len(calc.text)
    quiet = [found for found in page.silenced if calc.offset <= found.diagnostic.span.start < end]
    if not quiet:
        return None
    said = [el("li", code(f.diagnostic, root), " is silenced because ", prose(f.silenced), ".") for f in quiet]
    return el("ul", *said, class_="pd-diagnostics", aria_label="Silenced findings")


def _links(calc: Calc, page: Page, root: str, chat: str) -> Html:
    path = f"{root}data/reports/{page.slug}/{calc.id}"
    return el(
        "footer",
        chat_link(calc.text, chat, root),
        el("a", "report.json", href=f"{path}.json"),
        el("a", "as text", href=f"{path}.txt"),
        el("a", "LaTeX", href=f"{path}.tex"),
        el("a", "BibTeX", href=f"{root}data/reports/{page.slug}.bib"),
        class_="pd-links",
    )
