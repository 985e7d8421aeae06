"""Replacements in a text, made together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from petaday.core.diagnostic import Span


class Edit(NamedTuple):
    """One replacement: where, and what stands there afterwards."""

    span: Span
    text: str

    def moved(self, by: int) -> Edit:
        """The same replacement in a text that begins so many characters earlier."""
        return Edit(Span(self.span.start + by, self.span.end + by), self.text)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the replacements made; none of them may reach into another.

    >>> applied("2*3", [Edit(Span(1, 2), " × ")])
    '2 × 3'
    """
    pieces: list[str] = []
    at = 0
    for span, new in sorted(edits):
        pieces += text[at : span.start], new
        at = span.end
    return "".join([*pieces, text[at:]])
