"""Works a formula on NumPy arrays, 65,536 rows at a time: what is worked on stays in the cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from petaday.columns.walk import Engine, worked
from petaday.core.calculation import Node

CHUNK = 65_536
_FUNCTIONS = {"exp": np.exp, "ln": np.log, "log2": np.log2, "log10": np.log10, "floor": np.floor}


class Pool:
    """Arrays of one shape for what is worked on, each used again as soon as it is free."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape
        self._free: list[NDArray[np.float64]] = []

    def take(self) -> NDArray[np.float64]:
        """An array to write to."""
        return self._free.pop() if self._free else np.empty(self.shape)

    def give(self, piece: Piece) -> None:
        """Take back the array of a piece that is done with."""
        if piece.owned:
            self._free.append(piece.values)


def _operator(work: Any) -> Callable[[Piece, Piece], Piece]:
    """An operation that writes over an operand which nobody needs any more."""

    def joined(self: Piece, other: Piece) -> Piece:
        into = self.values if self.owned else other.values if other.owned else self.pool.take()
        work(self.values, other.values, out=into)
        if self.owned:
            self.pool.give(other)
        return Piece(into, self.pool, owned=True)

    return joined


def _comparison(work: Any) -> Callable[[Piece, Piece], Any]:
    def compared(self: Piece, other: Piece) -> Any:
        return work(self.values, other.values)

    return compared


class Piece:
    """The values of some rows: a column's, a constant, or an array of the pool, which is used once."""

    __slots__ = ("owned", "pool", "values")

    def __init__(self, values: Any, pool: Pool, *, owned: bool = False) -> None:
        self.values, self.pool, self.owned = values, pool, owned

    __add__ = _operator(np.add)
    __sub__ = _operator(np.subtract)
    __mul__ = _operator(np.multiply)
    __truediv__ = _operator(np.divide)
    __gt__ = _comparison(np.greater)
    __ge__ = _comparison(np.greater_equal)
    __lt__ = _comparison(np.less)
    __eq__ = _comparison(np.equal)  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


class NumPy(Engine):
    """Arrays of doubles; what is missing is NaN."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def literal(self, value: float) -> Piece:
        """A float, which NumPy spreads itself."""
        return Piece(value, self._pool)

    def when(self, condition: Any, value: Piece) -> Piece:
        """The value, and NaN where the condition does not hold."""
        return value if np.all(condition) else self._made(np.where(condition, value.values, np.nan))

    def nonzero(self, value: Piece) -> Piece:
        """The value, and NaN for zero."""
        return self.when(np.not_equal(value.values, 0.0), value)

    def power(self, base: Piece, exponent: Piece) -> Piece:
        """`base ** exponent`."""
        return self._made(np.power(base.values, exponent.values))

    def function(self, name: str, value: Piece) -> Piece:
        """By NumPy's own."""
        return self._made(_FUNCTIONS[name](value.values))

    def least(self, values: Sequence[Piece]) -> Piece:
        """`minimum`, which keeps NaN."""
        return self._made(reduce(np.minimum, [value.values for value in values]))

    def most(self, values: Sequence[Piece]) -> Piece:
        """`maximum`, which keeps NaN."""
        return self._made(reduce(np.maximum, [value.values for value in values]))

    def _made(self, values: Any) -> Piece:
        """A piece of values that are new, and may be written over where they have the shape of the others."""
        return Piece(values, self._pool, owned=isinstance(values, np.ndarray) and values.shape == self._pool.shape)


def doubles(column: Any) -> Any:
    """A column as doubles, without a copy where it holds them.

    Raises:
        ValueError: it holds something that is no number.
        TypeError: the same.
    """
    if isinstance(column, np.ma.MaskedArray):
        column = np.ma.filled(column.astype(np.float64), np.nan)
    given = np.asarray(column)
    if given.dtype.kind not in "fiubO":
        raise TypeError(f"{given.dtype} is no number")
    if given.dtype.kind == "O":
        wrong = next((x for x in given.ravel() if isinstance(x, (str, bytes))), None)
        if wrong is not None:
            raise ValueError(f"{wrong!r} is no number")
    return given if given.dtype.kind != "O" else given.astype(np.float64)


def on_arrays(tree: Node, columns: Mapping[str, Any]) -> NDArray[np.float64]:
    """The formula's values, one for each row; the arrays are of one length, or plain numbers.

    Raises:
        ValueError: the lengths differ.
    """
    shape = np.broadcast_shapes(*(np.shape(column) for column in columns.values()))
    out = np.empty(shape, dtype=np.float64)
    with np.errstate(all="ignore"):
        if len(shape) != 1:
            out[...] = _piece(tree, columns, Pool(shape)).values
            return out
        pool = Pool((min(CHUNK, *shape),))
        for start in range(0, shape[0], CHUNK):
            part = slice(start, start + CHUNK)
            if out[part].shape != pool.shape:
                pool = Pool(out[part].shape)
            rows = {name: one[part] if np.shape(one) == shape else one for name, one in columns.items()}
            piece = _piece(tree, rows, pool)
            out[part] = piece.values
            pool.give(piece)
    return out


def _piece(tree: Node, rows: Mapping[str, Any], pool: Pool) -> Piece:
    given = {name: Piece(np.asarray(one, dtype=np.float64), pool) for name, one in rows.items()}
    found: Piece = worked(tree, given, NumPy(pool))
    return found
