"""Summarizes the audit of a text: a row for each claim, and the lines that were not read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate

import petaday
from petaday.report import Report
from petaday_service.conversation.parts import OUTCOMES, Findings, Line, Outcome, Row

_SIGN = re.compile("[=*×]")
"""With a figure on its line, it is surely meant as a calculation; other lines with figures are running text."""


def findings(text: str, reports: Sequence[Report]) -> Findings:
    """Returns a row for each claim of each report in order, and the lines with figures that none covers."""
    rows = tuple(row for report in reports for row in _rows(report, line_of(text, report.span.start)))
    return Findings(calculations=len(reports), rows=rows, unread=tuple(_unread(text, reports)))


def line_of(text: str, position: int) -> int:
    r"""The number of the line a position is on, from 1.

    >>> line_of("a\nb", 2)
    2
    """
    return text.count("\n", 0, position) + 1


def outcome(report: Report) -> Outcome:
    """The worst outcome of a report."""
    return min((row.outcome for row in _rows(report, line=1)), key=OUTCOMES.index)


def _rows(report: Report, line: int) -> Iterator[Row]:
    row = partial(Row, line=line, at=report.span.start, written=" ".join(report.text.split()))
    if report.value is None:
        yield row(recomputed="", stated="", ratio=None, outcome="cannot read")
        return
    for claim in report.claims:
        yield row(recomputed=claim.recomputed_shown, stated=claim.text, ratio=claim.ratio, outcome=claim.verdict)
    if not report.claims:
        yield row(recomputed=report.shown, stated="", ratio=None, outcome="nothing to check")


def covered_lines(text: str, reports: Iterable[Report]) -> set[int]:
    r"""The numbers of the lines, from 1, that calculations stand on.

    >>> from petaday.core.diagnostic import Span
    >>> covered_lines("so\n2 *\n3", [Report(text="2 *\n3", span=Span(3, 8))])
    {2, 3}
    """
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return {
        number
        for report in reports
        for number in range(bisect_right(starts, report.span.start), bisect_right(starts, report.span.end - 1) + 1)
    }


def _unread(text: str, reports: Sequence[Report]) -> Iterator[Line]:
    read = covered_lines(text, reports)
    for number, line in enumerate(text.split("\n"), 1):
        if number not in read and re.search("[0-9]", line):
            yield Line(line=number, text=line.strip(), because=_because(line) if _SIGN.search(line) else "")


def _because(line: str) -> str:
    said = petaday.audit(line.strip()).diagnostics
    return next((one.message for one in said if one.severity == "error"), "no calculation was found in it")
