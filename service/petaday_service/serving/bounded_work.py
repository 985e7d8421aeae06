"""Work for one request: its CPU time is bounded, it is given up when nobody waits any more, and it is paid for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from threading import Event
from typing import TypeVar

from petaday.core.patience import GivenUpError, waiting
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.serving.offload import offload

Result = TypeVar("Result")
Gone = Callable[[], Awaitable[bool]]
"""Whether whoever sent a message waits no more for its answer."""

ASKED_EVERY = 0.2
"""Seconds between two looks whether somebody waits still."""


class Work:
    """One request's work.

    Args:
        limits: `work_seconds` is one of them.
        pay: called at the end with the seconds of CPU time that it took.
        gone: whether whoever asked for it waits no more.
    """

    def __init__(self, limits: Limits, pay: Callable[[float], None], gone: Gone | None = None) -> None:
        self._limits = limits
        self._pay = pay
        self._gone = gone
        self._stop = Event()
        self._spent = 0.0

    async def done(self, size: int, work: Callable[..., Result], *args: object) -> Result:
        """The result of `work(*args)`, off the event loop where its `size` in characters may hold up others."""
        task: asyncio.Task[Result] = asyncio.ensure_future(offload(size, self._bounded, work, *args))
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=ASKED_EVERY if self._gone else None)
                if not task.done() and self._gone and await self._gone():
                    self._stop.set()
        except asyncio.CancelledError:
            self._stop.set()
            await asyncio.wait({task})
            raise
        finally:
            if self._spent:
                self._pay(self._spent)
        return task.result()

    def _bounded(self, work: Callable[..., Result], *args: object) -> Result:
        begun = time.thread_time()
        latest = begun + self._limits.work_seconds

        def wanted() -> None:
            if self._stop.is_set() or time.thread_time() > latest:
                raise GivenUpError

        try:
            with waiting(wanted):
                return work(*args)
        except GivenUpError:
            raise self._refusal() from None
        finally:
            self._spent = time.thread_time() - begun

    def _refusal(self) -> Refused:
        if self._stop.is_set():
            return Refused.because(499, "stopped", "The message was taken back; nothing was kept.")
        limit = self._limits.limit("work_seconds")
        message = f"This takes more than {limit.value:g} s of computing, and was given up; send it in pieces."
        return Refused.because(413, "too-much-work", message, limit)
