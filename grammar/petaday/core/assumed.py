"""What is taken where a text says nothing: the utilization of 2018, or a project's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TYPICAL = 0.33
"""The utilization that "AI and Compute" takes for GPUs where nothing is known."""

_UTILIZATION: ContextVar[float] = ContextVar("utilization", default=TYPICAL)


def utilization() -> float:
    """The share of the peak that is taken where a text names none, marked as assumed wherever it is used."""
    return _UTILIZATION.get()


@contextmanager
def taken(share: float) -> Iterator[None]:
    """While this is entered, another share is taken.

    >>> with taken(0.4):
    ...     utilization()
    0.4
    """
    before = _UTILIZATION.set(share)
    try:
        yield
    finally:
        _UTILIZATION.reset(before)
