"""A figure at the precision its author printed: the digits decide what it may stand for."""

from __future__ import annotations

import math
from typing import NamedTuple

CLOSE = 0.05
_EXACT = 1e-9


class Printed(NamedTuple):
    """A figure as printed: value, half a unit of its last digit, and its significant digits (0: exact)."""

    value: float
    half: float
    digits: int
    whole: bool


def rounds_to(value: float, printed: Printed) -> bool:
    """True when this value, written with the printed digits, is the printed figure.

    >>> rounds_to(10_506.2, Printed(10_000, 0, 1, whole=True)), rounds_to(8_724.7, Printed(10_000, 0, 1, whole=True))
    (True, False)
    >>> rounds_to(0.0058, Printed(0.0058, 0.00005, 2, whole=False))
    True
    """
    if printed.value == 0 or value == 0:
        return abs(value) <= printed.half
    if abs(value - printed.value) <= abs(printed.value) * _EXACT:
        return True
    if not printed.digits:
        return False
    if printed.whole:
        if value * printed.value < 0:
            return False
        unit = 10.0 ** (math.floor(math.log10(abs(value)) + _EXACT) - printed.digits + 1)
        grid = max(unit, _last_digit(printed))
        return abs(round(value / unit) * unit - printed.value) <= abs(printed.value) * _EXACT or (
            unit <= grid and abs(value - printed.value) <= grid / 2 and _last_digit(printed) <= abs(printed.value) / 10
        )
    return abs(value - printed.value) <= printed.half * (1 + 1e-6)


def about(value: float, printed: Printed) -> bool:
    """True when a figure said to be approximate is within one unit of its last digit: `~ 2.55M` for 2,555,904."""
    return abs(value - printed.value) <= 2 * half(printed) * (1 + 1e-6) and abs(value - printed.value) <= CLOSE * abs(
        value
    )


def _last_digit(printed: Printed) -> float:
    return 10.0 ** (math.floor(math.log10(abs(printed.value)) + _EXACT) - printed.digits + 1)


def half(printed: Printed) -> float:
    """Half a unit of the last digit; for a whole number, of its last digit that is not zero."""
    if not printed.digits:
        return 0.0
    return _last_digit(printed) / 2 if printed.whole and printed.value else printed.half
