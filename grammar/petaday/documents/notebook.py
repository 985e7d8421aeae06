"""Notebooks: the text of their cells, and the comments of their code; what was printed or drawn is never read."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Any

from petaday.core.diagnostic import line_starts
from petaday.documents.document import Document, Origin
from petaday.documents.kinds import Unread
from petaday.documents.source import comments


def notebook(name: str, text: str) -> Document:
    """The cells of a notebook one after the other, each line with its cell and its line in the file.

    Raises:
        Unread: where it is no notebook.
    """
    try:
        held = json.loads(text)
        cells = held["cells"] if "cells" in held else [cell for sheet in held["worksheets"] for cell in sheet["cells"]]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Unread("this notebook cannot be read: it is no JSON with cells", broken=True) from fault
    places = _Places(text)
    read: list[str] = []
    shown: list[str] = []
    origins: list[Origin] = []
    for number, cell in enumerate(cells, 1):
        source = _source(cell)
        is_code = isinstance(cell, dict) and cell.get("cell_type") == "code"
        kept = comments(source, "#") if is_code else source
        for at, (line, given) in enumerate(zip(kept.split("\n"), source.split("\n"), strict=True), 1):
            read.append(line)
            shown.append(given)
            origins.append(Origin(places.of(given), 0, f"cell {number}", at))
        read.append("")
        shown.append("")
        origins.append(origins[-1] if origins else Origin(1))
    return Document(name, "notebook", "\n".join(read), "\n".join(shown), tuple(origins))


def _source(cell: Any) -> str:
    """The source of a cell, which JSON holds as a text or as its lines; of a broken cell nothing."""
    source = cell.get("source", cell.get("input", "")) if isinstance(cell, dict) else ""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source.replace("\r\n", "\n") if isinstance(source, str) else ""


class _Places:
    """Where the lines of cells stand in the file, looked for in order."""

    def __init__(self, text: str) -> None:
        self._text, self._starts, self._at, self._line = text, line_starts(text), 0, 1

    def of(self, line: str) -> int:
        """The line of the file that holds a line of a cell; the one before, where it is not found."""
        for written in dict.fromkeys((json.dumps(line, ensure_ascii=False)[1:-1], json.dumps(line)[1:-1])):
            at = self._text.find(written, self._at) if written.strip() else -1
            if at >= 0:
                self._at = at + len(written)
                self._line = bisect_right(self._starts, at)
                break
        return self._line
