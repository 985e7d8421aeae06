"""Answers a text with figures in it: every calculation worked and audited, findings first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petaday.calculate import Book
from petaday.core.figures import shown
from petaday.core.quantity import Quantity
from petaday.report import Report
from petaday_service.answers.readings import which_reading
from petaday_service.conversation.context import Talk
from petaday_service.conversation.parts import OUTCOMES, Error, Limit, Named, Names, Part
from petaday_service.conversation.summary import findings, line_of, outcome
from petaday_service.conversation.work_part import audit, scan, work

MOST_CALCULATIONS = 300
"""Cards in one reply; a book of calculations is work for `petaday check`."""


def calculations(text: str, talk: Talk) -> tuple[Part, ...]:
    """Returns a part for each calculation of a text; the last of them is `ans`."""
    book = talk.book(text)
    known = _names(book)
    reports = scan(text, book)
    if not reports:
        single = audit(text, book)
        return (work(single, text, ans=True), *which_reading(single, text), *_defined(known, book))
    summary = findings(text, reports)
    if len(reports) == 1 and not summary.unread:
        return (work(reports[0], text, ans=True), *which_reading(reports[0], text), *_defined(known, book))
    return (summary, *_cards(text, reports), *_defined(known, book))


def _cards(text: str, reports: list[Report]) -> Iterator[Part]:
    """Yields one part for each report, the worst outcome first, otherwise in the order of the text."""
    shown = reports[:MOST_CALCULATIONS]
    last = next((report for report in reversed(shown) if report.value is not None), None)
    for report in sorted(shown, key=lambda report: OUTCOMES.index(outcome(report))):
        yield work(report, text, f"line {line_of(text, report.span.start)}", ans=report is last)
    if len(reports) > MOST_CALCULATIONS:
        yield Error(
            code="too-many-calculations",
            message=f"The table above holds all {len(reports)} calculations; only the first {MOST_CALCULATIONS} "
            "are worked out below it. Send the rest in a message of their own.",
            limit=Limit(name="cards", value=MOST_CALCULATIONS),
        )


def _names(book: Book) -> tuple[dict[str, Quantity], dict[str, Quantity]]:
    known = book.names()
    return dict(known.quantities), dict(known.units)


def _defined(before: tuple[Mapping[str, Quantity], Mapping[str, Quantity]], book: Book) -> tuple[Part, ...]:
    """Returns the names that the text defined, or gave another value."""
    new = tuple(
        Named(
            name=name,
            value=quantity.value,
            unit=str(quantity.dimension),
            shown=shown(quantity.value, quantity.dimension),
            is_unit=is_unit,
        )
        for is_unit, old, now in zip((False, True), before, _names(book), strict=True)
        for name, quantity in now.items()
        if old.get(name) != quantity
    )
    return (Names(defined=new),) if new else ()
