"""What there is to say about the tables of a text: cells that disagree, and rows that were not read."""

from __future__ import annotations

from collections.abc import Iterable

from petaday.core.diagnostic import Diagnostic, Span
from petaday.tabular.records import Table


def findings(found: Iterable[Table]) -> tuple[Diagnostic, ...]:
    r"""A finding for each cell that its row does not give.

    >>> from petaday.tabular import tables
    >>> rows = "| a | 8 | 30 | 240 |\n| b | 16 | 45 | 720 |\n| c | 64 | 12 | 768 |\n| d | 9 | 20 | 1,800 |"
    >>> found = findings(tables("| Run | GPUs | Hours | GPU-hours |\n|--|--|--|--|\n" + rows))
    >>> found[0].message.split("; ")[1]
    'the other cells of this one give 180, not 1,800.'
    """
    said: dict[Span, Diagnostic] = {}
    for table in found:
        if table.fault:
            fault = f"This is a fault of petaday, not of the text: a table was not read ({table.fault})."
            said[table.span] = Diagnostic("PD299", "error", fault, Span(table.span.start, table.span.start + 1))
        for one in (apart for relation in table.relations for apart in relation.disagreements):
            row = f"row {one.row}" if one.row.isdigit() else f"“{one.row}”"
            label = f" (“{one.label}”)" if one.label and one.label != one.row else ""
            message = f"In {row}{label} these cells disagree: {one.because}."
            help_ = "look at every cell of the row: the table does not say which of them is wrong"
            said.setdefault(one.span, Diagnostic("PD306", "warning", message, one.span, help_))
    return tuple(said.values())
