"""What is said of one factor when it is pointed at, tapped or reached by the keyboard."""

from __future__ import annotations

from petaday.core.diagnostic import Span
from petaday.render.elements import Html, el, join, prose
from petaday.report import Report


def tip(report: Report, span: Span, name: str) -> Html | None:
    """Returns the box of a factor: how it reads in base units and why; None where it says no more than the line.

    Args:
        report: the calculation.
        span: the factor's place.
        name: the id of the box.
    """
    step = next((one for one in report.steps if one.span == span), None)
    reads = step.shown.partition(" = ")[2] if step else ""
    said = [
        el("span", el("code", one.word), f" is {one.reading}. ", prose(one.because))
        for one in report.readings
        if _inside(one.span, span)
    ]
    noted = [prose(one.message) for one in report.diagnostics if _inside(one.span, span)]
    supplied = [join(f"Supplied: {step.note}.")] if step and step.note else []
    lines = [*supplied, *said, *noted]
    if not reads and not lines:
        return None
    head = el("b", reads) if reads else None
    return el("span", head, *(el("span", line) for line in lines), class_="pd-hint", id=name, role="tooltip")


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
