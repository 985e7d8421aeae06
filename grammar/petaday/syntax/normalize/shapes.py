"""Sizes written like a product: `224×224`, `3 × 3 conv`, `84x84x3`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from petaday.syntax.keywords import EQUALS, SIZED
from petaday.syntax.tokens import Token, kinds

_SIDES = 3  # with more it is rather a layer that is counted: `20×20×3×16`
_DIGITS = 4
_SIGNS = frozenset("×xX")


def is_shape(tokens: Sequence[Token]) -> bool:
    """True for two or three small whole numbers joined by a tight `×`, or before a word for what has a size.

    >>> is_shape([Token("NUMBER", "7", 0, 1), Token("TIMES", "×", 1, 2), Token("NUMBER", "7", 2, 3)])
    True
    """
    sides = tokens[1:] if tokens and tokens[0].type == "LABEL" else tokens
    while sides and (sides[-1].type == "REMARK" or sides[-1].text.lower() in EQUALS):  # `at 227×227 gives this`
        sides = sides[:-1]
    sized = bool(sides) and sides[-1].type == "WORD" and sides[-1].text.lower() in SIZED
    sides = sides[:-1] if sized else sides
    if not 1 < len(sides[::2]) <= _SIDES or len(sides) % 2 == 0:
        return False
    tight = sized or all(one.end == two.start for one, two in pairwise(sides))
    whole = all(t.type == "NUMBER" and t.text.isdigit() and len(t.text) <= _DIGITS for t in sides[::2])
    return tight and whole and all(t.type == "TIMES" and t.text.strip() in _SIGNS for t in sides[1::2])


def has_shape(tokens: Sequence[Token]) -> bool:
    """True where a bracket holds nothing but a shape: `500 images (64x64)`."""
    types = kinds(tokens)
    if not {"LPAR", "RPAR"} <= set(types):
        return False
    opened = types.index("LPAR")
    return is_shape(tokens[opened + 1 : types.index("RPAR")])
