"""A unit in brackets behind its number: `312e12 (FLOP/s)`, `30 (days)`."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.line import Line, Token, retyped
from petaday.quantity import ONE
from petaday.units import meanings
from petaday.vocabulary import ASIDE

_WORDS = 6  # more than these tell something


def is_unit(inside: Sequence[Token]) -> bool:
    """True for words that hold a unit and tell nothing: `(FLOP/s)`, `(GPU hours)`; no `(GPUs)`, no `(for 3 days)`."""
    words = [token for token in inside if token.type == "WORD"]
    if not 0 < len(words) <= _WORDS or {token.type for token in inside} - {"WORD", "OVER"}:
        return False
    if any(token.text.lower() in ASIDE for token in words) or inside[-1].type == "OVER":
        return False
    return any(found[0].dimension != ONE for token in words if (found := meanings(token.text)))


def ends_per_unit(inside: Sequence[Token]) -> bool:
    """`(mln of Mandarin words per GB)`: words that tell, and at their end what they are told of."""
    per = len(inside) > 2 and (inside[-2].type == "OVER" or inside[-2].text == "per") and inside[-1].type == "WORD"
    if not per or any(token.type != "WORD" for token in inside[:-2]):
        return False
    return bool(found := meanings(inside[-1].text)) and found[0].dimension != ONE


def emit_unit(line: Line, inside: Sequence[Token], end: int) -> None:
    """Lay the words out as if there were no brackets around them; the last reaches to the `end` of the bracket."""
    under = False
    for token in inside:
        if token.type == "OVER" or token.text.lower() == "per":
            under = True
            continue
        word = retyped(token, "PER" if under else "WORD")
        line.emit(word._replace(end=end) if token is inside[-1] else word)
        under = False
