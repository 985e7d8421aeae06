"""What stands folded under a card: the steps, how each word was read, the export."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.card.figures import quantity
from petaday.codes import CODES
from petaday.core.diagnostic import Diagnostic
from petaday.render.elements import Child, Html, el, join, prose, table
from petaday.report import Report

SEVERITY = {"error": "✗", "warning": "▲", "note": "i"}


def steps(report: Report) -> Html | None:
    """Returns the worked lines as a table: the factor, what it is in base units, the product so far."""
    if not report.steps:
        return None
    rows: list[list[Child]] = [
        [
            el(
                "span",
                el("span", f"{step.operation} ", class_="pd-op") if step.operation else None,
                el("code", step.text),
                class_=f"pd-depth-{min(step.depth, 3)}" if step.depth else None,
            ),
            quantity(step.value, step.unit),
            quantity(step.running, step.running_unit),
        ]
        for step in report.steps
    ]
    title = f"Steps: {report.name}" if report.name else "Steps"
    return table(title, ["Factor", "In base units", "So far"], rows, numeric=frozenset({1, 2}))


def reading(report: Report, given: str, root: str | None) -> Html | None:
    """Returns why each word was read as it was, why each figure has its verdict, and every remark with its code."""
    rows: list[list[Child]] = [
        [el("code", one.word), one.reading, prose(one.because), ", ".join(one.alternatives) or "none"]
        for one in report.readings
    ]
    heads: list[Child] = ["Word", "Read as", "Because", "Not taken"]
    read = el("div", table("What each word was taken to mean", heads, rows), class_="pd-reads") if rows else None
    judged = [_judged(report, at) for at in range(len(report.claims))]
    why = el("ul", *judged, class_="pd-judged", aria_label="Why each figure has its verdict") if judged else None
    order = list(SEVERITY)
    said = sorted(report.diagnostics, key=lambda d: order.index(d.severity))
    remarks = [remark(d, root, d.span.of(given).strip()) for d in said]
    shown = el("ul", *remarks, class_="pd-diagnostics", aria_label="Remarks") if remarks else None
    return join(why, read, shown) if rows or judged or remarks else None


def _judged(report: Report, at: int) -> Html:
    claim = report.claims[at]
    guesses = [el("li", el("b", "Conjecture: "), one.text) for one in claim.conjectures]
    more = el("ul", *guesses, class_="pd-conjectures") if guesses else None
    return el("li", el("code", claim.text), f" {claim.verdict}: ", prose(claim.because), ".", more)


def remark(d: Diagnostic, root: str | None, place: str = "") -> Html:
    """Returns one diagnostic as a list item.

    Args:
        d: the remark.
        root: the way from the page to the top of the site; None where there is none.
        place: the words it is about; shown where the remark does not say them itself.
    """
    quoted = el("code", place) if place and place not in d.message else None
    return el(
        "li",
        el("span", SEVERITY[d.severity], aria_hidden="true", class_="pd-sign"),
        el("span", d.severity, " ", code(d, root), " ", prose(d.message), quoted, class_="pd-said"),
        el("span", prose(d.help), class_="pd-help") if d.help else None,
        class_=f"pd-diagnostic pd-diagnostic--{d.severity}",
    )


def code(d: Diagnostic, root: str | None) -> Html:
    """Returns the code as a link to its meaning, where the site has that page."""
    if root is None:
        return el("abbr", d.code, title=CODES[d.code].summary)
    return el("a", d.code, href=f"{root}reference/diagnostics/#{d.code.lower()}")


def fold(name: str, title: str, body: Child, **attributes: str | bool) -> Html:
    """Returns one fold; those with the same `name` are open one at a time."""
    arrow = Html('<svg class="pd-mark" aria-hidden="true" viewBox="0 0 16 16" fill="none" stroke="currentColor" '
                 'stroke-width="2"><path d="M5.5 2.5L11 8l-5.5 5.5"/></svg>')  # fmt: skip
    return el(
        "details",
        el("summary", arrow, f" {title}"),
        el("div", body, class_="pd-panel"),
        name=name,
        **{**attributes, "class_": f"pd-fold {attributes.get('class_', '')}".strip()},
    )


def folds(parts: Sequence[Html | None]) -> Html | None:
    """Returns the bar of folds, or None where there is none."""
    shown = [part for part in parts if part is not None]
    return el("div", *shown, class_="pd-folds") if shown else None
