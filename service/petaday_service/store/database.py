"""The store in a database: reads conversations, and appends many turns in one transaction."""

from __future__ import annotations

import re
import secrets
import threading
import time
import weakref
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import URL, BindParameter, Connection, Engine, bindparam, delete, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError

from petaday_service.conversation.parts import PARTS, Part
from petaday_service.conversation.turns import Conversation, Draft, Kept, MovedOnError, Turn, UnavailableError
from petaday_service.store.address import described, file
from petaday_service.store.engines import WAIT_SECONDS, MissingError, engines, patiently
from petaday_service.store.put import put
from petaday_service.store.schema import SchemaError, prepare
from petaday_service.store.tables import CONVERSATION, SHARED, TURN

UNGUESSABLE = re.compile("[A-Za-z0-9_-]+")
"""What ids are made of; PostgreSQL would not even look for one with U+0000 in it."""

MOMENT = 22
"""Nanoseconds of 2 to this power, four thousandths of a second, are one moment; after half a year they come again."""

ID: BindParameter[str] = bindparam("id")
IDS: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)

OWN = select(CONVERSATION.c.id).where(CONVERSATION.c.id == ID)
COPY = select(SHARED.c.conversation, SHARED.c.last).where(SHARED.c.id == ID)
TURNS = select(TURN.c.seq, TURN.c.text, TURN.c.body).where(TURN.c.conversation == ID).order_by(TURN.c.seq)
TURNS_OF_COPY = TURNS.where(TURN.c.seq <= bindparam("last"))
GONE = delete(CONVERSATION).where(CONVERSATION.c.id == ID)
LOCKED = select(CONVERSATION.c.id).where(CONVERSATION.c.id.in_(IDS)).order_by(CONVERSATION.c.id).with_for_update()
"""In one order for everybody, or two processes that want the same two would wait for each other for ever."""

LAST = (
    select(TURN.c.conversation, func.max(TURN.c.seq)).where(TURN.c.conversation.in_(IDS)).group_by(TURN.c.conversation)
)
COPIED = select(SHARED.c.id).where(SHARED.c.conversation == ID, SHARED.c.last == bindparam("last"))


