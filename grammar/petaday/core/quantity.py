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
POWER = Dimension(J=1, s=-1)
MASS = Dimension(g=1)


class Quantity(NamedTuple):
    """A figure in base units that can be reckoned with, and the relative half-width its printed digits leave open.

    Attributes:
        value: in base units.
        dimension: what it is of.
        slack: 0 for what is exact, as a count written without decimals.

    Raises:
        ValueError: where quantities of two dimensions are added, taken from each other or compared.

    >>> peak, time = Quantity(3.12e14, RATE), Quantity(259200.0, TIME)
    >>> 8 * peak * time * 0.4
    <Quantity 2.588e20 FLOP>
    >>> (8 * peak * time * 0.4).pfs_days, (peak * time / peak).unit, time > time / 2
    (2.9952, 's', True)
    >>> peak + time
    Traceback (most recent call last):
    ...
    ValueError: FLOP/s and s cannot be added or compared
    """

    value: float
    dimension: Dimension = ONE
    slack: float = 0.0

    @property
    def unit(self) -> str:
        """Its base unit: `FLOP`, `s`, `1`."""
        return str(self.dimension)

    @property
    def pfs_days(self) -> float | None:
        """A count of operations in petaflop/s-days; None for any other quantity."""
        return pfs_days(self)

    def __mul__(self, other: float | Quantity) -> Quantity:  # type: ignore[override]
        """The product."""
        other = _as_quantity(other)
        return Quantity(self.value * other.value, self.dimension * other.dimension, self.slack + other.slack)

    def __rmul__(self, other: float) -> Quantity:  # type: ignore[override]
        """The product, with a number first."""
        return self * other

    def __truediv__(self, other: float | Quantity) -> Quantity:
        """The quotient."""
        other = _as_quantity(other)
        return Quantity(self.value / other.value, self.dimension / other.dimension, self.slack + other.slack)

    def __rtruediv__(self, other: float) -> Quantity:
        """The quotient, with a number first."""
        return Quantity(other) / self

    def __pow__(self, power: float) -> Quantity:
        """The power."""
        return Quantity(self.value**power, self.dimension**power, self.slack * abs(power))

    def __add__(self, other: float | Quantity) -> Quantity:  # type: ignore[override]
        """The sum, of one dimension."""
        other = self._like(other)
        value, spread = self.value + other.value, abs(self.value) * self.slack + abs(other.value) * other.slack
        return Quantity(value, self.dimension, abs(spread / value) if value else 0.0)

    def __radd__(self, other: float) -> Quantity:
        """The sum, with a number first; `sum` begins with 0."""
        return self if other == 0 else self + other

    def __neg__(self) -> Quantity:
        """The same with the other sign."""
        return self._replace(value=-self.value)

    def __sub__(self, other: float | Quantity) -> Quantity:
        """The difference, of one dimension."""
        return self + -self._like(other)

    def __rsub__(self, other: float) -> Quantity:
        """The difference, with a number first."""
        return -self + other

    def __lt__(self, other: float | Quantity) -> bool:  # type: ignore[override]
        """Whether it is less than another of its dimension."""
        return self.value < self._like(other).value

    def __le__(self, other: float | Quantity) -> bool:  # type: ignore[override]
        """Whether it is at most another of its dimension."""
        return self.value <= self._like(other).value

    def __gt__(self, other: float | Quantity) -> bool:  # type: ignore[override]
        """Whether it is more than another of its dimension."""
        return self.value > self._like(other).value

    def __ge__(self, other: float | Quantity) -> bool:  # type: ignore[override]
        """Whether it is at least another of its dimension."""
        return self.value >= self._like(other).value

    def __float__(self) -> float:
        """Its value in base units."""
        return float(self.value)

    def __str__(self) -> str:
        """Figure and base unit."""
        from petaday.core.figures import shown  # noqa: PLC0415 - figures are written of quantities

        return shown(self.value, self.dimension)

    def __repr__(self) -> str:
        """Figure and base unit, as a shell shows it."""
        return f"<Quantity {self}>"

    def _like(self, other: float | Quantity) -> Quantity:
        other = _as_quantity(other)
        if other.dimension != self.dimension:
            raise ValueError(f"{self.dimension} and {other.dimension} cannot be added or compared")
        return other


def _as_quantity(given: float | Quantity) -> Quantity:
    return given if isinstance(given, Quantity) else Quantity(float(given))


def pfs_days(quantity: Quantity) -> float | None:
    """A count of operations in petaflop/s-days; None for any other quantity."""
    return quantity.value / PFS_DAY if quantity.dimension == COUNT else None
