"""Writes a formula as an Ibis expression, for any engine that Ibis speaks to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ibis

from petaday.columns.walk import Engine


class Ibis(Engine):
    """Expressions of float64; what is missing is NULL."""

    def literal(self, value: float) -> Any:
        """A float64 that no engine takes for a DECIMAL: it is written as text, and cast."""
        return ibis.literal(repr(value)).cast("float64")

    def when(self, condition: Any, value: Any) -> Any:
        """The value, NULL where the condition does not hold."""
        return condition.ifelse(value, ibis.null("float64"))

    def nonzero(self, value: Any) -> Any:
        """`NULLIF`: 1/0 is an error in one engine and infinite in another."""
        return value.nullif(self.literal(0.0))

    def power(self, base: Any, exponent: Any) -> Any:
        """`POW`."""
        return base**exponent

    def function(self, name: str, value: Any) -> Any:
        """By the engine's own."""
        return value.floor().cast("float64") if name == "floor" else getattr(value, name)()

    def least(self, values: Sequence[Any]) -> Any:
        """Spelled out: `LEAST` passes over NULL in some engines."""
        found = values[0]
        for value in values[1:]:
            found = self._chosen(found, value, found < value)
        return found

    def most(self, values: Sequence[Any]) -> Any:
        """Likewise, for the largest."""
        found = values[0]
        for value in values[1:]:
            found = self._chosen(found, value, found > value)
        return found

    def _chosen(self, one: Any, other: Any, first: Any) -> Any:
        chosen = first.ifelse(one, other)
        defined = other.isnan().ifelse(other, one.isnan().ifelse(one, chosen))
        return self.when(one.notnull() & other.notnull(), defined)


ENGINE = Ibis()


def column(table: ibis.Table, name: str) -> Any:
    """A column of a table as float64."""
    return table[name].cast("float64")


def deferred(work: Callable[[ibis.Table], Any]) -> Any:
    """An expression of whichever table it is used on."""
    return ibis._.pipe(work)
