"""Which store `petaday serve` takes: the file that was named, the database of the environment, or the usual file."""

from __future__ import annotations

from pathlib import Path

from petaday_service.conversation.turns import UnavailableError
from petaday_service.store.address import address, file, said
from petaday_service.store.database import DatabaseStore


def choose(named: Path | None, url: str | None, usual: Path) -> tuple[DatabaseStore, str]:
    """The store, and which one it is, for people.

    A server that does not answer yet may do so later; with a file it is now or never, so that is an `UnavailableError`.
    """
    at = file(named) if named else address(url) if url else file(usual)
    store = DatabaseStore(at)
    try:
        store.ready()
    except UnavailableError as error:
        if store.near:
            raise
        return store, f"{said(at)}, as soon as it answers ({str(error).removeprefix(f'{said(at)}: ')})"
    return store, said(at)
