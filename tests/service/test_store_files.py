"""Files and tables: what earlier versions made goes on working, what is none of ours is left alone."""

from __future__ import annotations

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from petaday_service.conversation.turns import UnavailableError
from petaday_service.store import SqliteStore
from petaday_service.store.address import address
from petaday_service.store.choose import choose
from petaday_service.store.tables import METADATA
from stores import REPLY, store

FIRST = """
create table conversation (id text primary key, begun text not null default current_timestamp) without rowid;
create table turn (
  conversation text not null references conversation (id),
  seq integer not null,
  text text not null,
  body text not null,
  version text not null,
  at text not null default current_timestamp,
  primary key (conversation, seq)
);
insert into conversation (id) values ('old-one');
insert into turn (conversation, seq, text, body, version) values ('old-one', 1, '2 days', '[]', '0.1.0');
pragma user_version = 1;
"""
"""A file of the first version, to the letter, with a conversation in it."""

SECOND = f"""{FIRST}
create table shared (
  id text primary key,
  conversation text not null references conversation (id),
  last integer not null
) without rowid;
insert into shared values ('copy', 'old-one', 1);
pragma user_version = 2;
"""


def made(path: Path, script: str) -> Path:
    db = sqlite3.connect(path)
    db.executescript(script)
    db.close()
    return path


def prepared(database: str) -> Engine:
    """A connection of our own to a database whose tables are made."""
    one = store(database)
    one.ready()
    one.close()
    return create_engine(address(database))


@pytest.mark.parametrize("script", [FIRST, SECOND], ids=["first", "second"])
def test_a_file_made_before_there_were_migrations_goes_on(tmp_path: Path, script: str) -> None:
    path = made(tmp_path / "petaday.db", script)
    for again in range(2):
        one = SqliteStore(path)
        assert one.append("old-one", "3 days", REPLY).seq == 2 + again
        found = one.read("old-one")
        assert found is not None
        assert [turn.text for turn in found.turns] == ["2 days", "3 days", "3 days"][: 2 + again]
        assert one.read(one.share("old-one")) is not None
        assert (one.read("copy") is not None) == (script == SECOND)
        one.close()


def test_many_may_open_an_old_file_at_once(tmp_path: Path) -> None:
    path = made(tmp_path / "petaday.db", FIRST)
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: SqliteStore(path), range(4)))
    for one in stores:
        found = one.read("old-one")
        assert found is not None
        assert [turn.text for turn in found.turns] == ["2 days"]
        one.close()


def test_the_migrations_make_the_tables_the_code_knows(database: str) -> None:
    engine = prepared(database)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "petaday.db", "pragma user_version = 99")
    with pytest.raises(UnavailableError, match=f"{path}: made by another version"):
        SqliteStore(path)


def test_a_database_of_a_later_version_is_left_alone(database: str) -> None:
    engine = prepared(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    engine.dispose()
    one = store(database)
    with pytest.raises(UnavailableError, match=": made by a later version"):
        one.ready()
    one.close()


def test_what_is_no_store_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but a text long enough to be looked at" * 20)
    for path in (tmp_path, tmp_path / "notes.txt", tmp_path / "notes.txt" / "below"):
        with pytest.raises(UnavailableError, match=str(path)):
            SqliteStore(path)


def test_what_is_kept_is_on_disk_and_not_on_its_way_there(tmp_path: Path) -> None:
    one = SqliteStore(tmp_path / "petaday.db")
    engine = one._engines.writing
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous")]
    one.close()
    assert found == ["wal", 2]
    assert not Path(f"{tmp_path}/petaday.db-wal").exists()


def test_a_store_that_is_dropped_closes_its_connections(tmp_path: Path) -> None:
    """As long as one is open, SQLite's log lies beside the file."""
    one = SqliteStore(tmp_path / "petaday.db")
    one.append(None, "2 days", REPLY)
    assert (tmp_path / "petaday.db-wal").exists()
    del one
    gc.collect()
    assert [file.name for file in tmp_path.iterdir()] == ["petaday.db"]


def test_a_store_that_cannot_be_opened_leaves_no_connection(tmp_path: Path) -> None:
    file = tmp_path / "petaday.db"
    file.write_bytes(b"no database at all, and long enough to be looked at" * 20)
    open_files = Path("/proc/self/fd")
    before = len(list(open_files.iterdir()))
    with pytest.raises(UnavailableError):
        SqliteStore(file)
    with pytest.raises(UnavailableError):
        choose(file, None, file)
    assert len(list(open_files.iterdir())) == before
