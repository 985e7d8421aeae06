"""Reads the tables of a text: columns, the relations that hold, the cells that disagree."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.patience import look
from petaday.tabular import rows
from petaday.tabular.cells import figure
from petaday.tabular.grid import Grid, Slot, turned
from petaday.tabular.heads import columns, quantity
from petaday.tabular.listed import listed
from petaday.tabular.read import grids
from petaday.tabular.records import Table
from petaday.tabular.relations import Relations

MAX_TABLES = 500


def tables(text: str) -> list[Table]:
    r"""Every table of a text, in order: its columns, the relations its cells hold, and the rows that break them.

    >>> text = "| GPUs | Hours | GPU-hours |\n|--|--|--|\n| 8 | 3 | 24 |\n| 16 | 7 | 112 |\n| 32 | 5 | 160 |"
    >>> [(relation.kind, relation.holds) for relation in tables(text)[0].relations]
    [('device_time=devices*time', ('1', '2', '3'))]
    """
    return [_table(grid) for grid in grids(text)[:MAX_TABLES]]


def _table(grid: Grid) -> Table:
    """A table as it is understood; a fault of petaday costs its relations, and no other table."""
    look()
    bare = Table(span=grid.span, syntax=grid.syntax, caption=grid.caption, rows=len(grid.body), left_out=grid.left_out)
    if not grid.body:
        return bare
    try:
        return _related(grid, bare)
    except Exception as error:
        return bare.model_copy(update={"fault": f"{type(error).__name__}: {error}"})


def _related(grid: Grid, bare: Table) -> Table:
    on_side = _lies_on_its_side(grid)
    if on_side:
        grid = turned(grid)
    found = columns(grid)
    names = [rows.first(grid, at) or str(at + 1) for at in range(len(grid.body))] if on_side else []
    return bare.model_copy(
        update={
            "columns": tuple(one.column for one in found),
            "rows": len(grid.body),
            "on_its_side": on_side,
            "relations": (*Relations(grid, found, names), *(() if on_side else listed(grid))),
        }
    )


def _lies_on_its_side(grid: Grid) -> bool:
    """More quantities are named down the first column than along the heads."""
    if len(grid.body) > 60:
        return False
    lines = list(zip(*grid.body, strict=True)) if grid.body else []
    along = sum(bool(quantity(grid.head(at))) and _of_figures(line) for at, line in enumerate(lines) if at)
    down = sum(bool(quantity(row[0].text)) and _of_figures(row[1:]) for row in grid.body)
    return down >= 2 and down > along


def _of_figures(cells: Sequence[Slot]) -> bool:
    """True where half of the cells that say something hold a figure."""
    said = [cell for cell in cells if cell.text]
    return bool(said) and sum(figure(cell.text) is not None for cell in said) * 2 >= len(said)
