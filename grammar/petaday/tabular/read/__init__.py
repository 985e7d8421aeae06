"""The tables of a text, however they are written, each as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from petaday.core.diagnostic import Span
from petaday.tabular.grid import Grid
from petaday.tabular.read.delimited import delimited
from petaday.tabular.read.html import html_tables
from petaday.tabular.read.latex import latex_tables
from petaday.tabular.read.pipes import pipe_tables
from petaday.tabular.read.rst import rst_tables

_READERS: tuple[Callable[[str], Iterable[Grid]], ...] = (
    html_tables,
    latex_tables,
    pipe_tables,
    rst_tables,
    delimited,
)


def grids(text: str) -> list[Grid]:
    r"""Every table of a text in the order of its place; a stretch is read as one kind of table only.

    >>> [grid.syntax for grid in grids("| a | b |\n|---|---|\n| 1 | 2 |\n\n<table><tr><td>3</td></tr></table>")]
    ['markdown', 'html']
    """
    found: list[Grid] = []
    taken: list[Span] = []
    for reader in _READERS:
        new = list(_free(reader(text), taken))
        found += new
        taken += [grid.span for grid in new]
    return sorted(found, key=lambda grid: grid.span)


def _free(found: Iterable[Grid], taken: list[Span]) -> Iterator[Grid]:
    for grid in found:
        if not any(grid.span.start < other.end and other.start < grid.span.end for other in taken):
            yield grid
