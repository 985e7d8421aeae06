"""Writes figures with their units."""

from __future__ import annotations

import math

from petaday.core.quantity import Dimension


def figure(value: float, digits: int = 4) -> str:
    """A number as people write it: grouped up to a million, scientific beyond.

    >>> figure(475200), figure(4.95504e20), figure(0.33), figure(1 / 3), figure(2.5e-5)
    ('475,200', '4.955e20', '0.33', '0.3333', '2.5e-5')
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    size = abs(value)
    if size < 1e7 and value == int(value):
        return f"{int(value):,}"
    if 1e-3 <= size < 1e7:
        decimals = max(0, digits - 1 - math.floor(math.log10(size)))
        text = f"{value:,.{decimals}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}"


def shown(value: float, dimension: Dimension) -> str:
    """Figure and base unit.

    >>> from petaday.core.quantity import ONE, RATE
    >>> shown(1.58e12, RATE), shown(2, ONE)
    ('1.58e12 FLOP/s', '2')
    """
    unit = str(dimension)
    return figure(value) if unit == "1" else f"{figure(value)} {unit}"
