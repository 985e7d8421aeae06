"""Names that a notebook's Python and its calculations share: numbers and quantities go in, results come out."""

from __future__ import annotations

import math
from collections.abc import Iterator, MutableMapping
from keyword import iskeyword
from numbers import Real
from typing import Any, Literal, NamedTuple

from petaday import units
from petaday.calculate import Book, Names
from petaday.core.quantity import ONE, Quantity
from petaday.report import Report
from petaday.syntax.keywords import SYMBOL
from petaday.syntax.lexer import lex
from petaday.syntax.tokens import Token


class Taken(NamedTuple):
    """What a text uses of Python's names.

    Attributes:
        quantities: the names that are taken, each with what it is.
        left: the names that stand in the text and are not taken, because they may be a noun or a unit there.
    """

    quantities: dict[str, Quantity]
    left: tuple[str, ...]


NOTHING = Taken({}, ())


class Shared:
    """The names of one notebook.

    Args:
        python: the names of its Python, which results are added to.
    """

    def __init__(self, python: MutableMapping[str, Any]) -> None:
        self._python = python
        self._given: dict[str, tuple[Any, Quantity]] = {}  # what Python was given, and what it is with all its digits
        self._spaced: dict[str, Quantity] = {}  # names that are none in Python: `First layer`
        self._units: dict[str, Quantity] = {}

    def book(self, text: str) -> tuple[Book, Taken]:
        """Returns what is defined before a text begins, and what of it Python defines.

        >>> book, taken = Shared({"n": 8, "days": "three"}).book("n * 3 days * 2 PF/s")
        >>> taken
        Taken(quantities={'n': <Quantity 8>}, left=())
        """
        tokens = list(lex(text))
        quantities: dict[str, Quantity] = {}
        left: list[str] = []
        for name in dict.fromkeys(token.text for token in tokens):
            found = self._quantity(name)
            if found is None or _defined_here(name, tokens):
                continue
            part = _part(name, tokens)
            if part == "factor":
                quantities[name] = found
            elif part == "either":
                left.append(name)
        return Book(Names(self._spaced | quantities, self._units)), Taken(quantities, tuple(left))

    def learn(self, book: Book) -> dict[str, Quantity]:
        """Gives Python what a text defined, a plain number as a float; returns the names that Python has now."""
        names = book.names()
        out: dict[str, Quantity] = {}
        for name in book.defined():
            if name in names.units:
                self._units[name] = names.units[name]
            elif name.isidentifier() and not iskeyword(name):
                out[name] = quantity = names.quantities[name]
                self._python[name] = quantity.value if quantity.dimension == ONE else quantity
                self._given[name] = (self._python[name], quantity)
            else:
                self._spaced[name] = names.quantities[name]
        return out

    def _quantity(self, name: str) -> Quantity | None:
        if not name.isidentifier() or name.startswith("_") or name not in self._python:
            return None
        value = self._python[name]
        given, quantity = self._given.get(name, (None, None))
        return quantity if quantity is not None and given is value else as_quantity(value)


def as_quantity(value: Any) -> Quantity | None:
    """Returns a Python value as a quantity; None for what is none: text, a list, a truth value, NaN.

    >>> as_quantity(8), as_quantity(True), as_quantity(float("nan")), as_quantity("8")
    (<Quantity 8>, None, None, None)
    """
    if isinstance(value, Quantity):
        return value
    if isinstance(value, Report):
        return value.quantity
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return Quantity(number) if math.isfinite(number) else None


def _defined_here(name: str, tokens: list[Token]) -> bool:
    """True where the first thing the text does with a name is to define it: `n = 5`."""
    at = next(at for at, token in enumerate(tokens) if token.text == name)
    begins = at == 0 or tokens[at - 1].type in {"NEWLINE", "BREAK"}
    return begins and at + 1 < len(tokens) and tokens[at + 1].type == "EQ"


def _part(name: str, tokens: list[Token]) -> Literal["factor", "noun", "either"]:
    """What a name of Python is in a text: to be taken, to be passed over, or not clear.

    Behind a number a word counts or is a unit (`4 GPU`, `3 h`). A word that looks like a symbol the language would
    take there, too, wherever it is defined; among the many names of a notebook that would be one too many.
    """
    at = [_noun(place, tokens) for place, token in enumerate(tokens) if token.text == name]
    if not any(at):
        return "factor"
    known = bool(units.meanings(name)) or units.scale(name) is not None
    if SYMBOL.match(name):
        letter = len(name) == 1 and not known  # algebra: `2n`
        return "factor" if letter else "noun" if known and all(at) else "either"
    return "noun" if all(at) else "either" if "below a unit" in at else "factor"


def _noun(at: int, tokens: list[Token]) -> str:
    """How a word stands as what is counted or measured; empty where it stands for itself."""
    before = list(_line_before(at, tokens))
    if before and before[0].type in {"NUMBER", "WORD", "NAME"}:
        return "behind"
    if len(before) < 2 or before[0].type != "OVER":
        return ""
    tight = before[1].end == before[0].start and before[0].end == tokens[at].start
    return "below a unit" if tight and units.meanings(before[1].text) else ""


def _line_before(at: int, tokens: list[Token]) -> Iterator[Token]:
    for token in reversed(tokens[max(0, at - 2) : at]):
        if token.type in {"NEWLINE", "BREAK"}:
            return
        yield token
