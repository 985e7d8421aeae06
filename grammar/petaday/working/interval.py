"""Computes the interval that nine in ten results lie in, and each uncertain number's share of it.

A positive range is read as lognormal, a figure with an error as normal, with 5% beyond either end. One uncertain
figure in a product carries its ends over, several ranges have theirs in closed form; anything else is drawn, with a
fixed seed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from petaday.core.calculation import Node
from petaday.working.lognormal import Z90, Width, logarithmic, sigma


def uncertain(tree: Node) -> list[Node]:
    """The numbers of a tree that are not sure."""
    found, stack = [], [tree]
    while stack:
        node = stack.pop()
        if node.op == "number" and node.low is not None:
            found.append(node)
        stack.extend(reversed(node.args))
    return found


def width(tree: Node) -> Width | None:
    """The interval of a result; None when every figure is sure, or an end is beyond what a float holds.

    Raises:
        ImportError: it has to be drawn, and NumPy is not installed.
    """
    doubtful = uncertain(tree)
    if not doubtful:
        return None
    try:
        found = _width(tree, doubtful)
    except OverflowError:
        return None
    return found if found and all(map(math.isfinite, found.interval)) else None


def _width(tree: Node, doubtful: list[Node]) -> Width | None:
    powers = _powers(tree, 1.0)
    if powers is not None and tree.value and all(map(logarithmic, doubtful)):
        return _lognormal_width(tree, powers)
    if powers is not None and len(doubtful) == 1 and (found := _width_from_one(tree, powers)):
        return found
    from petaday.working.sampling import sampled_width  # noqa: PLC0415 - NumPy is an extra, and slow to import

    return sampled_width(tree, doubtful)


def _width_from_one(tree: Node, powers: list[tuple[Node, float]]) -> Width | None:
    """The one uncertain number's ends, seen through the product; None where that is not monotonous."""
    node, power = next((n, p) for n, p in powers if n.low is not None)
    ends = [end / node.value for end in (node.low or 0.0, node.high or 0.0)] if node.value else []
    if power != 1.0 and any(end <= 0 for end in ends):
        return None
    low, high = sorted(tree.value * end**power for end in ends) if ends else (0.0, 0.0)
    return Width((low, high), ((node, 1.0),)) if ends else None


def _lognormal_width(tree: Node, powers: list[tuple[Node, float]]) -> Width:
    spreads = [(node, power * sigma(node)) for node, power in powers if node.low is not None]
    total = math.sqrt(math.fsum(s * s for _, s in spreads))
    times = math.exp(Z90 * total)
    low, high = sorted((tree.value / times, tree.value * times))
    shares = tuple((node, s * s / total**2 if total else 0.0) for node, s in spreads)
    return Width((low, high), shares)


def _powers(node: Node, power: float) -> list[tuple[Node, float]] | None:
    """The numbers a product is made of and their powers; None when the tree is no product of powers."""
    found: list[tuple[Node, float]] = []
    for leaf in _numbers(node, power):
        if leaf is None:
            return None
        found.append(leaf)
    return found


def _numbers(node: Node, power: float) -> Iterator[tuple[Node, float] | None]:
    if node.op in {"number", "name"} or not uncertain(node):
        yield node, power
    elif node.op == "*":
        for arg in node.args:
            yield from _numbers(arg, -power if arg.inverse else power)
    elif node.op == "^" and not uncertain(node.args[1]):
        yield from _numbers(node.args[0], power * node.args[1].value)
    elif node.op == "call" and node.text in {"sqrt", "cbrt"}:
        yield from _numbers(node.args[0], power / (2 if node.text == "sqrt" else 3))
    else:
        yield None
