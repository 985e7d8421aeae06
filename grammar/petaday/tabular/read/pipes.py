"""Pipe tables: Markdown's, with or without outer pipes, and Org's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from petaday.core.diagnostic import Span
from petaday.tabular.grid import MAX_ROWS, Grid, Slot, evened, slot
from petaday.tabular.read.lines import Line, around, lines

_RULE = re.compile(r"[ \t>]*+(?!\+)(?=[ \t:|+]*+-)(?=[^|]*[|+])[ \t:|+=-]++\r?$")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*")
_PIPE = re.compile(r"\\\||`[^`|]*`|\|")


def pipe_tables(text: str) -> Iterator[Grid]:
    r"""Every pipe table of a text.

    >>> [grid.head(1) for grid in pipe_tables("| a | b |\n|---|--:|\n| 1 | 2 |")]
    ['b']
    """
    if "|" not in text:
        return
    rows = lines(text)
    at = 1
    while at < len(rows):
        if "|" in rows[at - 1].text and _RULE.match(rows[at].text) and not _RULE.match(rows[at - 1].text):
            end = at + 1
            while end < len(rows) and "|" in rows[end].text:
                end += 1
            yield _grid(text, rows, at, end)
            at = end
        at += 1


def _grid(text: str, rows: list[Line], rule: int, end: int) -> Grid:
    begin = rule - 1
    written = [line for line in rows[rule + 1 : end] if not _RULE.match(line.text)]
    body = [_row(text, line) for line in written[:MAX_ROWS]]
    return Grid(
        evened([_row(text, rows[begin]), *body]),
        1,
        Span(rows[begin].start, rows[end - 1].end),
        "markdown",
        around(rows, begin, end),
        len(written) - len(body),
    )


def _row(text: str, line: Line) -> list[Slot]:
    first = line.start + len(_QUOTE.match(line.text)[0])  # type: ignore[index] # it matches nothing too
    cuts = [line.start + found.start() for found in _PIPE.finditer(line.text) if found[0] == "|"]
    edges = [first, *(cut for cut in cuts if cut >= first)]
    if cuts and not text[first : cuts[0]].strip():
        edges = edges[1:]
    else:
        edges[0] = first - 1
    last = line.end
    if not cuts or text[cuts[-1] + 1 : last].strip():
        edges.append(last)
    return [slot(text, left + 1, right) for left, right in pairwise(edges)]
