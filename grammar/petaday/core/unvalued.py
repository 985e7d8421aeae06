"""A figure that is not known yet: a column's, before a row is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self


class Unvalued(float):
    """A float of which only the kind matters: whatever is done with one is not known either.

    A calculation over these has units and an order, and no figure. A plain 1 would divide by zero in `/ ln(D)`; this
    stands at one and a half where somebody looks at its size, and stays there.

    >>> x = Unvalued()
    >>> isinstance(2 / (x - x), Unvalued), isinstance(3.0**-x, Unvalued)
    (True, True)
    """

    __slots__ = ()

    def __new__(cls) -> Self:
        """A new one; all of them are alike."""
        return super().__new__(cls, 1.5)

    def _alike(self, *_: object) -> Any:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _alike
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = _alike


def kept(value: float, parts: Iterable[float]) -> float:
    """What a function of the standard library makes of these parts, which is not known where one of them is not."""
    return next((part for part in parts if isinstance(part, Unvalued)), value)
