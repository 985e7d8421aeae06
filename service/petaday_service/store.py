"""Conversations in one SQLite file: no set-up, and one row per turn, so that half a turn cannot exist."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from petaday_service.conversation import Conversation, Turn, UnavailableError
from petaday_service.parts import PARTS, Part

SHARED = """create table shared (
      id text primary key,
      conversation text not null references conversation (id),
      last integer not null
    ) without rowid"""
"""A turn never changes, so a copy of a conversation is its turns up to one of them."""

SCHEMA_VERSION = 2
SCHEMA = (
    "create table conversation (id text primary key, begun text not null default current_timestamp) without rowid",
    """create table turn (
      conversation text not null references conversation (id),
      seq integer not null,
      text text not null,
      body text not null,
      version text not null,
      at text not null default current_timestamp,
      primary key (conversation, seq)
    )""",
    SHARED,
    f"pragma user_version = {SCHEMA_VERSION}",
)
MIGRATIONS = {1: (SHARED, "pragma user_version = 2")}
"""What brings a file of an older version to the next."""


class SqliteStore:
    """A store in the file at `path`, made when it is not there.

    >>> store = SqliteStore(Path(":memory:"))
    >>> turn = store.append(None, "help", ())
    >>> [t.text for t in store.read(turn.conversation).turns]
    ['help']
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._version = version("petaday")
        try:
            self._db = _open(path)
        except (OSError, sqlite3.Error) as error:
            raise UnavailableError(f"{path}: {error}") from error

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._db.execute(begin)
                try:
                    yield self._db
                except BaseException:
                    self._db.rollback()
                    raise
                self._db.commit()
            except sqlite3.Error as error:
                raise UnavailableError(str(error)) from error

    def read(self, conversation: str) -> Conversation | None:
        """The conversation of this id, or None."""
        with self._transaction("begin") as db:
            own = db.execute("select id, null from conversation where id = ?", [conversation]).fetchone()
            copy = own or db.execute("select conversation, last from shared where id = ?", [conversation]).fetchone()
            if copy is None:
                return None
            found = db.execute(
                "select seq, text, body from turn where conversation = ? and seq <= coalesce(?, seq) order by seq",
                copy,
            )
            return Conversation(conversation, tuple(Turn(conversation, *row) for row in found), own is None)

    def share(self, conversation: str) -> str:
        """The id of a copy of this conversation as it is now; a copy of a copy is the same copy."""
        with self._transaction("begin immediate") as db:
            if db.execute("select 1 from shared where id = ?", [conversation]).fetchone():
                return conversation
            (last,) = db.execute("select max(seq) from turn where conversation = ?", [conversation]).fetchone()
            found = db.execute("select id from shared where conversation = ? and last = ?", [conversation, last])
            if row := found.fetchone():
                return str(row[0])
            copy = secrets.token_urlsafe(18)
            db.execute("insert into shared (id, conversation, last) values (?, ?, ?)", [copy, conversation, last or 0])
        return copy

    def append(self, conversation: str | None, text: str, parts: tuple[Part, ...]) -> Turn:
        """Keep message and reply together; None begins a conversation."""
        body = PARTS.dump_json(parts).decode()
        with self._transaction("begin immediate") as db:
            if conversation is None:
                conversation = secrets.token_urlsafe(18)
                db.execute("insert into conversation (id) values (?)", [conversation])
            (last,) = db.execute("select max(seq) from turn where conversation = ?", [conversation]).fetchone()
            turn = Turn(conversation, (last or 0) + 1, text, body)
            db.execute(
                "insert into turn (conversation, seq, text, body, version) values (?, ?, ?, ?, ?)",
                [conversation, turn.seq, text, body, self._version],
            )
        return turn

    def ready(self) -> None:
        """Return when the file answers."""
        with self._transaction("begin") as db:
            db.execute("select count(*) from conversation where id = ''")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


def _open(path: Path) -> sqlite3.Connection:
    if str(path) != ":memory:":
        path.parent.mkdir(parents=True, exist_ok=True)
    # One connection for all threads, under our lock: two of them in one process meet SQLite's WAL-reset bug (3.51.2
    # and before). Autocommit, because the module's own transactions begin too late to hold the write lock.
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")  # an acknowledged turn survives a power cut, not only a crash
    db.execute("pragma foreign_keys = on")
    db.execute("begin immediate")  # two processes may be making the file at once
    found = db.execute("pragma user_version").fetchone()[0]
    if found == 0:
        for statement in SCHEMA:
            db.execute(statement)
    while found in MIGRATIONS:
        for statement in MIGRATIONS[found]:
            db.execute(statement)
        found += 1
    db.commit()
    if found not in {0, SCHEMA_VERSION}:
        db.close()
        raise sqlite3.DatabaseError(f"made by another version of petaday (schema {found})")
    return db
