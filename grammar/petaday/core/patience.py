"""How long somebody waits for a piece of work: long work looks now and then whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class GivenUpError(BaseException):
    """The work is not wanted any more; no fault of it, so that nothing that catches those may keep it."""


Wanted = Callable[[], None]
"""Returns while the work is wanted; raises `GivenUpError` when it is not."""

_WANTED: ContextVar[Wanted | None] = ContextVar("wanted", default=None)


@contextmanager
def waiting(wanted: Wanted) -> Iterator[None]:
    """While this is entered, the work done here asks `wanted` between its calculations.

    >>> def never() -> None:
    ...     raise GivenUpError
    >>> with waiting(never):
    ...     look()
    Traceback (most recent call last):
    ...
    petaday.core.patience.GivenUpError
    """
    before = _WANTED.set(wanted)
    try:
        yield
    finally:
        _WANTED.reset(before)


def look() -> None:
    """Go on, unless nobody waits any more."""
    wanted = _WANTED.get()
    if wanted:
        wanted()
