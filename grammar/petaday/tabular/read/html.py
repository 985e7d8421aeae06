"""HTML's tables, with cells that reach over rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.tabular.grid import MAX_COLUMNS, MAX_ROWS, Grid, Slot, evened, headed, seen, slot

_OPEN = re.compile(r"(?i)<table\b[^<>]*>")
_TAG = re.compile(r"(?i)<(/?)(table|thead|tbody|tfoot|tr|td|th|caption)\b([^<>]*)>")
_REACH = re.compile(r"""(?i)\b(row|col)span\s*=\s*["']?(\d{1,4})""")


def html_tables(text: str) -> Iterator[Grid]:
    """Every table of a text that holds no other table.

    >>> [grid.head(0) for grid in html_tables("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>")]
    ['a']
    """
    at = 0
    while opened := _OPEN.search(text, at):
        close = re.compile("(?i)</table").search(text, opened.end())
        end = close.start() if close else len(text)
        begin = [opened, *_OPEN.finditer(text, opened.end(), end)][-1]
        table = _Table(text, begin.end(), end)
        if table.rows:
            yield table.grid(Span(begin.start(), min(end + len("</table>"), len(text))))
        at = max(end, opened.end())


class _Table:
    """The rows of one table, filled as its tags come by."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.rows: list[list[Slot]] = []
        self.heads = 0
        self.caption = ""
        self.left_out = 0
        self._text = text
        self._down: dict[int, tuple[int, Slot]] = {}
        self._open: tuple[int, str, str] | None = None
        self._in_head = self._all_heads = False
        for tag in _TAG.finditer(text, start, end):
            self._tag(tag[1] == "/", tag[2].lower(), tag[3], tag.start(), tag.end())
        self._cell(end)
        self._end_row()

    def grid(self, span: Span) -> Grid:
        heads = self.heads or headed([[cell.text for cell in row] for row in self.rows])
        return Grid(evened(self.rows), min(heads, len(self.rows)), span, "html", self.caption, self.left_out)

    def _tag(self, closes: bool, name: str, rest: str, start: int, end: int) -> None:
        if name in {"td", "th", "caption"}:
            self._cell(start)
            self._open = None if closes else (end, name, rest)
        elif name == "tr":
            self._cell(start)
            self._end_row()
            if not closes:
                if len(self.rows) >= MAX_ROWS:
                    self.left_out += 1
                self.rows.append([])
                self._all_heads = True
        elif name == "thead":
            self._in_head = not closes
        elif name in {"tbody", "table"}:
            self._cell(start)
            self._end_row()
            self._in_head = False

    def _cell(self, end: int) -> None:
        if self._open is None:
            return
        start, name, rest = self._open
        self._open = None
        if name == "caption":
            self.caption = seen(self._text[start:end])
            return
        if not self.rows:
            self.rows.append([])
        self._all_heads &= name == "th"
        reach = {which.lower(): int(size) for which, size in _REACH.findall(rest)}
        cell = slot(self._text, start, end)
        row = self.rows[-1]
        self._filled(row)
        for at in range(min(reach.get("col", 1), MAX_COLUMNS)):
            here = cell._replace(spanned=at > 0)
            if reach.get("row", 1) > 1:
                self._down[len(row)] = (reach["row"] - 1, cell._replace(spanned=True))
            row.append(here)

    def _filled(self, row: list[Slot]) -> None:
        while (above := self._down.get(len(row))) and len(row) < MAX_COLUMNS:
            left, cell = above
            if left > 1:
                self._down[len(row)] = (left - 1, cell)
            else:
                del self._down[len(row)]
            row.append(cell)

    def _end_row(self) -> None:
        if not self.rows:
            return
        row = self.rows[-1]
        if not row and not self._down:
            self.rows.pop()
            return
        self._filled(row)
        if len(self.rows) > MAX_ROWS:
            self.rows.pop()
        elif len(self.rows) - 1 == self.heads and (self._in_head or self._all_heads):
            self.heads += 1
        self._all_heads = False
