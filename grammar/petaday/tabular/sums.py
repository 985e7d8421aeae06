"""Columns that are the sum of others of their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday.tabular.candidates import Candidate, Range
from petaday.tabular.cells import Figure
from petaday.tabular.heads import Figures

_TOTAL = re.compile(r"(?i)^\W*(?:grand\s+)?(?:total|sum|overall|altogether)\b")
_NEVER = frozenset({"ratio", "share", "utilization", "pue", "power", "intensity", "price", "devices"})


def sum_candidates(columns: Sequence[Figures]) -> Iterator[Candidate]:
    """What a column called a total could be the sum of: the columns of its kind, or those before it."""
    for result, one in enumerate(columns):
        if not _TOTAL.match(one.column.header) or one.filled < 2 or one.column.quantity in _NEVER:
            continue
        alike = [
            at
            for at, other in enumerate(columns)
            if at != result
            and other.filled >= 2
            and (other.column.quantity, other.column.scale) == (one.column.quantity, one.column.scale)
            and not _TOTAL.match(other.column.header)
        ]
        before = [at for at in alike if at < result]
        sets = {tuple(alike), tuple(before), *(tuple(before[-size:]) for size in range(2, len(before)))}
        for parts in sorted(sets):
            if 2 <= len(parts) <= 20:
                yield Candidate(
                    "total=sum of columns",
                    f"“{one.column.header}” is the sum of {len(parts)} columns",
                    (result, *parts),
                    one.figures,
                    _added([columns[at].figures for at in parts], roomy=False),
                    _added([columns[at].figures for at in parts], roomy=True),
                    linear=True,
                )


def _added(parts: Sequence[Sequence[Figure | None]], *, roomy: bool) -> tuple[Range | None, ...]:
    return tuple(_sum(row, roomy=roomy) for row in zip(*parts, strict=True))


def _sum(row: Sequence[Figure | None], *, roomy: bool) -> Range | None:
    known = [one.roomy() if roomy else one for one in row if one is not None]
    if len(known) < len(row):
        return None
    return Range(sum(one.value for one in known), sum(one.low for one in known), sum(one.high for one in known))
