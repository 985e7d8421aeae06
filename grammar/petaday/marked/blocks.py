"""Splits a text into the blocks that are shown: headings, paragraphs, calculations, tables and code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from petaday.core.diagnostic import Span

Look = Literal["heading", "prose", "work", "table", "code"]

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\S|\\(?:sub)*section\*?\{|<h[1-6]\b")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_TABLE = re.compile(r"[ \t>]*\|.*\||(?=.*\\\\\s*$)(?:[^&\n]|(?<=\\)&)*+&|[ \t]*\+[-=+]+\+")
_INDENTED = re.compile(r"(?: {4}|\t)\S")
_ENDS = re.compile(r"[\n\f]")  # of a line, or of a page
_MOST = 60  # lines of one block: a longer one is cut, or its margin would be out of sight


class Block(NamedTuple):
    """A stretch of the text that is shown in one piece."""

    span: Span
    look: Look


def blocks(text: str, worked: Sequence[Span], *, monospaced: bool = False, parts: Collection[int] = ()) -> list[Block]:
    r"""The blocks of a text.

    Args:
        text: the document.
        worked: where its calculations stand, in order.
        monospaced: it keeps its columns.
        parts: where its pages or cells begin; no block goes over such a place.

    >>> text = "# A\n\nOne.\n\n2 * 3 = 6"
    >>> [(block.look, block.span.of(text)) for block in blocks(text, [Span(11, 20)])]
    [('heading', '# A'), ('prose', 'One.'), ('work', '2 * 3 = 6')]
    """
    found: list[Block] = []
    last: Look | None = None
    for line, look in _lines(text, worked, monospaced=monospaced):
        if look is None:
            last = None
            continue
        joins = look == last and look != "heading" and line.start not in parts and found[-1].span.end + 1 >= line.start
        if joins and text.count("\n", *found[-1].span) < _MOST:
            found[-1] = Block(Span(found[-1].span.start, line.end), look)
        else:
            found.append(Block(line, look))
        last = look
    return found


def _lines(text: str, worked: Sequence[Span], *, monospaced: bool) -> Iterator[tuple[Span, Look | None]]:
    starts = [span.start for span in worked]
    at, fenced = 0, False
    for written in _ENDS.split(text):
        line = Span(at, at + len(written))
        at = line.end + 1
        bare = written.strip(" \t\r")
        if not bare:
            yield line, "code" if fenced else None
            continue
        if _FENCE.match(written):
            fenced = not fenced
            yield line, "code"
        elif monospaced or fenced:
            yield line, "code"
        elif _HEADING.match(written):
            yield line, "heading"
        elif _TABLE.match(written):
            yield line, "table"
        elif _covered(line, worked, starts) * 2 > len(bare):
            yield line, "work"
        else:
            yield line, "code" if _INDENTED.match(written) else "prose"


def _covered(line: Span, worked: Sequence[Span], starts: Sequence[int]) -> int:
    """How much of a line belongs to calculations."""
    at = max(0, bisect_left(starts, line.start) - 1)
    covered = 0
    while at < len(worked) and worked[at].start < line.end:
        covered += max(0, min(line.end, worked[at].end) - max(line.start, worked[at].start))
        at += 1
    return covered
