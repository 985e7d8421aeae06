"""Notebooks: their cells are formatted as texts, and only the signs that differ change in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from json import decoder
from typing import Any, NamedTuple

from petaday.core.diagnostic import Span
from petaday.documents.notebook import MAGIC
from petaday.documents.notebook_json import Written, written
from petaday.formatting.edits import Edit
from petaday.formatting.results import Left
from petaday.resolve.names import NOTHING, Names

_SIGN = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


class Cell(NamedTuple):
    """A cell: the name of its text, whose ending says how it is read; what stands before it; the text by its pieces."""

    name: str
    head: str
    pieces: tuple[Written, ...]

    @property
    def text(self) -> str:
        """The text without its head."""
        return "".join(self.pieces)[len(self.head) :]


class Made(NamedTuple):
    """A cell's text as it should be, what has no result in it, and what it defines for the cells below."""

    text: str
    left: tuple[Left, ...]
    after: Names


def edits(text: str, make: Callable[[str, str, Names], Made]) -> tuple[list[Edit], list[Left]]:
    """The replacements in the file, and its places that ask for a result and get none; of no notebook none.

    Args:
        text: what the file holds.
        make: a cell as it should be: given its name, its text, and what the cells above define.
    """
    found: list[Edit] = []
    left: list[Left] = []
    known = NOTHING
    for cell in _cells(text):
        done = make(cell.name, cell.text, known)
        known = done.after
        found += _changes(text, cell, done.text)
        left += [Left(_place(text, cell, one.span), one.why) for one in done.left]
    return found, left


def _cells(text: str) -> Iterator[Cell]:
    try:
        cells = written(text)["cells"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    for cell in cells if isinstance(cells, list) else ():
        pieces = _pieces(cell)
        source = "".join(pieces)
        if not source or not isinstance(cell, dict) or cell.get("cell_type") not in {"markdown", "code"}:
            continue
        if cell["cell_type"] == "markdown":
            yield Cell("cell.md", "", pieces)
        elif source.startswith(MAGIC):
            first, end, _ = source.partition("\n")
            yield Cell("cell.calc", first + end, pieces)
        else:
            yield Cell("cell.py", "", pieces)


def _pieces(cell: Any) -> tuple[Written, ...]:
    source = cell.get("source") if isinstance(cell, dict) else None
    held = source if isinstance(source, list) else [source]
    found = tuple(one for one in held if isinstance(one, Written))
    return found if len(found) == len(held) else ()


def _changes(text: str, cell: Cell, new: str) -> Iterator[Edit]:
    """The signs that differ, piece by piece; formatting makes no line, so that the ends of pieces stay."""
    new = cell.head + new
    lines, fresh = "".join(cell.pieces).split("\n"), new.split("\n")
    if lines == fresh or len(lines) != len(fresh):
        return
    at = 0
    for piece in cell.pieces:
        number = piece.count("\n")
        was = "\n".join(fresh[at : at + number + 1])
        if piece.endswith("\n"):
            was = "\n".join([*fresh[at : at + number], ""])
        yield from _differing(text, piece, was)
        at += number


def _differing(text: str, piece: Written, new: str) -> Iterator[Edit]:
    if piece == new:
        return
    first = next((at for at, (a, b) in enumerate(zip(piece, new, strict=False)) if a != b), min(len(piece), len(new)))
    rest = zip(reversed(piece[first:]), reversed(new[first:]), strict=False)
    same = next((at for at, (a, b) in enumerate(rest) if a != b), min(len(piece), len(new)) - first)
    places = _signs(text, piece)
    changed = json.dumps(new[first : len(new) - same], ensure_ascii=text.isascii())[1:-1]
    yield Edit(Span(places[first], places[len(piece) - same]), changed)


def _signs(text: str, piece: Written) -> list[int]:
    """Where each sign of a text stands in the file, and where the text ends."""
    _, end = decoder.scanstring(text, piece.offset)  # type: ignore[attr-defined]
    return [*(found.start() for found in _SIGN.finditer(text, piece.offset, end - 1)), end - 1]


def _place(text: str, cell: Cell, span: Span) -> Span:
    """A place of a cell's text in the file."""
    at = span.start + len(cell.head)
    for piece in cell.pieces:
        if at < len(piece):
            start = _signs(text, piece)[at]
            return Span(start, start + 1)
        at -= len(piece)
    return Span(len(text), len(text))
