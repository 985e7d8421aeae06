"""Works a formula on Arrow arrays by Arrow's own kernels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from petaday.columns.walk import Engine

_COMPUTE: Any = pc


def _operator(name: str) -> Callable[[Column, Column], Column]:
    def joined(self: Column, other: Column) -> Column:
        return Column(getattr(_COMPUTE, name)(self.values, other.values))

    return joined


@dataclass(frozen=True, eq=False)
class Column:
    """An Arrow array, or scalar, with the operators of Python."""

    values: Any

    __add__ = _operator("add")
    __sub__ = _operator("subtract")
    __mul__ = _operator("multiply")
    __truediv__ = _operator("divide")
    __gt__ = _operator("greater")
    __ge__ = _operator("greater_equal")
    __lt__ = _operator("less")
    __eq__ = _operator("equal")  # type: ignore[assignment]
    __and__ = _operator("and_kleene")
    __hash__ = None  # type: ignore[assignment]
    __or__ = _operator("or_kleene")


class Arrow(Engine):
    """Arrays of doubles; what is missing is null."""

    def literal(self, value: float) -> Column:
        """A scalar."""
        return Column(pa.scalar(value, pa.float64()))

    def when(self, condition: Column, value: Column) -> Column:
        """The value, null where the condition does not hold."""
        return Column(_COMPUTE.if_else(condition.values, value.values, pa.scalar(None, pa.float64())))

    def nonzero(self, value: Column) -> Column:
        """The value, null for zero."""
        return self.when(Column(_COMPUTE.not_equal(value.values, 0.0)), value)

    def power(self, base: Column, exponent: Column) -> Column:
        """`power`."""
        return Column(_COMPUTE.power(base.values, exponent.values))

    def function(self, name: str, value: Column) -> Column:
        """By Arrow's own."""
        return Column(getattr(_COMPUTE, name)(value.values))

    def least(self, values: Sequence[Column]) -> Column:
        """`min_element_wise` passes over NaN, and may not."""
        return self._defined(values, _COMPUTE.min_element_wise(*_arrays(values), skip_nulls=False))

    def most(self, values: Sequence[Column]) -> Column:
        """`max_element_wise`, likewise."""
        return self._defined(values, _COMPUTE.max_element_wise(*_arrays(values), skip_nulls=False))

    def _defined(self, values: Sequence[Column], found: Any) -> Column:
        for value in values:
            found = _COMPUTE.if_else(_COMPUTE.is_nan(value.values), value.values, found)
        return Column(found)


def _arrays(values: Sequence[Column]) -> list[Any]:
    return [value.values for value in values]


ENGINE = Arrow()


def column(values: Any) -> Column:
    """A column of a table as doubles.

    Raises:
        pyarrow.ArrowInvalid: it holds no numbers.
    """
    return Column(_COMPUTE.cast(values, pa.float64(), safe=False))


def is_number(kind: pa.DataType) -> bool:
    """Whether a column of this type holds numbers, or nothing."""
    types: Any = pa.types
    tests = (types.is_floating, types.is_integer, types.is_decimal, types.is_boolean, types.is_null)
    return any(test(kind) for test in tests)
