"""A figure with what its printed digits leave open, and products of such figures."""

from __future__ import annotations

from typing import NamedTuple

from petaday.facts.records import Fact

_EXACT = 1e-9
_COUNTED = frozenset(["devices", "steps", "batch_sequences", "sequence_length"])  # nobody rounds these below a thousand


class Interval(NamedTuple):
    """A value and its ends.

    >>> Interval(8.7e22, 8.6e22, 8.8e22).meets(Interval(8.69e22, 8.685e22, 8.695e22))
    True
    """

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, fact: Fact) -> Interval:
        """The interval of a fact; a small count was not rounded."""
        value = fact.value or 0.0
        if fact.kind in _COUNTED and value < 1e4 and value == int(value) and not fact.approximate:
            return cls(value, value, value)
        low = value if fact.low is None else fact.low
        return cls(value, low, value if fact.high is None else fact.high)

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        """The product, and the product of the ends."""
        return Interval(self.value * other.value, self.low * other.low, self.high * other.high)

    def scaled(self, by: float) -> Interval:
        """All three times a number."""
        return Interval(self.value * by, self.low * by, self.high * by)

    def meets(self, other: Interval) -> bool:
        """Some value lies in both."""
        room = _EXACT * max(abs(self.value), abs(other.value))
        return self.low <= other.high + room and other.low <= self.high + room


ONE_EXACTLY = Interval(1.0, 1.0, 1.0)
