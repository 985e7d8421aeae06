"""Spans, places and diagnostics: a code, a severity, a sentence, a place and a help."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from petaday.core.json_schema import CONFIG
from petaday.core.quantity import Dimension

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
        """The smallest span that holds this one and the other.

        >>> Span(2, 5).to(Span(7, 9))
        Span(start=2, end=9)
        """
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

    >>> import petaday
    >>> (found,) = petaday.audit("4 TFLOPZ * 3 days").diagnostics
    >>> found.code, found.severity, found.span.of("4 TFLOPZ * 3 days")
    ('PD201', 'error', 'TFLOPZ')
    """

    __pydantic_config__ = CONFIG

    code: str
    severity: Severity
    message: str
    span: Span
    help: str = ""


@dataclass(frozen=True, slots=True)
class Clash(Diagnostic):
    """Quantities of unlike dimensions where like ones are needed, told by their dimensions, too.

    Attributes:
        dimensions: of what clashes, in the order of the sentence.

    >>> from petaday.core.quantity import ONE, TIME
    >>> told = Clash("PD203", "error", "These cannot be added.", Span(0, 1), dimensions=(TIME, ONE))
    >>> told.plain() == Diagnostic("PD203", "error", "These cannot be added.", Span(0, 1))
    True
    """

    __pydantic_config__ = CONFIG

    dimensions: tuple[Dimension, ...] = ()

    def plain(self) -> Diagnostic:
        """The finding of the contract, in which the sentence names the dimensions."""
        return Diagnostic(self.code, self.severity, self.message, self.span, self.help)


def plain(found: Diagnostic) -> Diagnostic:
    """A finding as the contract has it."""
    return found.plain() if isinstance(found, Clash) else found


class Place(NamedTuple):
    """A line and a column in characters, both from one.

    >>> str(Place(3, 12))
    '3:12'
    """

    line: int
    column: int

    def __str__(self) -> str:
        """As editors and compilers write it."""
        return f"{self.line}:{self.column}"


def place(source: str, offset: int) -> Place:
    r"""Line and column of a character; an offset past either end is taken as that end.

    >>> place("a\nbc", 3)
    Place(line=2, column=2)
    """
    starts = line_starts(source)
    at = max(0, min(offset, len(source)))
    line = bisect_right(starts, at)
    return Place(line, at - starts[line - 1] + 1)


@lru_cache(maxsize=4)
def line_starts(source: str) -> tuple[int, ...]:
    r"""Where each line begins; kept, because thousands of findings may be about one text.

    >>> line_starts("a\nbc\n")
    (0, 2, 5)
    """
    return tuple(accumulate((len(line) + 1 for line in source.split("\n")[:-1]), initial=0))
