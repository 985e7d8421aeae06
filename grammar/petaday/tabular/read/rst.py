"""reStructuredText's tables: drawn as a grid, or simple ones between lines of `=`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.tabular.grid import MAX_ROWS, Grid, Slot, evened, seen, slot
from petaday.tabular.read.lines import Line, around, lines

_EDGE = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t\r]*$")
_SIMPLE = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t\r]*$")


def rst_tables(text: str) -> Iterator[Grid]:
    r"""Every table of a reStructuredText.

    >>> [grid.head(1) for grid in rst_tables("=== ===\na   b\n=== ===\n1   2\n=== ===")]
    ['b']
    """
    if "===" not in text and "+--" not in text:
        return
    rows = lines(text)
    at = 0
    while at < len(rows):
        if _EDGE.match(rows[at].text):
            end = at + 1
            while end < len(rows) and rows[end].text.lstrip()[:1] in {"|", "+"}:
                end += 1
            if end - at > 2:
                yield _drawn(rows, at, end)
            at = end
        elif _SIMPLE.match(rows[at].text):
            marks = [at]
            end = at + 1
            while end < len(rows) and len(marks) < 3 and rows[end].text.strip():
                if _SIMPLE.match(rows[end].text):
                    marks.append(end)
                end += 1
            if len(marks) == 3:
                yield _simple(text, rows, marks)
            at = end
        at += 1


def _drawn(rows: list[Line], begin: int, end: int) -> Grid:
    found: list[list[Slot]] = []
    heads = 0
    gathered: list[list[tuple[str, int]]] = []
    for line in rows[begin:end]:
        if line.text.lstrip()[:1] == "+":
            if gathered:
                found.append([_joined(pieces) for pieces in gathered])
            gathered = []
            heads = heads or ("=" in line.text and len(found))
            continue
        pieces, at = [], line.start + line.text.find("|") + 1
        for part in line.text.strip().strip("|").split("|"):
            pieces.append((part, at))
            at += len(part) + 1
        for column, piece in enumerate(pieces):
            if column >= len(gathered):
                gathered.append([])
            gathered[column].append(piece)
    span = Span(rows[begin].start, rows[end - 1].end)
    return Grid(
        evened(found[:MAX_ROWS]), heads or 1, span, "rst", around(rows, begin, end), max(0, len(found) - MAX_ROWS)
    )


def _joined(pieces: list[tuple[str, int]]) -> Slot:
    words = " ".join(part.strip() for part, _ in pieces if part.strip())
    first = next(((part, at) for part, at in pieces if part.strip()), pieces[0])
    start = first[1] + len(first[0]) - len(first[0].lstrip())
    return Slot(seen(words), Span(start, start + len(first[0].strip())))


def _simple(text: str, rows: list[Line], marks: list[int]) -> Grid:
    first, second, last = marks
    edges = [found.span() for found in re.finditer("=+", rows[first].text)]
    found = [
        _cut(text, line, edges)
        for line in [*rows[first + 1 : second], *rows[second + 1 : last]]
        if set(line.text.strip()) - {"-", " "}
    ]
    span = Span(rows[first].start, rows[last].end)
    left = max(0, len(found) - MAX_ROWS)
    return Grid(evened(found[:MAX_ROWS]), second - first - 1, span, "rst", around(rows, first, last + 1), left)


def _cut(text: str, line: Line, edges: list[tuple[int, int]]) -> list[Slot]:
    starts = [start for start, _ in edges]
    stops = [*starts[1:], max(len(line.text), starts[-1])]
    return [
        slot(text, min(line.start + a, line.end), min(line.start + b, line.end))
        for a, b in zip(starts, stops, strict=True)
    ]
