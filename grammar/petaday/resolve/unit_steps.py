"""Finds steps from one unit to another that are written out: `500 ms / 1000 = 0.5 s`, `1000 days / 365 = 2.74 years`.

    1500 W * 24 h / 1000 = 36 kWh    from one prefix to the next
    2048 MB / 1024 = 2 GB            the 1024 stands for a thousand, and is not taken again
    5 years * 8760 = 43,800 hours    and back, between units of time

Whether a plain number is such a step only the result can tell: it has to be stated in what the step leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.core.quantity import ONE, Dimension
from petaday.resolve.unit_phrases import PLAIN, Option, one_of
from petaday.syntax.nodes import Call, Group, Node, Number, Power, Product, Sum
from petaday.syntax.walk import operands

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_WEEK, _MONTH, _YEAR = 7 * _DAY, 30 * _DAY, 365 * _DAY
_TIMES = (1.0, _MINUTE, _HOUR, _DAY, _WEEK, _MONTH, _YEAR)
_ROUNDED = {  # as people write them, and what is meant
    **dict.fromkeys((12.0,), _YEAR / _MONTH),
    **dict.fromkeys((52.0, 52.14, 52.18), _YEAR / _WEEK),
    **dict.fromkeys((4.0, 4.3, 4.33, 4.35), _MONTH / _WEEK),
    **dict.fromkeys((30.4, 30.42, 30.44, 30.5), _MONTH / _DAY),
    **dict.fromkeys((365.25, 365.24), _YEAR / _DAY),
    **dict.fromkeys((730.0, 730.5), _MONTH / _HOUR),
    **dict.fromkeys((8766.0, 8765.0), _YEAR / _HOUR),
    **dict.fromkeys((2.628e6, 2.63e6), _MONTH),
    **dict.fromkeys((3.15e7, 3.154e7, 3.155e7, 3.156e7, 3.1557e7, 3.15576e7, 31_557_600.0, 31_556_952.0), _YEAR),
}
_STEPS = {
    **{coarse / fine: coarse / fine for fine in _TIMES for coarse in _TIMES if coarse > fine},
    **_ROUNDED,
    **{base**n: 1e3**n for base in (1e3, 1024.0) for n in range(1, 9)},
}
_RAISED = frozenset({10.0, 1e3, 1024.0})
_MOST_POWERS = 25
_WORDED = Number | Group | Call | Power


class Steps(NamedTuple):
    """The factors at `by` and what they are read as; one of the unit they lead to, and what that measures."""

    by: tuple[Span, ...]
    options: Mapping[Span, Option]
    one: float
    dimension: Dimension


def step(node: Node) -> float:
    """Takes a factor; returns the step between units that it is, as a plain number or as `10^6`; 1 for any other."""
    value = node.value if isinstance(node, Number) and not node.words and not node.unknown else 0.0
    if isinstance(node, Power) and isinstance(node.base, Number) and isinstance(node.exponent, Number):
        base, power = node.base.value, node.exponent.value
        value = base**power if 0 < power < _MOST_POWERS and base in _RAISED and not node.words else 0.0
    return _STEPS.get(value, 1.0)


def factors(product: Product, *, inverse: bool = False) -> Iterator[tuple[Node, bool]]:
    """Takes a product; yields its factors and those of its brackets, and whether each divides."""
    for term in product.terms:
        node, under = term.node, term.inverse != inverse
        if isinstance(node, Group) and not node.words and not node.negative:
            node = node.inner
        if isinstance(node, Product):
            yield from factors(node, inverse=under)
        else:
            yield node, under


def unit_of(product: Product, options: Mapping[Span, Option]) -> tuple[float, Dimension]:
    """Takes a product and what its words mean; returns one of the unit it is written in, and what that measures."""
    written, dimension = 1.0, ONE
    for node, inverse in factors(product):
        first = next(operands(node), node) if isinstance(node, Sum) else node  # its terms are of one kind
        option = options.get(first.span, PLAIN)
        if option.dimension != ONE:
            factor = one_of(option, first.words) if isinstance(first, _WORDED) else option.factor
            written = written / factor if inverse else written * factor
            dimension = dimension / option.dimension if inverse else dimension * option.dimension
    return written, dimension


def unit_steps(product: Product, options: Mapping[Span, Option]) -> Steps | None:
    """Takes a product with a unit and what its words mean; returns its steps between units, where there are any.

    Where plain numbers divide, they are the steps; others are, where none divides.
    """
    plain = [(node, inverse) for node, inverse in factors(product) if node.span not in options and step(node) > 1]
    out = [(node, inverse) for node, inverse in plain if inverse] or plain
    if not out:
        return None
    written, dimension = unit_of(product, options)
    if dimension == ONE:
        return None
    total = prod(step(node) if inverse else 1 / step(node) for node, inverse in out)
    kept = {node.span: PLAIN._replace(factor=1 / step(node)) for node, _ in out}
    return Steps(tuple(node.span for node, _ in out), kept, written * total, dimension)
