"""Where the facts of a sheet stand in the text that was pasted: marks with numbers, which the chips bear too."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import petaday
from petaday.core.diagnostic import Span
from petaday.facts.records import Fact
from petaday_service.conversation.sheet_part import Sheet, SheetFact
from petaday_service.formats.chips import Colour, colour

SHORTEST, LONGEST = 100, 8_000
"""Characters of a text that is marked: in a short one nothing is hard to find, a long one takes long to read again."""


class Mark(NamedTuple):
    """A place in a text that a fact was read from.

    Attributes:
        kind: of the fact.
        number: counted from the top of the text.
    """

    span: Span
    kind: str
    colour: Colour
    number: int


class Marks(NamedTuple):
    """The marks of a text, in order."""

    text: str
    marks: tuple[Mark, ...] = ()

    def pieces(self) -> Iterator[tuple[str, Mark | None]]:
        """Yields the text in order, plain and marked; joined, the pieces are the text."""
        at = 0
        for mark in self.marks:
            yield self.text[at : mark.span.start], None
            yield self.text[mark.span.start : mark.span.end], mark
            at = mark.span.end
        yield self.text[at:], None

    def number(self, kind: str) -> int | None:
        """The number of the mark that a kind of fact was read from."""
        return next((mark.number for mark in self.marks if mark.kind == kind), None)


def marks(text: str, sheet: Sheet | None) -> Marks:
    r"""Returns where the stated facts of a sheet stand in a text; a fact that reads otherwise there has no mark.

    >>> from petaday_service.conversation.sheet_part import SheetFact
    >>> fact = SheetFact(kind="parameters", title="parameters", shown="7B", value=7e9)
    >>> found = marks("We trained the model on all that we had.\nIt was large for its time, and slow, too.\n"
    ...               "It has 7B parameters.", Sheet(facts=(fact,)))
    >>> [(piece, mark.number) for piece, mark in found.pieces() if mark]
    [('7B', 1)]
    """
    if sheet is None or not SHORTEST <= len(text) <= LONGEST:
        return Marks(text)
    known = {fact.kind: fact for fact in sheet.facts if fact.source == "stated"}
    read = (fact for fact in _read(text) if fact.kind in known and _same(known[fact.kind], fact))
    places: list[tuple[Span, SheetFact]] = []
    for fact in sorted(read, key=lambda one: one.span):
        if not places or fact.span.start >= places[-1][0].end:
            places.append((fact.span, known[fact.kind]))
    return Marks(
        text, tuple(Mark(span, fact.kind, colour(fact), number) for number, (span, fact) in enumerate(places, 1))
    )


@lru_cache(maxsize=128)
def _read(text: str) -> tuple[Fact, ...]:
    sheet = petaday.run_sheet(text)
    return tuple(fact for fact in (sheet.facts[at] for at in sheet.chosen) if fact.source == "stated")


def _same(known: SheetFact, read: Fact) -> bool:
    if known.value is None or read.value is None:
        return known.value is read.value
    return math.isclose(known.value, read.value, rel_tol=1e-6)
