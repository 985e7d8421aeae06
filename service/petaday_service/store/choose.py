"""Chooses the store of `petaday serve`: the file named, the database of the environment, or the usual file."""

from __future__ import annotations

from pathlib import Path

from petaday_service.conversation.turns import UnavailableError
from petaday_service.store.address import address, described, file
from petaday_service.store.database import DatabaseStore


def choose(named: Path | None, url: str | None, usual: Path) -> tuple[DatabaseStore, str]:
    """Returns the store, and a description of it for people.

    A server that does not answer yet may do so later; with a file it is now or never, so that is an `UnavailableError`.
    """
    at = file(named) if named else address(url) if url else file(usual)
    store = DatabaseStore(at)
    try:
        store.ready()
    except UnavailableError as error:
        if store.near:
            store.close()
            raise
        return store, f"{described(at)}, as soon as it answers ({str(error).removeprefix(f'{described(at)}: ')})"
    return store, described(at)
