"""The functions of the language: each makes one quantity of several, or says why it cannot."""

from __future__ import annotations

import math
from collections.abc import Callable

from petaday.core.quantity import ONE, Quantity
from petaday.core.unvalued import kept
from petaday.resolve.unworkable import fault, too_small
from petaday.syntax.nodes import Call


def _root(degree: int) -> Callable[[Call, list[Quantity]], Quantity]:
    def root(node: Call, parts: list[Quantity]) -> Quantity:
        part = _one(node, parts)
        if part.value < 0:
            raise fault("PD207", node.span, f"A negative number has no real {node.function}.", "Check the sign.")
        return Quantity(part.value ** (1 / degree), part.dimension ** (1 / degree), part.slack / degree)

    return root


def _plain(function: Callable[[float], float], *, positive: bool) -> Callable[[Call, list[Quantity]], Quantity]:
    def apply(node: Call, parts: list[Quantity]) -> Quantity:
        part = _one(node, parts)
        if positive and part.value <= 0:
            raise fault("PD207", node.span, f"`{node.function}` takes a positive number.", "Check the sign.")
        if part.dimension != ONE:
            raise fault(
                "PD207",
                node.span,
                f"`{node.function}` takes a plain number, not {part.dimension}.",
                "Divide by the unit first.",
            )
        value = kept(function(part.value), [part.value])
        if function is math.exp and not value:
            raise too_small(node.span)
        return Quantity(value, ONE, 0.0)

    return apply


def _over(function: Callable[[list[float]], float]) -> Callable[[Call, list[Quantity]], Quantity]:
    def apply(node: Call, parts: list[Quantity]) -> Quantity:
        if any(p.dimension != parts[0].dimension for p in parts):
            raise fault(
                "PD203", node.span, f"`{node.function}` takes like quantities.", "Give all arguments the same unit."
            )
        values = [p.value for p in parts]
        if node.function == "gmean" and min(values) <= 0:
            raise fault("PD207", node.span, "A geometric mean takes positive numbers.", "Check the signs.")
        return Quantity(kept(function(values), values), parts[0].dimension, max(p.slack for p in parts))

    return apply


def _one(node: Call, parts: list[Quantity]) -> Quantity:
    if len(parts) != 1:
        raise fault("PD207", node.span, f"`{node.function}` takes one argument, not {len(parts)}.", "Drop the others.")
    return parts[0]


FUNCTIONS: dict[str, Callable[[Call, list[Quantity]], Quantity]] = {
    "sqrt": _root(2),
    "cbrt": _root(3),
    "exp": _plain(math.exp, positive=False),
    "ln": _plain(math.log, positive=True),
    "log": _plain(math.log, positive=True),
    "log2": _plain(math.log2, positive=True),
    "log10": _plain(math.log10, positive=True),
    "min": _over(min),
    "max": _over(max),
    "sum": _over(math.fsum),
    "mean": _over(lambda v: math.fsum(v) / len(v)),
    "gmean": _over(lambda v: math.exp(math.fsum(map(math.log, v)) / len(v))),
}
