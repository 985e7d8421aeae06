"""Turns that come in together are committed together: one wait for the disk instead of one each, off the loop."""

from __future__ import annotations

import asyncio
from collections import deque

import anyio.to_thread

from petaday_service.conversation import Draft, Kept, Store, Turn

MOST = 128
"""In one transaction; it bounds how long one waits for the turns of others."""


class Commits:
    """While a transaction is on its way to the disk the turns of the next one gather."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: deque[tuple[Draft, asyncio.Future[Kept]]] = deque()
        self._writer: asyncio.Task[None] | None = None

    async def keep(self, draft: Draft) -> Turn:
        """The turn, when it is on disk; or `MovedOnError` or `UnavailableError`."""
        done: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
        self._waiting.append((draft, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        kept = await done
        if isinstance(kept, Exception):
            raise kept
        return kept

    async def _write(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            try:
                kept = await anyio.to_thread.run_sync(self._store.keep, [draft for draft, _ in batch])
            except Exception as error:  # whatever it is, those who wait must hear of it
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
            else:
                for (_, done), one in zip(batch, kept, strict=True):
                    if not done.done():  # its client may have gone
                        done.set_result(one)
