"""One calc block of a page: the text as printed, and everything petaday makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.calculation import VERDICTS, Claim
from petaday.casebook import PFS_DAY, Calc, Page
from petaday.diagnostic import Span
from petaday.report import Report
from petaday.vocabulary import ABOVE, BELOW
from petaday_site.asked import ask
from petaday_site.change import change
from petaday_site.figures import figure
from petaday_site.markup import Child, Html, el, join, prose
from petaday_site.verdict import chip
from petaday_site.worked import code, factors, worked

METHOD = {1: "method 1", 2: "method 2", None: "not by either method"}
RECORD = {"as printed": "As printed", "as charted": "As charted", "as noted": "As noted", "ours": "Our own"}


def block(calc: Calc, page: Page, root: str, *, level: int = 3, folded: bool = False, chat: str = "") -> Html:
    """The block, whole: header, printed text, work, claims, links.

    Args:
        calc: the block.
        page: the page it stands on.
        root: the way from the page to the top of the site.
        level: of its heading.
        folded: whether the work is shown on request only.
        chat: where the site's chat is answered, or empty.
    """
    parts = [
        join(worked(report, calc.text, anchor, root, folded=folded), change(report, calc.text, anchor, chat, root))
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


def anchors(calc: Calc) -> list[str]:
    """The id each report's parts begin with: the block's own, numbered where it holds several."""
    return numbered(calc.id, len(calc.reports))


def numbered(name: str, count: int) -> list[str]:
    """The name as it is for one of a kind, else with a number behind it.

    >>> numbered("vgg", 1), numbered("vgg", 2)
    (['vgg'], ['vgg-1', 'vgg-2'])
    """
    return [name] if count == 1 else [f"{name}-{i}" for i in range(1, count + 1)]


def result(calc: Calc) -> Report | None:
    """The calculation the block leads to: its last count of operations, else its last."""
    counts = [report for report in calc.reports if report.pfs_days is not None]
    found = counts or list(calc.reports)
    return found[-1] if found else None


def limit(report: Report) -> str:
    """`maxValue` where the figure is a bound from above, `minValue` from below, else `value`."""
    said = report.bound.lower()
    return "maxValue" if said in BELOW else "minValue" if said in ABOVE else "value"


def shown(calc: Calc) -> str | None:
    """The figure that stands for the block: what its inputs give, else what it states; a bound stays a bound."""
    found = result(calc)
    if found is None or found.pfs_days is None:
        return None
    return figure(found.pfs_days) if found.claims else stated(calc) or figure(found.pfs_days)


def stated(calc: Calc) -> str | None:
    """What the block states in pfs-days, in the author's own digits and words: `5.0`, `less than 0.0007`.

    What is stated in another unit is converted, and given to four digits.
    """
    found = result(calc)
    if found is None or found.pfs_days is None:
        return None
    claims = [claim for claim in found.claims if claim.unit == "FLOP"]
    if claims:
        last = claims[-1]
        return _bare(last.text) if "pfs-day" in last.text else figure(last.value / PFS_DAY)
    alone = found.tree is not None and found.tree.op == "number"
    return _bare(found.text.removeprefix(found.name).removeprefix(":")) if alone else None


def _bare(text: str) -> str:
    return text.partition("pfs-days")[0].strip()


def worst(claims: list[Claim]) -> Html | None:
    """The chip of the worst verdict."""
    return chip(max((claim.verdict for claim in claims), key=VERDICTS.index)) if claims else None


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


def title(calc: Calc) -> str:
    """What the block is: which record, by which method."""
    return RECORD[calc.record] + (f", {METHOD[calc.method]}" if calc.method else "")


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
    """The text with its own line breaks, each factor named, each claim leading to what became of it."""
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
    """The findings above that the page silences, each with its reason."""
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
        ask(calc.text, chat, root),
        el("a", "report.json", href=f"{path}.json"),
        el("a", "as text", href=f"{path}.txt"),
        el("a", "LaTeX", href=f"{path}.tex"),
        el("a", "BibTeX", href=f"{root}data/reports/{page.slug}.bib"),
        class_="pd-links",
    )
