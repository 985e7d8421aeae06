"""A table as a grid: cells in rows, spans filled, heads apart from what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.markup import plain
from petaday.markup.padding import bare
from petaday.tabular.records import Syntax

MAX_ROWS = 4000
MAX_COLUMNS = 60
_LONGEST = 600
_FIGURE = re.compile(r"\W*\d[\d.,]*(?!\w{3})")
_ESCAPED = re.compile(r"\\([%$#&_])")
_GROUPED = re.compile(r"(?<=\d)\{,\}(?=\d)")
_LOWERED = re.compile(r"(?<=[A-Za-z])_\{?(\d)\}?")


class Slot(NamedTuple):
    """A cell: what a reader sees of it, and where it stands; `spanned` where a cell beside or above reaches into it."""

    text: str
    span: Span
    spanned: bool = False


class Grid(NamedTuple):
    """A table: all its rows, how many of them are heads, and what is said about it."""

    rows: tuple[tuple[Slot, ...], ...]
    heads: int
    span: Span
    syntax: Syntax
    caption: str = ""
    left_out: int = 0

    @property
    def body(self) -> tuple[tuple[Slot, ...], ...]:
        """The rows under the heads."""
        return self.rows[self.heads :]

    def head(self, column: int) -> str:
        """The heads over a column, from the top, each once."""
        said = [row[column].text for row in self.rows[: self.heads] if column < len(row)]
        return " ".join(dict.fromkeys(text for text in said if text))


def slot(text: str, start: int, end: int) -> Slot:
    """The cell that is written between two places of a text.

    >>> slot(r"a | **1{,}300** | b", 4, 15).text
    '1,300'
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Slot(seen(text[start:end]), Span(start, end))


def seen(written: str) -> str:
    """What a reader sees of the words of a cell, on one line."""
    written = _GROUPED.sub(",", _ESCAPED.sub(r"\1", written[:_LONGEST]))
    return " ".join(_LOWERED.sub(r"\1", bare(plain(written))).split())


def evened(rows: Sequence[Sequence[Slot]]) -> tuple[tuple[Slot, ...], ...]:
    """Rows of one length each: what is missing at the end of a row is an empty cell."""
    wide = min(max((len(row) for row in rows), default=0), MAX_COLUMNS)
    out = []
    for row in rows:
        end = row[-1].span.end if row else 0
        out.append((*row[:wide], *(Slot("", Span(end, end)) for _ in range(wide - len(row)))))
    return tuple(out)


def headed(rows: Sequence[Sequence[str]]) -> int:
    """How many heads a table has that marks none: its first row, where that holds no figure and the others do.

    >>> headed([["model", "GPUs"], ["a", "8"]]), headed([["GPUs", "8"], ["days", "3"]])
    (1, 0)
    """
    if len(rows) < 2 or any(_FIGURE.match(text) for text in rows[0]) or not any(rows[0][1:]):
        return 0
    return int(any(_FIGURE.match(text) for row in rows[1:] for text in row))


def turned(grid: Grid) -> Grid:
    """The grid with its rows as columns: the first cell of each row becomes a head."""
    cells = [list(row) for row in grid.rows]
    if grid.heads > 1:  # two heads over one another would be two rows of names
        above = [Slot(grid.head(at), row.span) for at, row in enumerate(cells[grid.heads - 1])]
        cells = [above, *cells[grid.heads :]]
    if not grid.heads:
        cells = [[Slot("", Span(grid.span.start, grid.span.start))] * len(cells[0]), *cells]
    rows = tuple(zip(*cells, strict=True))
    return grid._replace(rows=rows[:MAX_ROWS], heads=1)
