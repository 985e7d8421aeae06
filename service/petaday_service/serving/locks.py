"""One message at a time in each conversation: its reply has to know all that was said before it."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """A lock for every conversation somebody is talking in; one that nobody holds is forgotten."""

    def __init__(self) -> None:
        self._talking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, conversation: str | None) -> asyncio.Lock:
        """What to hold while a message is answered; a new conversation has nobody to wait for."""
        lock = asyncio.Lock()
        return lock if conversation is None else self._talking.setdefault(conversation, lock)
