"""Finds steps between prefixes that are written out: `500 ms / 1000 = 0.5 s`, `1500 W * 24 h / 1000 = 36 kWh`.

    2048 MB / 1024 = 2 GB        the 1024 stands for the step, and is not taken again
    312 TFLOPS / 1e3             from one prefix to the next
    5 s * 1000 = 5000 ms         and back

Whether a plain thousand is such a step only the result can tell: it has to be stated in what the step leads to.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.core.quantity import ONE, Dimension
from petaday.resolve.unit_phrases import PLAIN, Option, one_of
from petaday.syntax.nodes import Call, Group, Node, Number, Power, Product

_THOUSANDS = {base**n: 1e3**n for base in (1e3, 1024.0) for n in range(1, 9)}
_RAISED = frozenset({10.0, 1e3, 1024.0})
_MOST_POWERS = 25
_WORDED = Number | Group | Call | Power


class Steps(NamedTuple):
    """The factors at `by` and what they are read as; one of the unit they lead to, and what that measures."""

    by: tuple[Span, ...]
    options: Mapping[Span, Option]
    one: float
    dimension: Dimension


def thousands(node: Node) -> float:
    """Takes a factor; returns 1e6 for `10^6`, `1024^2`, `1e6`, and 1 for what is no power of a thousand or of 1,024."""
    value = node.value if isinstance(node, Number) and not node.words and not node.unknown else 0.0
    if isinstance(node, Power) and isinstance(node.base, Number) and isinstance(node.exponent, Number):
        base, power = node.base.value, node.exponent.value
        value = base**power if 0 < power < _MOST_POWERS and base in _RAISED and not node.words else 0.0
    return _THOUSANDS.get(value, 1.0)


def prefix_steps(product: Product, options: Mapping[Span, Option]) -> Steps | None:
    """Takes a product of one unit and what its words mean; returns its steps between prefixes, where there are any."""
    out = [term for term in product.terms if thousands(term.node) > 1 and term.node.span not in options]
    total = prod((thousands(t.node) if t.inverse else 1 / thousands(t.node)) for t in out)
    if not out or total == 1:
        return None
    written, dimension = 1.0, ONE
    for term in product.terms:
        option = options.get(term.node.span, PLAIN)
        if option.dimension != ONE:
            factor = one_of(option, term.node.words) if isinstance(term.node, _WORDED) else option.factor
            written = written / factor if term.inverse else written * factor
            dimension = dimension / option.dimension if term.inverse else dimension * option.dimension
    if dimension == ONE:
        return None
    kept = {t.node.span: PLAIN._replace(factor=1 / thousands(t.node)) for t in out}
    return Steps(tuple(t.node.span for t in out), kept, written * total, dimension)
