"""Lines and characters as an editor counts them, to and from places in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

from petaday.core.diagnostic import Span, line_starts

_END = re.compile(r"\r\n|\n|\r")
_LARGEST = 0xFFFF


class Lines:
    r"""A text by its lines; columns are counted in UTF-16, as editors do, or as was agreed.

    >>> lines = Lines("so 😀 × 2\nend")
    >>> lines.position(5), lines.offset(types.Position(0, 5)), lines.offset(types.Position(9, 0))
    (0:6, 4, 12)
    """

    def __init__(self, text: str, encoding: str = types.PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._encoding = encoding
        self._starts = line_starts(text) if "\r" not in text else (0, *(found.end() for found in _END.finditer(text)))

    def position(self, offset: int) -> types.Position:
        """Where a character stands, both counted from 0."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.text[self._starts[line] : offset]))

    def offset(self, position: types.Position) -> int:
        """The character at a place; a place behind the end of a line or of the text is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self.line_end(position.line)
        line = self.text[start:end]
        if line.isascii() or self._encoding == types.PositionEncodingKind.Utf32:
            return min(start + position.character, end)
        at = 0
        for units, sign in enumerate(line):
            if at >= position.character:
                return start + units
            at += self._units(sign)
        return end

    def range(self, span: Span) -> types.Range:
        """A span as a range."""
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, given: types.Range) -> Span:
        """A range as a span."""
        return Span(self.offset(given.start), self.offset(given.end))

    def line_end(self, line: int) -> int:
        """Where a line ends, before what breaks it."""
        if line + 1 >= len(self._starts):
            return len(self.text)
        end = self._starts[line + 1]
        return end - (2 if self.text[end - 2 : end] == "\r\n" else 1)

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def edited(self, change: types.TextDocumentContentChangeEvent) -> Lines:
        """The text after a change that an editor tells: of a range, or of the whole."""
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            return self.of(change.text)
        start, end = self.span(change.range)
        return self.of(self.text[:start] + change.text + self.text[end:])

    def of(self, text: str) -> Lines:
        """Another text, counted in the same way."""
        return Lines(text, self._encoding)

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding == types.PositionEncodingKind.Utf32:
            return len(text)
        if self._encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(sign) > _LARGEST for sign in text)
