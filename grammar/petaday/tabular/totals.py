"""Total rows: the sum of the rows above, since the last total, or of the subtotals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from petaday.tabular import rows
from petaday.tabular.candidates import Range
from petaday.tabular.cells import Figure, figure
from petaday.tabular.fitting import stated_range
from petaday.tabular.grid import Grid
from petaday.tabular.heads import Figures, quantities
from petaday.tabular.slips import looks_like_slip

_SHOWN_ROWS = 0.12  # two columns whose totals exceed their rows by as much as each other, to this share
_MEASURED_TOGETHER = frozenset({"time"})


class Total(NamedTuple):
    """What the total of one column is held against.

    Attributes:
        row: the total row.
        column: its place.
        worked: the sum of its parts, the nearest to what is stated.
        parts: how many rows it adds.
        holds: whether the sum is what is stated, to the digits printed.
        like_none: the stated figure is a mean, a greatest, a last: no sum.
    """

    row: int
    column: int
    worked: Range
    parts: int
    holds: bool
    like_none: bool


def totals(grid: Grid, columns: Sequence[Figures]) -> list[Total]:
    """Every total of a table."""
    found = rows.totals(grid)
    left = set(found) | set(rows.averages(grid))
    return [
        total
        for at in found
        for place, one in enumerate(columns)
        if (total := _total(grid, one, (at, place), found, left)) is not None
    ]


def _adds(one: Figures) -> bool:
    kind = one.column.quantity
    return not one.column.per_device and (not kind or quantities()[kind].adds)


def _total(grid: Grid, one: Figures, at: tuple[int, int], found: Sequence[int], left: set[int]) -> Total | None:
    row, place = at
    stated = one.figures[row]
    if stated is None or not (_adds(one) or one.column.quantity == "devices"):
        return None
    best: Total | None = None
    for parts in _parts(grid, row, found, left):
        figures = [one.figures[at] for at in parts]
        if len(parts) < 2 or any(figure is None for figure in figures):
            continue
        known = [figure for figure in figures if figure is not None]
        rooms = [figure.roomy() for figure in known]
        worked = Range(sum(f.value for f in known), sum(f.low for f in rooms), sum(f.high for f in rooms))
        holds = stated_range(stated).meets(worked)
        total = Total(row, place, worked, len(parts), holds, _is_no_sum(stated, known))
        if best is None or (holds and not best.holds):
            best = total
    return best


def _parts(grid: Grid, row: int, found: Sequence[int], left: set[int]) -> Iterator[list[int]]:
    above = [at for at in range(row) if at not in left]
    yield above or [at for at in range(row + 1, len(grid.body)) if at not in left]
    before = max((at for at in found if at < row), default=-1)
    if before >= 0:
        yield [at for at in range(before + 1, row) if at not in left]
        yield [at for at in found if at < row]
        subs = [at for at in found if at < row and rows.is_sub(grid, at)]
        yield subs + [at for at in range((subs[-1] if subs else -1) + 1, row) if at not in left]


def _is_no_sum(stated: Figure, parts: Sequence[Figure]) -> bool:
    """A mean, the greatest, the least, the product."""
    values = [part.value for part in parts]
    others = (sum(values) / len(values), max(values), min(values), values[-1])
    given = stated_range(stated)
    return any(given.low <= other <= given.high for other in others)


def disagreeing(grid: Grid, columns: Sequence[Figures], found: Sequence[Total]) -> list[Total]:
    """The totals that are certainly wrong, or count rows that are not there."""
    out = []
    for total in found:
        if total.holds or total.like_none or not total.worked.value:
            continue
        beside = [other for other in found if other.row == total.row and other is not total]
        kind = columns[total.column].column.quantity
        ratio = _ratio(columns, total)
        slip = _slip(grid, columns, total)
        holding = sum(other.holds for other in beside)
        if not kind:
            sure = slip and holding >= 2 and total.parts >= 3
        elif kind == "devices":
            sure = False
        elif kind in _MEASURED_TOGETHER:
            sure = slip and holding >= 1
        elif holding:
            sure = slip or (total.parts >= 3 and rows.is_sure(grid, total.row) and abs(ratio - 1) > 0.01)
        else:
            sure = rows.is_sure(grid, total.row) and total.parts >= 3 and (slip or _counts_more(columns, total, beside))
        if sure and abs(ratio - 1) > 0.005:
            out.append(total)
    return out


def _ratio(columns: Sequence[Figures], total: Total) -> float:
    stated = columns[total.column].figures[total.row]
    return stated.value / total.worked.value if stated and total.worked.value else 0.0


def _slip(grid: Grid, columns: Sequence[Figures], total: Total) -> bool:
    stated = columns[total.column].figures[total.row]
    text = grid.body[total.row][total.column].text
    plain = figure(text)
    if not stated or not plain or not stated.value:
        return False
    return looks_like_slip(text, total.worked.value * plain.value / stated.value, plain.value)


def _counts_more(columns: Sequence[Figures], total: Total, beside: Sequence[Total]) -> bool:
    """Totals of several columns that exceed their rows alike: a row was dropped, and the totals were not."""
    ratio = _ratio(columns, total)
    others = [_ratio(columns, other) for other in beside if not other.holds and columns[other.column].column.quantity]
    return 1.02 < ratio < 3 and any(abs(other / ratio - 1) < _SHOWN_ROWS for other in others)
