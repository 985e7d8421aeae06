"""What a calculation says, before anything is known about its words. Every node carries its span."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from petaday.core.diagnostic import Span


class Word(NamedTuple):
    """One word behind an operand.

    `how` is `with` (behind the number), `per` (under a slash or after `per`), or `remark` (said in passing).
    """

    text: str
    span: Span
    how: str = "with"


class Spread(NamedTuple):
    """The two ends of a figure that is not sure: nine in ten are taken to lie between them."""

    low: float
    high: float


class Number(NamedTuple):
    """A number and the words behind it.

    `step` is one unit of the last digit written; 0 for a whole number, which is taken as exact. `digits` counts the
    significant digits (trailing zeros of a whole number are none). `value` of a range is its median. `unknown` is a
    question mark, worth 1 until it is solved for.
    """

    text: str
    value: float
    step: float
    digits: int
    span: Span
    words: tuple[Word, ...] = ()
    label: str = ""
    negative: bool = False
    spread: Spread | None = None
    unknown: bool = False


class Name(NamedTuple):
    """Words with no number: a factor of a legend, or a name defined elsewhere."""

    text: str
    span: Span
    words: tuple[Word, ...] = ()
    negative: bool = False


class Group(NamedTuple):
    """A bracketed expression, with a unit behind it or a label before it."""

    inner: Node
    span: Span
    words: tuple[Word, ...] = ()
    label: str = ""
    negative: bool = False


class Call(NamedTuple):
    """A function of one or more expressions: `sqrt(10 * 100)`."""

    function: str
    args: tuple[Node, ...]
    span: Span
    words: tuple[Word, ...] = ()
    label: str = ""
    negative: bool = False


class Power(NamedTuple):
    """`(1280 hidden units)^2`, `2^18 tokens`."""

    base: Node
    exponent: Node
    span: Span
    words: tuple[Word, ...] = ()


class Term(NamedTuple):
    """An operand with the sign in front of it: `inverse` is subtracted, or divided by."""

    node: Node
    inverse: bool = False


class Product(NamedTuple):
    """Factors, in order."""

    terms: tuple[Term, ...]
    span: Span


class Sum(NamedTuple):
    """Summands, in order."""

    terms: tuple[Term, ...]
    span: Span


Node: TypeAlias = Number | Name | Group | Call | Power | Product | Sum


class Side(NamedTuple):
    """One side of a chain of equals; `bound` is what the author writes before it: `~`, `less than`, or nothing."""

    node: Node
    span: Span
    bound: str = ""


class Chain(NamedTuple):
    """Sides that are said to be equal, left to right."""

    sides: tuple[Side, ...]
    span: Span
