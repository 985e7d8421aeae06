"""A calc block in a text of another's: worked and audited, as a card with its faults."""

from __future__ import annotations

from typing import NamedTuple

from petaday.calculate import Book
from petaday.card.card import Card, card
from petaday.casebook import calc_block
from petaday.core.diagnostic import Diagnostic
from petaday.report import Report

METHODS = {1: "Method 1: counting operations", 2: "Method 2: devices × time"}
"""What the two methods are called."""


class Block(NamedTuple):
    """A block as HTML, what is wrong in it, and what it holds."""

    html: str
    faults: tuple[Diagnostic, ...]
    reports: tuple[Report, ...]

    @property
    def empty(self) -> bool:
        """Whether it holds no calculation at all."""
        return not self.reports


def block(body: str, book: Book, name: str, method: str = "", record: str = "") -> Block:
    """Works a block with the names of those before it.

    Args:
        body: what it says.
        book: the names of the page.
        name: its anchor.
        method: `1` or `2`, where it is one of the two.
        record: what is `as printed` may be off.

    >>> done = block("2 GPU * 3 days * 1 PF = 0.2 pfs-days", Book(), "run")
    >>> [one.code for one in done.faults], done.empty
    (['PD301'], False)
    """
    reports = calc_block.worked(body, book)
    errors = (one for report in reports for one in report.diagnostics if one.severity == "error")
    wrong = tuple(one for one in errors if not (record == "as printed" and one.code.startswith("PD3")))
    title = METHODS[int(method)] if method in {"1", "2"} else None
    return Block(str(card(reports, body, Card(name, source=None, method=title))), wrong, reports)
