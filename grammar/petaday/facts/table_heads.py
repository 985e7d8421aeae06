"""Finds the column heads over the cells of tables: `| Size | Training Tokens |` over `| 7B | 2.5 Trillion |`."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from petaday.facts.cues import LABELS, NOUNS, singular
from petaday.tabular.grid import Grid
from petaday.tabular.read.html import html_tables
from petaday.tabular.read.latex import latex_tables

_RULE = re.compile(r"[ \t]*+(?=[ \t:|]*+-)[ \t:|-]++$")
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = {"text": "dataset", "examples": "dataset"}
_HEADS = {"size": "parameters", "model size": "parameters", "params": "parameters"}
_DEVICE_HOURS = frozenset((device, "hour") for device in ("gpu", "tpu", "chip", "device", "accelerator"))
_MOST_CELLS = 60


class Cell(NamedTuple):
    """Where a cell begins, and the kind its column's head names; `no_fact` for a head that names none."""

    start: int
    kind: str


class TableHeads:
    r"""The cells of all tables of a text.

    >>> text = "| Size | Training Tokens |\n|---|---|\n| 7B | 2.5 Trillion |"
    >>> [TableHeads(text).kind(text.index(cell)) for cell in ("7B", "2.5")]
    ['parameters', 'dataset']
    """

    def __init__(self, text: str) -> None:
        self._cells: list[Cell] = []
        self._rows: list[tuple[int, str]] = []
        before, at = "", 0
        heads: list[str] = []
        for line in text.splitlines(keepends=True):
            if "|" not in line:
                heads, before = self._end(at, heads), ""
            elif _RULE.match(line) and "|" in before:
                heads = [_kind(cell) for cell in _split(before)]
            elif heads:
                self._row(line, at, heads)
            before, at = line, at + len(line)
        self._end(at, heads)
        for grid in marked_up(text):
            self._grid(grid)
        self._cells.sort(key=lambda cell: cell.start)
        self._rows.sort(key=lambda row: row[0])
        self._starts = [cell.start for cell in self._cells]

    def _grid(self, grid: Grid) -> None:
        """Take a table whose cells are known already."""
        kinds = [_kind(grid.head(column)) for column in range(len(grid.rows[0]))]
        for row in grid.body:
            own = [(kind, slot) for kind, slot in zip(kinds, row, strict=False) if not slot.spanned]
            self._cells += [Cell(slot.span.start, kind) for kind, slot in own]
            if own:
                self._rows.append((own[0][1].span.start, row[0].text))
        self._cells.append(Cell(grid.span.end, ""))
        self._rows.append((grid.span.end, ""))

    def _end(self, at: int, heads: list[str]) -> list[str]:
        if heads:
            self._cells.append(Cell(at, ""))
            self._rows.append((at, ""))
        return []

    def _row(self, line: str, at: int, heads: list[str]) -> None:
        self._rows.append((at, _split(line)[0]))
        place = at + (len(line) - len(line.lstrip(" \t|")))
        for kind, cell in zip(heads, _split(line), strict=False):
            self._cells.append(Cell(place, kind))
            place += len(cell) + 1

    def kind(self, at: int) -> str:
        """The kind that the head over a place names; empty outside tables."""
        place = bisect_right(self._starts, at) - 1
        return self._cells[place].kind if place >= 0 else ""

    def row(self, at: int) -> str:
        """What the first cell of a place's row says; empty outside tables."""
        place = bisect_right(self._rows, at, key=lambda row: row[0]) - 1
        return self._rows[place][1] if place >= 0 else ""

    def begins(self, at: int) -> int:
        """Where the cell of a place begins."""
        return self._starts[max(0, bisect_right(self._starts, at) - 1)]


def marked_up(text: str) -> list[Grid]:
    """The tables of a text in HTML and LaTeX that have heads."""
    found: list[Grid] = []
    if "<t" in text or "<T" in text:
        found += html_tables(text)
    if "\\\\" in text and "&" in text:
        found += latex_tables(text)
    return [grid for grid in found if grid.heads and grid.rows]


def _split(line: str) -> list[str]:
    return line.strip(" \t\n").removeprefix("|").removesuffix("|").split("|")[:_MOST_CELLS]


def _kind(cell: str) -> str:
    words = [singular(word) for word in _WORD.findall(cell)[:8]]
    if any(pair in _DEVICE_HOURS for pair in pairwise(words)):
        return "device_time"  # `Training Time (GPU hours)` is called a time, and is none
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            written = " ".join(words[at : at + size])
            if kind := _HEADS.get(written) or LABELS.get(tuple(words[at : at + size])):
                return kind
    named = next((NOUNS[word] for word in reversed(words) if word in NOUNS), "")
    return _KINDS.get(named, named) or "no_fact"
