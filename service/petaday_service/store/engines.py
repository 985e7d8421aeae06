"""Opens the connections of both databases so that every acknowledged write is kept."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

WAIT_SECONDS = 10
"""How long a writer waits for another one, and a statement for its answer."""

CONNECT = {"connect_timeout": 3, "tcp_user_timeout": WAIT_SECONDS * 1000}
"""Options of libpq: a server that is gone is noticed in seconds; by itself a connection would wait for minutes."""

WRITING = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",  # an acknowledged turn survives a power cut, not only a crash
    "pragma foreign_keys = on",
)
READING = ("pragma query_only = on", "pragma wal_autocheckpoint = 0")


LOCK_SECONDS = 60
"""How long opening is retried: while another process turns a new file to WAL, SQLite says "locked" without waiting."""

FIRST_PAUSE, LONGEST_PAUSE = 0.01, 0.5
T = TypeVar("T")


LOG = "-wal"
"""Behind the file's name: where SQLite keeps what was written last; it stays as long as one connection is open."""


class MissingError(Exception):
    """A file of the database was deleted or replaced."""


def patiently(attempt: Callable[[], T], seconds: float = LOCK_SECONDS) -> T:
    """Returns what the attempt returns, and retries for so many seconds while the database is locked."""
    until, pause = time.monotonic() + seconds, FIRST_PAUSE
    while True:
        try:
            return attempt()
        except (OperationalError, sqlite3.OperationalError) as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0, pause))  # those who wait in step would meet again and again
        pause = min(2 * pause, LONGEST_PAUSE)


def _identity(file: Path) -> tuple[int, int]:
    """Returns device and inode; zeros where there is no file."""
    try:
        seen = file.stat()
    except OSError:
        return 0, 0
    return seen.st_dev, seen.st_ino


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines to write and to read through.

    Attributes:
        writing: begins its transactions with the write lock, where there is one.
        reading: waits for no writer.
        near: reading takes microseconds and no network.
        file: the file it is kept in, if it is one.
        found: the identities of that file and of its log, once they were opened.
    """

    writing: Engine
    reading: Engine
    near: bool
    file: Path | None = None
    found: list[tuple[int, int]] = field(default_factory=list)

    def opened(self) -> None:
        """Remembers the identities of the files that were opened."""
        self.found[:] = self._identities()

    def there(self) -> None:
        """Raises `MissingError` where one was deleted or replaced: what is written to it would be lost."""
        now = self._identities() if self.found else []
        if now[:1] != self.found[:1]:
            raise MissingError("the file was deleted or replaced while it was open; put it back, or start anew")
        if now != self.found:
            raise MissingError(f"its log ({LOG}) was deleted while it was open; end petaday in order and start it anew")

    def _identities(self) -> list[tuple[int, int]]:
        return [_identity(self.file), _identity(Path(f"{self.file}{LOG}"))] if self.file else []

    def close(self) -> None:
        """Closes every connection; the writing one last, because the last to close writes SQLite's log back."""
        self.reading.dispose()
        self.writing.dispose()


def engines(at: URL) -> Engines:
    """Returns the engines of an address; nothing is connected yet."""
    if at.get_backend_name() == "sqlite":
        return _sqlite(at)
    options = {name: value for name, value in CONNECT.items() if name not in at.query}
    one = create_engine(at, connect_args=options, pool_pre_ping=True, pool_timeout=WAIT_SECONDS, hide_parameters=True)
    event.listen(one, "connect", _patience)
    return Engines(one, one, near=False)


def _sqlite(at: URL) -> Engines:
    # One writing connection for all threads: two of them in one process meet SQLite's WAL-reset bug (3.51.2 and
    # before). Those that read never write the log back.
    writing = _engine(at, WRITING, "begin immediate", pool_size=1)
    if at.database == ":memory:":
        return Engines(writing, writing, near=True)
    path = Path(at.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    return Engines(writing, _engine(at, READING, "begin", pool_size=4), near=True, file=path)


def _engine(at: URL, pragmas: tuple[str, ...], begin: str, pool_size: int) -> Engine:
    # Autocommit, because the module's own transactions begin too late to hold the write lock.
    how = {"isolation_level": None, "check_same_thread": False, "timeout": WAIT_SECONDS}
    engine = create_engine(
        at,
        connect_args=how,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _(connection: Any, _: Any) -> None:
        for pragma in pragmas:
            patiently(partial(connection.execute, pragma))

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _patience(connection: Any, _: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set statement_timeout = '{WAIT_SECONDS}s'")
    connection.commit()
