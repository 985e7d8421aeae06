"""What a page is made of: a text, the calculations in it, and what else there is to say about places in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from petaday.core.diagnostic import Diagnostic, Span
from petaday.report import Report

EXCEPTIONS = ("off", "within factor 2", "close")


class Part(NamedTuple):
    """Where a page or a cell of a document begins in its text, and what it is called."""

    start: int
    name: str


class Marked(NamedTuple):
    """One document.

    Attributes:
        name: what it is called.
        text: what is shown of it; every span points into it.
        reports: its calculations, in order.
        findings: what is said of other places: cells that disagree, what cannot be read.
        parts: its pages or cells; empty for a text of lines.
        monospaced: it is code or data, and keeps its columns.
        notes: what was left out.
        silenced: says whether a stated result's finding is answered already.
    """

    name: str
    text: str
    reports: tuple[Report, ...]
    findings: tuple[Diagnostic, ...] = ()
    parts: tuple[Part, ...] = ()
    monospaced: bool = False
    notes: tuple[str, ...] = ()
    silenced: Callable[[Span], bool] = lambda _: False

    def counts(self) -> dict[str, int]:
        """How many stated results came to which of the four ends that a reader is told of."""
        told = {"differ": 0, "close": 0, "follow": 0, "not judged": 0}
        for claim in (claim for report in self.reports for claim in report.claims):
            told[ENDS[claim.verdict]] += 1
        return told


ENDS = {
    "off": "differ",
    "within factor 2": "differ",
    "close": "close",
    "by rounding": "follow",
    "follows": "follow",
    "from the figure before": "follow",
    "not judged": "not judged",
}
"""The end under which a verdict is counted."""
