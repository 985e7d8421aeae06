"""What petaday has to say about a text: a code, a place, a sentence, a way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Span(NamedTuple):
    """Half-open character range in the text that was given.

    >>> Span(2, 5).of("a 1.2 M")
    '1.2'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """The smallest span that holds this one and the other."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the same object in the terminal, in JSON, on the page and in the chat.

    Attributes:
        code: `PD1xx` syntax, `PD2xx` meaning, `PD3xx` audit, `PD4xx` method, `PD5xx` content.
        severity: `error` (no figure, or not this one), `warning` (look at it), `note` (for the record).
        message: one plain sentence.
        span: where, in characters of the text given.
        help: something to write instead that would work; empty when there is none.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
