"""A cell that holds a calculation beside the cell with its result."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.calculate import audit
from petaday.tabular.cells import figure
from petaday.tabular.grid import Grid
from petaday.tabular.heads import Figures

_OPERATION = re.compile(r"\d[^=]{0,40}?[×*·/÷]\s?[(\s]{0,3}[\w.$]{0,8}\d|\d\s[x+]\s\d")
_MOST = 60  # calculations of a table that are worked


class Worked(NamedTuple):
    """A cell with a calculation and the one with its result."""

    row: int
    columns: tuple[int, int]
    verdict: str
    shown: str
    ratio: float


def expressions(grid: Grid, columns: list[Figures]) -> list[Worked]:
    """Every calculation of a table whose result stands in the next column."""
    found: list[Worked] = []
    cells = 0
    for at, row in enumerate(grid.body):
        for place, cell in enumerate(row[:-1]):
            result = row[place + 1].text
            if not _OPERATION.search(cell.text) or figure(cell.text) or not figure(result) or "=" in cell.text:
                continue
            cells += 1
            if cells > _MOST:
                return found
            claims = audit(f"{cell.text} = {result}{_unit(columns[place + 1], result)}").claims
            if claims:
                one = claims[-1]
                found.append(Worked(at, (place, place + 1), one.verdict, one.recomputed_shown, one.ratio))
    return found


def _unit(result: Figures, cell: str) -> str:
    """The unit that the head gives to a result without one."""
    unit = result.column.unit
    return f" {unit}" if unit and not re.search(r"[A-Za-z%$€]", cell.rstrip("eE0123456789+-")) else ""
