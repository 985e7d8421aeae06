"""Stores turns that come in together in one transaction, so that they share the wait for the disk."""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock

from petaday_service.conversation.turns import Draft, Kept, Store, Turn

MOST = 128
"""In one transaction; it bounds how long one waits for the turns of others."""

Waiting = tuple[Draft, asyncio.Future[Kept]]


class GroupCommit:
    """Collects the turns of the next transaction while one is being written.

    The thread that writes takes them itself. Handed over by the loop, each batch waited for the loop to come round, and
    on a busy server that took longer than the disk.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: deque[Waiting] = deque()
        self._writer = ThreadPoolExecutor(1, "commits")
        self._lock = Lock()
        self._writing = False

    async def keep(self, draft: Draft) -> Turn:
        """Stores a turn and returns it once it is on disk; raises `MovedOnError` or `UnavailableError`."""
        done: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
        with self._lock:
            self._waiting.append((draft, done))
            idle, self._writing = not self._writing, True
        if idle:
            self._writer.submit(self._write)
        kept = await done
        if isinstance(kept, Exception):
            raise kept
        return kept

    def _write(self) -> None:
        while batch := self._batch():
            kept: list[Kept] | Exception
            try:
                kept = self._store.keep([draft for draft, _ in batch])
            except Exception as error:  # whatever it is, those who wait must hear of it
                kept = error
            with suppress(RuntimeError):  # the loop has ended, and all who waited with it
                batch[0][1].get_loop().call_soon_threadsafe(_tell, batch, kept)

    def _batch(self) -> list[Waiting]:
        with self._lock:
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            self._writing = bool(batch)
        return batch


def _tell(batch: list[Waiting], kept: list[Kept] | Exception) -> None:
    for at, (_, done) in enumerate(batch):
        if done.done():  # its client may have gone
            continue
        if isinstance(kept, Exception):
            done.set_exception(kept)
        else:
            done.set_result(kept[at])
