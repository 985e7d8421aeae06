"""Locks that let each conversation answer one message at a time."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class TurnLocks:
    """One lock for each conversation in use; a lock that nobody holds is dropped."""

    def __init__(self) -> None:
        self._talking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, conversation: str | None) -> asyncio.Lock:
        """The lock of a conversation; a new conversation has one of its own."""
        lock = asyncio.Lock()
        return lock if conversation is None else self._talking.setdefault(conversation, lock)
