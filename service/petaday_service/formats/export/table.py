"""Writes a conversation as CSV: a row for each stated result, and for each calculation without one."""

from __future__ import annotations

import csv as writer
import io
from collections.abc import Iterator, Sequence

from petaday.casebook import Casebook
from petaday_service.conversation.parts import Work
from petaday_service.conversation.turns import Turn
from petaday_service.formats.export.works import works

COLUMNS = ("message", "calculation", "value", "unit", "pfs_days", "stated", "stated_value", "ratio", "verdict")


def csv(turns: Sequence[Turn], _: Casebook) -> str:
    """Returns the rows with a heading; values are in base units."""
    out = io.StringIO()
    rows = writer.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for turn, card in works(turns):
        rows.writerows((turn.seq, *row) for row in _rows(card))
    return out.getvalue()


def _rows(card: Work) -> Iterator[tuple[object, ...]]:
    report = card.report
    head = (_safe(" ".join(report.text.split())), report.value, report.unit, report.pfs_days)
    for claim in report.claims:
        yield (*head, _safe(claim.text), claim.value, claim.ratio, claim.verdict)
    if not report.claims:
        yield (*head, None, None, None, None)


def _safe(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula.

    >>> _safe("=2*3"), _safe("2 GPU")
    ("'=2*3", '2 GPU')
    """
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text
