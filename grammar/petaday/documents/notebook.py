"""Notebooks: the text of their cells, the comments of their code, and a printed figure as the result of its cell.

Code is not judged, nor is what it printed taken for a statement of its own: a figure that is all a cell printed is
the result of the calculation in plain numbers on its last line, and what a comment or the next cell says of it is held
against it. Pictures, tables, errors and base64 are never read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from petaday.core.diagnostic import Span, line_starts
from petaday.documents.document import Document, Origin
from petaday.documents.kinds import Unread
from petaday.documents.notebook_json import Written, written
from petaday.documents.printed import lone_figure, printed, shown_lines, worked
from petaday.documents.source import comments
from petaday.documents.web import blanked

_STATED = re.compile(r"[ \t]{0,40}#[ \t]{0,40}(?:=|==|->|≈|~)?[ \t]{0,40}(~?\d[^#]{0,80})")
MAGIC = "%%calc"
"""How a code cell begins that is calculations."""
_UNDER = "  "  # what was printed stands so far in, which leaves room for the sign that makes it a result


def notebook(name: str, text: str) -> Document:
    """The cells of a notebook one after the other, each line with its cell and its line in the file.

    Raises:
        Unread: where it is no notebook.
    """
    try:
        held = written(text)
        cells = held["cells"] if "cells" in held else [cell for sheet in held["worksheets"] for cell in sheet["cells"]]
        read = _Read(line_starts(text))
        for number, cell in enumerate(cells, 1):
            read.cell(number, cell)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Unread("this notebook cannot be read: it is no JSON with cells", broken=True) from fault
    seen, shown = "\n".join(read.text), "\n".join(read.shown)
    return Document(name, "notebook", seen, shown, tuple(read.origins), figures=tuple(read.figures))


class _Line(NamedTuple):
    said: str
    line: int


class _Read:
    """The lines of a notebook as they are gathered: what is read, what is shown, and where it stands."""

    def __init__(self, starts: tuple[int, ...]) -> None:
        self._starts, self._length = starts, 0
        self.text: list[str] = []
        self.shown: list[str] = []
        self.origins: list[Origin] = []
        self.figures: list[Span] = []

    def cell(self, number: int, cell: Any) -> None:
        """Take a cell, and what it printed."""
        lines = self._lines(_source(cell))
        name = f"cell {number}"
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            self._add(name, lines, [line.said for line in lines])
            return
        source = "\n".join(line.said for line in lines)
        said = printed(cell)
        figure = lone_figure(said)
        code = _calculations(source) if source.startswith(MAGIC) else comments(source, "#").split("\n")
        last = max((at for at, line in enumerate(lines) if line.said.strip()), default=-1)
        begins = _result(lines[last].said, code[last]) if figure and last >= 0 else None
        if begins:
            code[last] = begins
            lines, code = lines[: last + 1], code[: last + 1]  # a blank line would end the calculation
        self._add(name, lines, code, close=not said)
        if said:
            self._printed(f"{name}, output", said, figure, is_result=begins is not None)

    def _printed(self, part: str, said: list[str], figure: str, *, is_result: bool) -> None:
        line = self._line(said[0])
        shown = [_Line(_UNDER + one, line) for one in shown_lines(said)]
        text = [blanked(one.said) for one in shown]
        if figure:
            at = shown[0].said.index(figure)
            begins = self._length
            self.figures.append(Span(begins + at, begins + at + len(figure)))
            if is_result:
                text[0] = "=" + " " * (at - 1) + figure + " " * (len(shown[0].said) - at - len(figure))
        self._add(part, shown, text)

    def _add(self, part: str, lines: list[_Line], text: list[str], *, close: bool = True) -> None:
        for at, (line, kept) in enumerate(zip(lines, text, strict=True), 1):
            self._put(kept, line.said, Origin(line.line, 0, part, at))
        if close:
            self._put("", "", self.origins[-1] if self.origins else Origin(1))

    def _put(self, text: str, shown: str, origin: Origin) -> None:
        self.text.append(text)
        self.shown.append(shown)
        self.origins.append(origin)
        self._length += len(text) + 1

    def _lines(self, source: list[str]) -> list[_Line]:
        """The lines of a cell, each with its line in the file."""
        lines: list[_Line] = []
        goes_on = False
        for piece in source or [""]:
            line = self._line(piece)
            for said in piece.replace("\r\n", "\n").split("\n"):
                if goes_on:
                    lines[-1] = lines[-1]._replace(said=lines[-1].said + said)
                else:
                    lines.append(_Line(said, line))
                goes_on = False
            goes_on = True
            if lines[-1].said == "" and len(lines) > 1:
                lines.pop()
                goes_on = False
        return lines or [_Line("", self._line(""))]

    def _line(self, said: str) -> int:
        """The line of the file on which a text begins; without a place, that of the text before."""
        if isinstance(said, Written):
            return bisect_right(self._starts, said.offset)
        return self.origins[-1].line if self.origins else 1


def _source(cell: Any) -> list[str]:
    """The pieces of a cell's source, which JSON holds as a text or as its lines; of a broken cell none."""
    source = cell.get("source", cell.get("input", "")) if isinstance(cell, dict) else ""
    if isinstance(source, list):
        return [line for line in source if isinstance(line, str)]
    return [source] if isinstance(source, str) else []


def _calculations(source: str) -> list[str]:
    """The lines of a cell of calculations, with blanks for the first, which says that it is one."""
    first, *rest = source.split("\n")
    return [blanked(first), *rest]


def _result(line: str, kept: str) -> str | None:
    """A last line of code as it is read where the figure below it is its result; None where it is none."""
    place = worked(line)
    if place is None:
        return None
    start, end = place
    stated = _STATED.fullmatch(line[line.index("#", end) :]) if "#" in line[end:] else None
    rest = kept[end:]
    if stated:
        at = line.index("#", end) - end
        rest = " " * at + "=" + " " * (stated.start(1) - 1) + stated[1]
    return " " * start + line[start:end] + (rest if stated else blanked(rest))
