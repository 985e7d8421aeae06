"""Units of compute as the field writes them: FLOP for a count, FLOP/s for a rate, pfs-days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday import units
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT, RATE
from petaday.formatting.edits import Edit
from petaday.syntax.tokens import Token
from petaday.units import Meaning

_PREFIXES = {1e3: "k", 1e6: "M", 1e9: "G", 1e12: "T", 1e15: "P", 1e18: "E", 1e21: "Z", 1e24: "Y", 1.0: ""}
_OF_FLOP = frozenset({"FLOP", "FLOPs", "FLOPS", "F", "pfs", "pf"})
_DAYS = ("pfs-days", "pfs-day")


def spelled(text: str, tokens: Sequence[Token], found: Calculation) -> Iterator[Edit]:
    """The units of a calculation whose spelling says less than was read.

    Args:
        text: what the tokens stand in.
        tokens: of the calculation, classified.
        found: the calculation, worked, with its readings.
    """
    for token in tokens:
        if token.type != "WORD" or token.span.of(text) != token.text:
            continue
        meaning = _meant(token, found)
        written = _written(meaning) if meaning else ""
        if not written or written == token.text or (written in _DAYS and token.text in _DAYS):
            continue
        if written.endswith("/s") and text[token.end : token.end + 1] == "/":
            yield Edit(Span(token.start, token.end + 1), f"{written} per ")  # not `TFLOP/s/GPU`
        else:
            yield Edit(token.span, written)


def _meant(token: Token, found: Calculation) -> Meaning | None:
    """What the word was read as: as the report says, or the only thing it can be."""
    sure = [one for one in units.meanings(token.text) if not one.slip]
    said = [one.reading for one in found.readings if _holds(one.span, token.span)]
    if said:
        return next((one for one in units.meanings(token.text) if str(one) == said[0]), None)
    return sure[0] if len(sure) == 1 else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _written(meaning: Meaning) -> str:
    """The spelling of the field; empty for what it has no spelling for.

    >>> [_written(one) for one in units.meanings("TFLOPS")]
    ['TFLOP/s', 'TFLOP']
    """
    if meaning.unit == "pfs-day":
        return _DAYS[0]
    if meaning.unit not in _OF_FLOP or meaning.factor not in _PREFIXES:
        return ""
    ending = {COUNT: "FLOP", RATE: "FLOP/s"}.get(meaning.dimension, "")
    return ending and f"{_PREFIXES[meaning.factor]}{ending}"
