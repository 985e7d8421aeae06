"""One calc block of a page: its card, or a row that opens it."""

from __future__ import annotations

from petaday.card import Card, card
from petaday.card.block import METHODS
from petaday.card.figures import quantity
from petaday.card.folds import code
from petaday.casebook import Calc, Page
from petaday.render.elements import Child, Html, el, join, prose
from petaday_site.facts.headline import KIND, anchors, result, shown
from petaday_site.html.cells import worst
from petaday_site.pages.chat_link import chat_link
from petaday_site.pages.live_edit import changing


def block(calc: Calc, page: Page, root: str, *, level: int = 3, chat: str = "") -> Html:
    """The card of a block.

    Args:
        calc: the block.
        page: the page it stands on.
        root: the way from the page to the top of the site.
        level: of its heading.
        chat: where the site's chat is answered, or empty.
    """
    about = Card(
        calc.id,
        source=join(_source(calc, page), el("a", "¶", href=f"#{calc.id}", class_="headerlink", title="Link to this")),
        method=METHODS[calc.method] if calc.method else None,
        root=root,
        export=_export(calc, page, root, chat),
        level=level,
        changing=tuple(
            changing(report, calc.text, name, chat, root)
            for report, name in zip(calc.reports, anchors(calc), strict=True)
        ),
    )
    return join(card(calc.reports, calc.text, about), _silenced(calc, page, root))


def row(calc: Calc, page: Page, root: str, *, level: int = 3, chat: str = "") -> Html:
    """A record in one line: its kind and method, its figure, its verdict; its card when it is opened."""
    found = shown(calc)
    report = result(calc)
    days: Child = f"{found} pfs-days" if found else report.shown if report else None
    flop = quantity(report.value, report.unit) if found and report and report.value is not None else days
    figure = join(el("span", days, class_="pd-u-p"), el("span", flop, class_="pd-u-f")) if days else None
    said = el("span", el("b", KIND[calc.record]), f" {METHODS[calc.method].lower()}" if calc.method else None)
    return el(
        "details",
        el(
            "summary",
            said,
            " ",
            el("span", figure, class_="pd-record__figure") if figure else None,
            " ",
            worst([claim for one in calc.reports for claim in one.claims]),
        ),
        block(calc, page, root, level=level, chat=chat),
        class_="pd-record",
    )


def _source(calc: Calc, page: Page) -> Html:
    """Whose line it is, with a link to where it stands."""
    source = next((s for s in page.front.sources if s.id and s.id == calc.cite), None)
    if source:
        name: Child = el("a", source.title, href=source.url) if source.url else source.title
    else:
        name = page.front.paper.title if calc.cite == "paper" and page.front.paper else None
    ours = calc.record == "ours" and name is not None
    kind = "Worked from the inputs of" if ours else KIND[calc.record] + (" " + _LINK[calc.record] if name else "")
    return join(el("b", kind.strip()), " " if name else None, name)


_LINK = {"as printed": "in", "as charted": "in", "as noted": "by", "ours": ""}


def _silenced(calc: Calc, page: Page, root: str) -> Html | None:
    """The findings that the page suppresses, each with its reason."""
    end = calc.offset + len(calc.text)
    quiet = [found for found in page.silenced if calc.offset <= found.diagnostic.span.start < end]
    if not quiet:
        return None
    said = [el("li", code(f.diagnostic, root), " is silenced because ", prose(f.silenced), ".") for f in quiet]
    return el("ul", *said, class_="pd-silenced", aria_label="Silenced findings")


def _export(calc: Calc, page: Page, root: str, chat: str) -> Html:
    path = f"{root}data/reports/{page.slug}/{calc.id}"
    return el(
        "p",
        el("a", "LaTeX", href=f"{path}.tex"),
        el("a", "Plain text", href=f"{path}.txt"),
        el("a", "BibTeX", href=f"{root}data/reports/{page.slug}.bib"),
        el("a", "report.json", href=f"{path}.json"),
        el("a", "Link to this card", href=f"#{calc.id}"),
        chat_link(calc.text, chat, root),
        class_="pd-links",
    )
