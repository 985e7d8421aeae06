"""The two databases, for tests that run on both."""

from __future__ import annotations

from petaday_service.conversation.parts import Text
from petaday_service.store.address import address
from petaday_service.store.database import DatabaseStore

REPLY = (Text(text="so it is"),)


def store(url: str) -> DatabaseStore:
    """A store at that address; every one is a process of its own as far as the database can tell."""
    return DatabaseStore(address(url))
