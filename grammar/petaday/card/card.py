"""Puts a card together: source and method, the line, the recomputed figure, the sentence, the folds."""

from __future__ import annotations

from typing import NamedTuple

from petaday.card.figures import in_pfs_days, quantity, result
from petaday.card.folds import fold, folds, reading, steps
from petaday.card.line import Written, line
from petaday.card.sentence import sentence
from petaday.render import to_mathml
from petaday.render.elements import Child, Html, el, join
from petaday.report import Report


class Changing(NamedTuple):
    """What a page's script needs for a calculation whose numbers a reader may change.

    Attributes:
        written: gives a factor's text with its number marked.
        panel: stands in the fold; the script finds the line that it changes by the panel's name.
    """

    written: Written
    panel: Html


class Card(NamedTuple):
    """What stands around the calculations of a card.

    Attributes:
        anchor: the id its parts begin with.
        source: where the text is from, at its top; None where nobody says.
        method: by which method, at its top on the right; None where it is by none.
        root: the way from the page to the top of the site; None where there is no site of ours.
        export: what its last fold offers beside the equation; None for nothing more.
        level: of its heading, or 0 for none.
        changing: what a reader may change of each calculation, in order; empty for nothing.
    """

    anchor: str
    source: Child = None
    method: Child = None
    root: str | None = None
    export: Html | None = None
    level: int = 0
    changing: tuple[Changing | None, ...] = ()


def card(reports: tuple[Report, ...], given: str, about: Card) -> Html:
    """Returns a whole card: one printed text, with the calculations in it.

    Args:
        reports: what the text holds, in order.
        given: the text their spans point into.
        about: what stands around them.

    >>> from petaday import scan
    >>> text = "2 * 3 = 6, and 4 * 5 = 20"
    >>> card(tuple(scan(text)), text, Card("both")).count('class="pd-work"')
    2
    """
    body: list[Child] = []
    at = 0
    changing = about.changing or (None,) * len(reports)
    for report, name, change in zip(reports, names(about.anchor, len(reports)), changing, strict=True):
        body += [_words(given[at : report.span.start]), work(report, given, name, change.written if change else None)]
        at = max(at, report.span.end)
    rest = _words(given[at:])
    return el("article", _head(about), *body, rest, _folds(reports, given, about), class_="pd-card", id=about.anchor)


def alone(report: Report, given: str, about: Card) -> Html:
    """Returns the card of one calculation of a longer text, without the text around it.

    >>> from petaday import scan
    >>> text = "2 * 3 = 6, and 4 * 5 = 20"
    >>> "4 * 5" in alone(scan(text)[0], text, Card("first"))
    False
    """
    return el(
        "article", work(report, given, about.anchor), _folds((report,), given, about), class_="pd-card", id=about.anchor
    )


def names(anchor: str, count: int) -> list[str]:
    """Returns the name of each calculation of a card: the card's own for one, else with a number.

    >>> names("vgg", 1), names("vgg", 2)
    (['vgg'], ['vgg-1', 'vgg-2'])
    """
    return [anchor] if count == 1 else [f"{anchor}-{i}" for i in range(1, count + 1)]


def work(report: Report, given: str, anchor: str, written: Written | None = None) -> Html:
    """Returns one calculation of a card: its line, what it comes to, and the sentence.

    >>> from petaday import audit
    >>> work(audit("2 * 3 = 6"), "2 * 3 = 6", "six").startswith('<div class="pd-work" id="six-work">')
    True
    """
    parts = line(report, given, anchor, written), answer(report), sentence(report)
    return el("div", *parts, class_="pd-work", id=f"{anchor}-work")


def answer(report: Report) -> Html | None:
    """Returns the worked figure, in petaflop/s-days and in FLOP where it is a count of operations.

    >>> from petaday import audit
    >>> print(answer(audit("2 * 3")))
    <p class="pd-answer"><span class="pd-lab">Worked</span> <strong>6</strong> </p>
    """
    if report.value is None:
        return None
    figure, other = result(report)
    label = "Recomputed" if report.claims else "Worked"
    both = [el("strong", figure, class_="pd-u-p"), el("strong", other, class_="pd-u-f")] if other else None
    alt = [el("span", other, class_="pd-u-p"), el("span", figure, class_="pd-u-f")] if other else None
    return el(
        "p",
        el("span", label, class_="pd-lab"),
        " ",
        *(both or [el("strong", figure)]),
        " ",
        el("span", *(alt or []), class_="pd-alt") if alt else None,
        _spread(report),
        class_="pd-answer",
    )


def _spread(report: Report) -> Html | None:
    if report.interval is None:
        return None
    low, high = report.interval
    days = report.pfs_days is not None
    ends = [in_pfs_days(end, 3) if days else quantity(end, report.unit, 3) for end in (low, high)]
    widest = report.uncertain[0] if report.uncertain else None
    by = join(", widened most by ", el("code", widest.text)) if widest else None
    return el("span", " between ", ends[0], " and ", ends[1], by, class_="pd-alt")


def _head(about: Card) -> Html | None:
    if about.source is None and about.method is None:
        return None
    source = el(f"h{about.level}" if about.level else "span", about.source, class_="pd-source")
    return el("header", source, " ", el("span", about.method, class_="pd-method") if about.method else None)


def _words(text: str) -> Html | None:
    """Text of the block that is no calculation."""
    return (
        el("p", el("span", text.strip(), class_="pd-op pd-words"), class_="pd-row pd-around") if text.strip() else None
    )


def _folds(reports: tuple[Report, ...], given: str, about: Card) -> Html | None:
    name = f"{about.anchor}-fold"
    worked = [part for report in reports if (part := steps(report))]
    read = [part for report in reports if (part := reading(report, given, about.root))]
    typeset = [
        el("div", Html(to_mathml(report)), class_="pd-math", tabindex=0, role="group", aria_label="Typeset")
        for report in reports
        if report.tree
    ]
    export = join(*typeset, about.export)
    changed = [one.panel for one in about.changing if one]
    return folds(
        [
            fold(name, "Steps", join(*worked)) if worked else None,
            fold(name, "How it was read", join(*read)) if read else None,
            fold(name, "Change the numbers", join(*changed), class_="pd-changes", hidden=True) if changed else None,
            fold(name, "Export", export) if export else None,
        ]
    )
