"""Layer notation to its pieces: words, sizes and arrows, part by part."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from petaday.core.diagnostic import Span
from petaday.lalr import Parser
from petaday.layers.tables import IGNORED, RULES, STATES, TERMINALS
from petaday.syntax.tokens import Token

_TERMINALS = re.compile(TERMINALS)
_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
_SCALES |= {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(r"([0-9.,]+(?:[eE]\+?[0-9]+)?) ?([A-Za-z]*)$")


class Size(NamedTuple):
    """`16`, `8x8`, `84x84x4`."""

    values: tuple[float, ...]
    span: Span

    def whole(self) -> tuple[int, ...]:
        """The same, as whole numbers."""
        return tuple(int(value) for value in self.values)


class Said(NamedTuple):
    """A word."""

    text: str
    span: Span


class Arrow(NamedTuple):
    """From the size before it to the one behind it."""

    span: Span


Piece = Size | Said | Arrow
Part = tuple[Piece, ...]


def parts(text: str, offset: int = 0) -> tuple[Part, ...] | Token:
    """The parts of a layer, or the token that is none of its language; `offset` is where the text begins.

    >>> [len(part) for part in parts("conv 84x84x4 -> 16, 8x8, stride 4")]
    [4, 1, 2]
    """
    tokens = [
        Token(found.lastgroup or "OTHER", found.group(), found.start() + offset, found.end() + offset)
        for found in _TERMINALS.finditer(text)
        if found.lastgroup not in IGNORED
    ]
    parsed: tuple[Part, ...] | Token = _PARSER.parse(tokens) if tokens else Token("OTHER", "", offset, offset)
    return parsed


class _Build:
    """One method a rule of layers.lark."""

    @staticmethod
    def size(children: list[Any]) -> Size:
        numbers = [child for child in _flat(children) if child.type == "NUMBER"]
        return Size(tuple(_value(n.text) for n in numbers), Span(numbers[0].start, numbers[-1].end))

    @staticmethod
    def part(children: list[Any]) -> Part:
        return tuple(_piece(child) for child in _flat(children))

    @staticmethod
    def layer(children: list[Any]) -> tuple[Part, ...]:
        return tuple(child for child in children if isinstance(child, tuple) and not isinstance(child, Token))


def _piece(child: Any) -> Piece:
    if isinstance(child, Size):
        return child
    return Arrow(child.span) if child.type == "ARROW" else Said(child.text, child.span)


def _flat(children: list[Any]) -> list[Any]:
    return [one for child in children for one in (child if isinstance(child, list) else [child])]


def _value(text: str) -> float:
    found = _NUMBER.match(text)
    assert found
    return float(found[1].replace(",", "")) * _SCALES.get(found[2], 1)


_PARSER = Parser(RULES, STATES, _Build)
