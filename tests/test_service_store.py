"""The store: what is acknowledged is kept, in order, whole."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from petaday_service.conversation import Turn, UnavailableError
from petaday_service.parts import Text
from petaday_service.store import SqliteStore

REPLY = (Text(text="so it is"),)


def test_a_turn_is_message_and_reply_and_is_there_after_reopening(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "new" / "petaday.db")
    turn = store.append(None, "2 * 3\n", REPLY)
    store.close()
    found = SqliteStore(tmp_path / "new" / "petaday.db").read(turn.conversation)
    assert found is not None
    assert found.turns == (turn,)
    assert found.turns[0].parts == REPLY


def test_two_connections_append_to_one_conversation_without_gap_or_loss(tmp_path: Path) -> None:
    stores = [SqliteStore(tmp_path / "petaday.db") for _ in range(2)]
    conversation = stores[0].append(None, "first", REPLY).conversation
    with ThreadPoolExecutor(4) as threads:
        turns = list(threads.map(lambda n: stores[n % 2].append(conversation, str(n), REPLY), range(100)))
    assert sorted(turn.seq for turn in turns) == list(range(2, 102))
    for store in stores:
        found = store.read(conversation)
        assert found is not None
        assert [turn.text for turn in found.turns[1:]] == [turn.text for turn in sorted(turns, key=lambda t: t.seq)]


def test_nothing_of_a_turn_is_kept_when_a_part_of_it_fails(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "petaday.db")
    with pytest.raises(UnicodeEncodeError):
        store.append(None, "\ud800", REPLY)
    with sqlite3.connect(tmp_path / "petaday.db") as other:
        assert other.execute("select count(*) from conversation").fetchone() == (0,)
    other.close()
    assert store.append(None, "after it", REPLY).seq == 1


def test_a_conversation_that_was_never_begun_is_not_there() -> None:
    store = SqliteStore(Path(":memory:"))
    assert store.read("made-up") is None
    with pytest.raises(UnavailableError):
        store.append("made-up", "text", REPLY)


def test_a_store_that_is_closed_says_so() -> None:
    store = SqliteStore(Path(":memory:"))
    store.ready()
    store.close()
    with pytest.raises(UnavailableError):
        store.ready()


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "petaday.db") as later:
        later.execute("pragma user_version = 99")
    later.close()
    with pytest.raises(UnavailableError, match="another version"):
        SqliteStore(tmp_path / "petaday.db")


def test_what_is_no_store_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but a text long enough to be looked at" * 20)
    for path in (tmp_path, tmp_path / "notes.txt", tmp_path / "notes.txt" / "below"):
        with pytest.raises(UnavailableError, match=str(path)):
            SqliteStore(path)


def test_many_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        stores = list(threads.map(lambda _: SqliteStore(tmp_path / "petaday.db"), range(8)))
    assert [store.append(None, "first", REPLY).seq for store in stores] == [1] * 8


def test_a_reply_kept_in_another_form_does_not_hide_its_message() -> None:
    (part,) = Turn("c", 1, "2 * 3", '[{"kind": "hologram"}]').parts
    assert (part.kind, getattr(part, "code", "")) == ("error", "other-version")
