"""Dimensions and quantities in base units."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

BASES = ("FLOP", "s", "byte", "J", "USD", "g", "EUR", "GBP")
PFS_DAY = 8.64e19
"""Operations in one petaflop/s-day: 1e15 a second for 86,400 seconds."""

MOST_POWER = 12
"""No quantity has a unit to a higher power than this."""


class Dimension(NamedTuple):
    """Exponents of operations, seconds, bytes, joules, dollars, grams, euros and pounds. Nouns never enter it.

    >>> str(RATE), str(ONE), str(COUNT * TIME)
    ('FLOP/s', '1', 'FLOP·s')
    """

    op: float = 0
    s: float = 0
    byte: float = 0
    J: float = 0
    USD: float = 0
    g: float = 0
    EUR: float = 0
    GBP: float = 0

    def __mul__(self, other: Dimension) -> Dimension:  # type: ignore[override]
        """The dimension of a product."""
        return self if other is ONE else _product(self, other)

    def __truediv__(self, other: Dimension) -> Dimension:
        """The dimension of a quotient."""
        return self if other is ONE else _quotient(self, other)

    def __pow__(self, power: float) -> Dimension:
        """The dimension of a power."""
        return self if self is ONE else Dimension(*(a * power for a in self))

    def __str__(self) -> str:
        """As a unit: `FLOP/s`, `1`."""
        return _written(self)


# few dimensions ever meet, and they meet often


@lru_cache(maxsize=1024)
def _product(one: Dimension, other: Dimension) -> Dimension:
    return Dimension(*(a + b for a, b in zip(one, other, strict=True)))


@lru_cache(maxsize=1024)
def _quotient(one: Dimension, other: Dimension) -> Dimension:
    return Dimension(*(a - b for a, b in zip(one, other, strict=True)))


@lru_cache(maxsize=1024)
def _written(one: Dimension) -> str:
    above = [_powered(base, n) for base, n in zip(BASES, one, strict=True) if n > 0]
    below = [_powered(base, -n) for base, n in zip(BASES, one, strict=True) if n < 0]
    return "/".join(["·".join(above) or "1", *below])


def dimension(unit: str) -> Dimension:
    """The dimension that a unit's text stands for: the inverse of `str`.

    >>> dimension("FLOP/s") == RATE, dimension("1") == ONE, dimension("1/s^2") == ONE / TIME**2
    (True, True, True)
    """
    above, *below = unit.split("/")
    found = Dimension()
    for sign, powers in ((1, above.split("·")), (-1, below)):
        for base, _, power in (written.partition("^") for written in powers if written != "1"):
            found *= Dimension(**{{"FLOP": "op"}.get(base, base): sign * float(power or 1)})
    return found


def _powered(base: str, exponent: float) -> str:
    return base if exponent == 1 else f"{base}^{exponent:g}"


ONE = Dimension()
COUNT = Dimension(op=1)
RATE = Dimension(op=1, s=-1)
TIME = Dimension(s=1)
SIZE = Dimension(byte=1)
MASS = Dimension(g=1)


class Quantity(NamedTuple):
    """A figure in base units, with the relative half-width its printed digits leave open.

    `exact` quantities (counts written without decimals) have a slack of zero.
    """

    value: float
    dimension: Dimension = ONE
    slack: float = 0.0


def pfs_days(quantity: Quantity) -> float | None:
    """A count of operations in petaflop/s-days; None for any other quantity."""
    return quantity.value / PFS_DAY if quantity.dimension == COUNT else None
