"""Figures that are not sure, as papers write them: `5 to 6 days`, `0.33 ± 0.05`, `within a factor of 2`."""

from __future__ import annotations

import re

from petaday.core.precision import geometric
from petaday.syntax.nodes import Spread

_POWER = re.compile(r"[eE]([-+]?[0-9]{1,6})$")
_FACTOR = re.compile(r"within (?:a )?factor (?:of )?([0-9]{1,6}(?:\.[0-9]{1,6})?)")


def of(value: float, between: str, other: float) -> Spread:
    """The ends that `value`, a sign and another number name.

    >>> of(5, "to", 6), of(0.33, "±", 0.03), of(0.33, "±%", 10)
    (Spread(low=5, high=6), Spread(low=0.3, high=0.36), Spread(low=0.297, high=0.363))
    """
    if between in {"±", "+/-"}:
        return Spread(round(value - abs(other), 12), round(value + abs(other), 12))
    if between == "±%":
        half = abs(value) * other / 100
        return Spread(round(value - half, 12), round(value + half, 12))
    return Spread(min(value, other), max(value, other))


def shared(one: str, between: str, other: str) -> float:
    """`1-2e18`: the power of ten of both ends, written once.

    >>> shared("1", "-", "2e18"), shared("1", "to", "2e18"), shared("1e18", "-", "2e18")
    (1e+18, 1.0, 1.0)
    """
    written = _POWER.search(other)
    if between not in {"-", "–"} or not written or _POWER.search(one):
        return 1.0
    return float(f"1e{written[1]}") if abs(int(written[1])) < 300 else 1.0


def median(value: float, between: str, spread: Spread) -> float:
    """What the figure is worth: itself where it is given an error, the middle of a range otherwise.

    The middle of a positive range is its geometric mean: the range is read as nine in ten of a lognormal.

    >>> median(5, "to", Spread(5, 20)), median(-1, "to", Spread(-1, 3)), median(3, "±", Spread(2, 4))
    (10.0, 1.0, 3)
    """
    if between.startswith(("±", "+")):
        return value
    return geometric(spread.low, spread.high) if spread.low > 0 else (spread.low + spread.high) / 2


def factor(remark: str) -> float | None:
    """The factor of `within a factor of 2`, or None."""
    found = _FACTOR.search(remark)
    return float(found[1]) if found and float(found[1]) > 1 else None


def around(value: float, times: float) -> Spread:
    """The ends of a figure known within a factor."""
    ends = sorted((value / times, value * times))
    return Spread(*ends)
