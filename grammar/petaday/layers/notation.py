"""Layer notation to its pieces: words, sizes and arrows, part by part."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from lark import Lark, Transformer

from petaday.core import package_data
from petaday.core.diagnostic import Span
from petaday.syntax import grammars
from petaday.syntax.tokens import Token

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
    grammar, terminals = _grammar()
    tokens = [
        Token(found.lastgroup or "OTHER", found.group(), found.start() + offset, found.end() + offset)
        for found in terminals.finditer(text)
        if found.lastgroup not in grammar.lexer_conf.ignore
    ]
    if not tokens:
        return Token("OTHER", "", offset, offset)
    parsed: tuple[Part, ...] | Token = grammars.parsed(grammar, "layer", tokens)
    return parsed


@cache
def _grammar() -> tuple[Lark, re.Pattern[str]]:
    """The grammar of layers, opened when the first layer is read, and its terminals."""
    text = package_data.read("petaday.layers", "layers.lark")
    grammar = grammars.opened(text, package_data.beside(__file__, "layers.saved"), "layer", _ToPieces())
    return grammar, grammars.terminals(grammar)


class _ToPieces(Transformer[Token, tuple[Part, ...]]):
    """One method a rule of layers.lark."""

    @staticmethod
    def size(children: list[Token]) -> Size:
        numbers = [child for child in children if child.type == "NUMBER"]
        return Size(tuple(_value(n.text) for n in numbers), Span(numbers[0].start, numbers[-1].end))

    @staticmethod
    def part(children: list[Any]) -> Part:
        return tuple(map(_piece, children))

    @staticmethod
    def layer(children: list[Any]) -> tuple[Part, ...]:
        return tuple(child for child in children if not isinstance(child, Token))


def _piece(child: Any) -> Piece:
    if isinstance(child, Size):
        return child
    return Arrow(child.span) if child.type == "ARROW" else Said(child.text, child.span)


def _value(text: str) -> float:
    found = _NUMBER.match(text)
    assert found
    return float(found[1].replace(",", "")) * _SCALES.get(found[2], 1)
