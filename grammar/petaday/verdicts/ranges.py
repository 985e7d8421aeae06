"""Whether a stated result lies in the interval that the ranges among the factors span."""

from __future__ import annotations

import math
from collections.abc import Iterator

from petaday.syntax.nodes import Node
from petaday.syntax.walk import factors


def within(node: Node, ratio: float) -> bool:
    """True when a figure this many times the worked one lies in the interval of the product; the ranges' ends count.

    Several ranges share the room as their widths add up: nine in ten results lie in it.

    >>> from petaday.core.diagnostic import Span
    >>> from petaday.syntax.nodes import Number, Spread
    >>> days = Number("5 to 20", 10.0, 0.0, 1, Span(0, 7), spread=Spread(5, 20))
    >>> within(days, 2.0), within(days, 0.4)
    (True, False)
    """
    if not 0 < ratio < math.inf:
        return False
    reach = math.hypot(*_widths(node, upwards=ratio > 1))
    return reach > 0 and abs(math.log(ratio)) <= reach * (1 + 1e-9)


def _widths(node: Node, *, upwards: bool) -> Iterator[float]:
    """The logarithm of each range's end over its middle; ranges inside a sum or a power are left out."""
    for number, inverse in factors(node):
        if number.spread and number.spread.low > 0 and number.value > 0:
            up = upwards is not inverse
            yield math.log(number.spread.high / number.value if up else number.value / number.spread.low)