class DatabaseStore:
    """A store at an address; its tables are brought up to date as soon as the database answers.

    One that is dropped without `close` closes its connections, at the latest when Python ends: SQLite's log is written
    back by the last of them.
    """

    def __init__(self, at: URL) -> None:
        self._at = described(at)
        try:
            self._engines = engines(at)
        except OSError as error:
            raise UnavailableError(f"{self._at}: {error}") from error
        self._end = weakref.finalize(self, self._engines.close)
        self.near = self._engines.near
        self._version = version("petaday")
        self._preparing = threading.Lock()
        self._prepared = self._closed = False

    def read(self, conversation: str) -> Conversation | None:
        """Returns the conversation of this id, or None."""
        if not UNGUESSABLE.fullmatch(conversation):
            return None
        with self._transaction(self._engines.reading) as db:
            if db.execute(OWN, {"id": conversation}).first():
                found = db.execute(TURNS, {"id": conversation})
                return Conversation(conversation, tuple(Turn(conversation, *row) for row in found))
            if copy := db.execute(COPY, {"id": conversation}).first():
                found = db.execute(TURNS_OF_COPY, {"id": copy[0], "last": copy[1]})
                return Conversation(conversation, tuple(Turn(conversation, *row) for row in found), shared=True)
        return None

    def append(self, conversation: str | None, text: str, parts: tuple[Part, ...], after: int | None = None) -> Turn:
        """Stores one message and its reply; None begins a conversation."""
        (kept,) = self.keep([Draft(conversation, text, PARTS.dump_json(parts).decode(), after)])
        if isinstance(kept, Exception):
            raise kept
        return kept

    def keep(self, drafts: Sequence[Draft]) -> list[Kept]:
        """Stores message and reply of each draft in one transaction; they are on disk when it returns."""
        named = sorted({draft.conversation for draft in drafts if draft.conversation is not None})
        with self._transaction(self._engines.writing) as db:
            last = dict.fromkeys(db.execute(LOCKED, {"ids": named}).scalars(), 0) if named else {}
            last |= {row[0]: row[1] for row in db.execute(LAST, {"ids": list(last)})} if last else {}
            kept = [_numbered(draft, last) for draft in drafts]
            turns = [turn for turn in kept if isinstance(turn, Turn)]
            put(db, CONVERSATION, [{"id": turn.conversation} for turn in turns if turn.conversation not in last])
            put(db, TURN, [self._row(turn) for turn in turns])
        return kept

    def share(self, conversation: str) -> str:
        """Returns the id of a copy of this conversation as it is now; a copy of a copy is the same copy."""
        with self._transaction(self._engines.writing) as db:
            if db.execute(COPY, {"id": conversation}).first():
                return conversation
            if not db.execute(LOCKED, {"ids": [conversation]}).first():
                raise UnavailableError("there is no such conversation")
            last = db.execute(LAST, {"ids": [conversation]}).first()
            now = {"conversation": conversation, "last": last[1] if last else 0}
            if found := db.execute(COPIED, {"id": conversation, "last": now["last"]}).scalar():
                return str(found)
            copy = _unguessable()
            db.execute(insert(SHARED), {"id": copy, **now})
        return copy

    def ready(self) -> None:
        """Returns when a row was inserted and deleted on disk: a full disk still answers reads."""
        row = {"id": _unguessable()}
        with self._transaction(self._engines.writing) as db:
            put(db, CONVERSATION, [row])
            db.execute(GONE, row)

    def close(self) -> None:
        """Closes all connections."""
        self._closed = True
        self._end()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        if self._closed:
            raise UnavailableError(f"{self._at}: closed")
        try:
            self._prepare()
            self._engines.there()  # before, or a new connection would make a new file
            with engine.begin() as connection:
                yield connection
            self._engines.there()
        except MissingError as error:
            raise UnavailableError(f"{self._at}: {error}") from error
        except SQLAlchemyError as error:
            raise UnavailableError(f"{self._at}: {_because(error)}") from error

    def _prepare(self) -> None:
        if self._prepared:
            return
        # Not for ever: while a server is away everybody would wait here for the attempts of all before him.
        if not self._preparing.acquire(timeout=WAIT_SECONDS / 2):
            raise UnavailableError(f"{self._at}: not there yet")
        try:
            if not self._prepared:
                patiently(lambda: prepare(self._engines.writing))
                self._engines.opened()
                self._prepared = True
        except SchemaError as error:
            raise UnavailableError(f"{self._at}: {error}") from error
        finally:
            self._preparing.release()

    def _row(self, turn: Turn) -> dict[str, object]:
        return {
            "conversation": turn.conversation,
            "seq": turn.seq,
            "text": turn.text,
            "body": turn.body,
            "version": self._version,
        }


class SqliteStore(DatabaseStore):
    """A store in the file at `path`, made where it is missing; raises at once where that fails.

    >>> store = SqliteStore(Path(":memory:"))
    >>> turn = store.append(None, "help", ())
    >>> [t.text for t in store.read(turn.conversation).turns]
    ['help']
    """

    def __init__(self, path: Path) -> None:
        super().__init__(file(path))
        try:
            self.ready()
        except UnavailableError:
            self.close()
            raise


def _numbered(draft: Draft, last: dict[str, int]) -> Kept:
    """The turn that a draft becomes; `last` holds the last number of each conversation and is counted on."""
    if draft.conversation is None:
        return Turn(_unguessable(), 1, draft.text, draft.body)
    if draft.conversation not in last:
        return UnavailableError("there is no such conversation")
    if draft.after is not None and draft.after != last[draft.conversation]:
        return MovedOnError()
    last[draft.conversation] += 1
    return Turn(draft.conversation, last[draft.conversation], draft.text, draft.body)


def _unguessable() -> str:
    """Returns an id with 112 random bits; ids made one after the other begin alike.

    Spread over all of an index, each new turn has a page of its own to be written, and the larger the file the slower.
    """
    moment = (time.time_ns() >> MOMENT) % 2**32
    return urlsafe_b64encode(moment.to_bytes(4, "big") + secrets.token_bytes(14)).decode()


def _because(error: SQLAlchemyError) -> str:
    """What the database said; only the kind of error where its message may repeat a user's text."""
    said_so = getattr(error, "orig", None) or error
    words = "" if isinstance(error, (DataError, IntegrityError, ProgrammingError)) else str(said_so).partition("\n")[0]
    return words.strip() or type(said_so).__name__
