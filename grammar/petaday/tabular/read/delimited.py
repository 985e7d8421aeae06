"""Comma- and tab-separated tables: stretches of lines with as many fields each, most of them figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from petaday.core.diagnostic import Span
from petaday.tabular.grid import MAX_COLUMNS, MAX_ROWS, Grid, Slot, evened, slot
from petaday.tabular.read.lines import Line, lines

_FIGURE = re.compile(r"\s{0,9}[\"']?[~$€£<>-]?\s{0,9}\d[\d.,eE+%-]*\s?\w{0,8}[\"']?\s{0,9}$")
_LONGEST_FIELD = 120


def delimited(text: str) -> Iterator[Grid]:
    r"""Every stretch of a text that is a table of separated values.

    >>> [len(grid.rows) for grid in delimited("name,gpus\na,4\nb,8\nc,16")]
    [4]
    """
    block: list[Line] = []
    for line in [*lines(text), Line("", len(text))]:
        if line.text.strip() and not line.text.startswith(("```", "~~~", "#")):
            block.append(line)
            continue
        if len(block) > 2:
            yield from _read(text, block)
        block = []


def _read(text: str, block: list[Line]) -> Iterator[Grid]:
    sample = block[:50]
    for sign in ("\t", ",", ";"):
        if any(sign not in line.text for line in sample):
            continue
        fields = [_fields(line, sign) for line in sample]
        wide = len(fields[0])
        if not 2 <= wide <= MAX_COLUMNS or any(abs(len(row) - wide) > (len(row) < wide) for row in fields):
            continue
        if any(end - start > _LONGEST_FIELD for row in fields for start, end in row):
            continue
        figures = sum(bool(_FIGURE.match(text[start:end])) for row in fields[1:] for start, end in row)
        if figures * 2 < sum(map(len, fields[1:])) or any(_FIGURE.match(text[a:b]) for a, b in fields[0]):
            continue
        rows = [_slots(text, _fields(line, sign)) for line in block[: MAX_ROWS + 1]]
        span = Span(block[0].start, block[-1].end)
        yield Grid(evened(rows), 1, span, "csv", "", max(0, len(block) - MAX_ROWS - 1))
        return


def _fields(line: Line, sign: str) -> list[tuple[int, int]]:
    """Where the fields of a line stand; a separator between quotes is text."""
    edges, quoted = [line.start - 1], False
    for at, character in enumerate(line.text, line.start):
        if character == '"':
            quoted = not quoted
        elif character == sign and not quoted:
            edges.append(at)
    edges.append(line.end)
    return [(left + 1, right) for left, right in pairwise(edges)]


def _slots(text: str, fields: list[tuple[int, int]]) -> list[Slot]:
    found = [slot(text, start, end) for start, end in fields]
    return [one._replace(text=one.text.strip('"').strip()) for one in found]
