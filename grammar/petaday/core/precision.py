"""Compares figures at the precision their authors printed."""

from __future__ import annotations

import math
import sys
from typing import NamedTuple

CLOSE = 0.05
_ROUNDED = 1e-9
_NOTHING = 1e-9  # beside a printed 0
_MOST_DIGITS = 300  # with more of them a figure counted in its last place is beyond what a float holds
_EXACT = 1e-14  # what a dozen operations in double precision may lose: a figure may be printed to fourteen digits


class Printed(NamedTuple):
    """A figure as printed.

    `value` and `half` (half a unit of the last digit) are in base units, `unit` is the author's own. `digits` are the
    significant ones, 0 when the figure is exact; `whole` has no decimals, so that its trailing zeros are no digits.
    """

    value: float
    half: float
    digits: int
    whole: bool
    unit: float = 1.0


def rounds_to(value: float, printed: Printed) -> bool:
    """True when this value, written with the printed digits, is the printed figure.

    >>> rounds_to(10_506.2, Printed(10_000, 0, 1, whole=True)), rounds_to(8_724.7, Printed(10_000, 0, 1, whole=True))
    (True, False)
    >>> rounds_to(0.00584, Printed(0.0058, 0.00005, 2, whole=False)), rounds_to(5.2, Printed(10, 5, 1, whole=False))
    (True, False)
    """
    stated, found = printed.value / printed.unit, value / printed.unit
    if not math.isfinite(found):
        return False
    if abs(found - stated) <= abs(stated) * _EXACT:
        return True
    if stated == 0 or found == 0 or stated * found < 0:
        return stated == 0 and abs(found) < max(printed.half / printed.unit, _NOTHING)
    if not printed.digits:
        return False
    return abs(_rounded(found, printed.digits) - stated) <= abs(stated) * _EXACT or _same_place(found, stated, printed)


def _rounded(value: float, digits: int) -> float:
    """Rounded half away from zero, to significant digits."""
    place = math.floor(math.log10(abs(value)) + _EXACT) - digits + 1
    if not -300 < place < 300 or digits > _MOST_DIGITS:
        return value
    unit = 10.0**place
    return math.copysign(math.floor(abs(value) / unit + 0.5 + _EXACT), value) * unit


def _same_place(found: float, stated: float, printed: Printed) -> bool:
    """Rounded to the same decimal place, or for a whole number to the same whole number: `10.0` for 9.96, 1 for 0.9."""
    placed = printed.digits > 1 or (printed.whole and abs(stated) < 10)
    return placed and abs(found - stated) <= place_of_last_digit(printed)


def place_of_last_digit(printed: Printed) -> float:
    """Half of it, in the author's unit, with the room that double precision needs."""
    stated = printed.value / printed.unit
    if printed.whole:
        unit = 1.0 if stated % 10 else 10.0 ** (len(f"{stated:.0f}") - printed.digits)
        return unit / 2 * (1 + _EXACT)
    return printed.half / printed.unit * (1 + 1e-6)


def geometric(low: float, high: float) -> float:
    """The geometric mean of two positive figures, whose product may be beyond what a float holds.

    >>> geometric(5, 20), geometric(1e200, 1e300)
    (10.0, 1e+250)
    """
    product = low * high
    return math.sqrt(product) if sys.float_info.min <= product < math.inf else math.sqrt(low) * math.sqrt(high)


def about(value: float, printed: Printed) -> bool:
    """True when a figure said to be approximate is within one unit of its last digit: `~ 2.55M` for 2,555,904."""
    apart = abs(value - printed.value)
    return apart <= 2 * half(printed) * (1 + 1e-6) and apart <= CLOSE * abs(value)


def follows(printed: Printed, before: Printed) -> bool:
    """True when a figure is the one before it, or within what the rounding of both leaves open."""
    room = (half(printed) + slack(before)) * (1 + _ROUNDED)
    return rounds_to(before.value, printed) or abs(printed.value - before.value) <= room


def half(printed: Printed) -> float:
    """Half a unit of the last digit; the trailing zeros of a whole number are no digits from a thousand on."""
    if not printed.whole or not printed.digits or not printed.value:
        return printed.half
    stated = abs(printed.value / printed.unit)
    if stated < 1000 or stated % 10:
        return 0.5 * printed.unit
    return 10.0 ** (math.floor(math.log10(stated) + _EXACT) - printed.digits + 1) / 2 * printed.unit


def slack(printed: Printed) -> float:
    """How far a figure may be from what it was rounded from; a small whole number was not rounded."""
    return 0.0 if printed.whole and abs(printed.value / printed.unit) < 1000 else half(printed)
