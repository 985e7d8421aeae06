"""Reads a positive range as lognormal: nine in ten lie between its ends."""

from __future__ import annotations

import math
from typing import NamedTuple

from petaday.core.calculation import Interval, Node
from petaday.core.precision import geometric

Z90 = 1.6448536269514722  # half the width of nine in ten of a standard normal


class Width(NamedTuple):
    """The interval, and each uncertain number's share of its spread."""

    interval: Interval
    shares: tuple[tuple[Node, float], ...]


def sigma(node: Node) -> float:
    """Standard deviation of the logarithm of a positive uncertain number.

    >>> from petaday.core.diagnostic import Span
    >>> round(sigma(Node("number", "5 to 6", 5.477, 1, "", Span(0, 6), (), False, 5, 6)), 4)
    0.0554
    """
    assert node.low is not None
    assert node.high is not None
    return math.log(node.high / node.low) / (2 * Z90)


def logarithmic(node: Node) -> bool:
    """True for a figure spread by factors, as a positive range is; one with an error (`±`) is spread by amounts."""
    if node.low is None or node.high is None or node.low <= 0:
        return False
    return math.isclose(node.value, geometric(node.low, node.high), rel_tol=1e-9)
