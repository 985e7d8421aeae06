"""Whether a stated size counts in powers of 1024 what its inputs give in bytes: `7e9 × 2 bytes = 13 GB`."""

from __future__ import annotations

import math
from collections.abc import Iterator

from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import SIZE
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Number
from petaday.syntax.walk import numbers

_PREFIXES = ("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei")


def in_binary(resolved: Resolved, stated: Stated, printed: Printed) -> str:
    """The unit in which a size is the printed figure at its digits, where that one counts in powers of 1024.

    The inputs name bytes, or are lent them by the result. Only the steps between the largest unit of the inputs and
    that of the result can be counted so: none, where both have the same prefix. Empty where it is no such figure.
    """
    node, bridge = stated.side.node, stated.bridge
    if bridge is None or bridge.dimension != SIZE or not isinstance(node, Number) or not node.value:
        return ""
    power = _power(abs(bridge.claim / node.value))
    times = bridge.worked / (resolved.reading.quantity.value or 1.0)  # more than one where the factors are lent GB
    given = max(_power(size) for size in (*_sizes(resolved), times if bridge.lent else 1.0))
    if not given < power < len(_PREFIXES):
        return ""
    binary = bridge.worked * (1000 / 1024) ** (power - given)
    return f"{_PREFIXES[power]}B" if rounds_to(binary, printed) else ""


def _sizes(resolved: Resolved) -> Iterator[float]:
    """One of each unit of bytes among the inputs."""
    options = resolved.reading.choice.options
    for number in numbers(resolved.worked.node):
        option = options.get(number.span, PLAIN)
        if option.dimension.byte:
            yield option.factor


def _power(size: float) -> int:
    """How many thousands one of a unit is: 3 for GB."""
    return max(0, math.floor(math.log(size, 1000) + 1e-9)) if size > 0 else 0
