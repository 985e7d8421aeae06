"""A store that cannot keep any more says so, and acknowledges nothing: a full disk, a file that was taken away."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from petaday_service.app import create
from petaday_service.conversation.turns import UnavailableError
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from petaday_service.store.engines import patiently
from service_door import NO_CASES, ask, say


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file can grow beyond this size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_not_ready_and_one_with_room_again_is(tmp_path: Path) -> None:
    path = tmp_path / "petaday.db"
    door = create(Service(SqliteStore(path), NO_CASES))
    assert ask(door, "GET", "/readyz").status_code == 200
    with full_disk(Path(f"{path}-wal").stat().st_size):
        assert ask(door, "GET", "/readyz").status_code == 503
        assert say(door, "2 days").status_code == 503
    assert ask(door, "GET", "/readyz").status_code == 200
    conversation = say(door, "2 days").json()["conversation"]
    assert ask(door, "GET", f"/api/v1/conversations/{conversation}").json()["turns"][0]["text"] == "2 days"


def test_asking_whether_it_is_ready_leaves_nothing_behind(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "petaday.db")
    store.ready()
    store.close()
    with sqlite3.connect(tmp_path / "petaday.db") as found:
        assert found.execute("select count(*) from conversation").fetchone() == (0,)
    found.close()


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = SqliteStore(path.with_name("other.db"))
    other.close()
    path.with_name("other.db").replace(path)


@pytest.mark.parametrize("happens", [deleted, replaced])
def test_a_file_that_was_taken_away_is_said_and_nothing_acknowledged_any_more(
    tmp_path: Path, happens: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "petaday.db"
    door = create(Service(SqliteStore(path), NO_CASES))
    conversation = say(door, "2 days").json()["conversation"]
    kept = path.with_name("kept.db")
    os.link(path, kept)
    happens(path)
    for answer in (
        say(door, "3 days"),
        say(door, "3 days", conversation),
        ask(door, "GET", "/readyz"),
        ask(door, "GET", f"/api/v1/conversations/{conversation}"),
    ):
        assert answer.status_code == 503
    told = f"{path}: the file was deleted or replaced while it was open; put it back, or start anew"
    assert f'{{"unavailable": "{told}"}}' in caplog.messages
    kept.replace(path)
    assert ask(door, "GET", "/readyz").status_code == 200
    assert say(door, "4 days", conversation).status_code == 200


def test_a_log_that_was_deleted_is_said_and_what_was_acknowledged_is_there_after_a_new_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "petaday.db"
    store = SqliteStore(path)
    door = create(Service(store, NO_CASES))
    conversation = say(door, "2 days").json()["conversation"]
    Path(f"{path}-wal").unlink()
    assert [say(door, "3 days", conversation).status_code, ask(door, "GET", "/readyz").status_code] == [503, 503]
    assert "its log (-wal) was deleted while it was open; end petaday in order and start it anew" in caplog.text
    store.close()
    again = create(Service(SqliteStore(path), NO_CASES))
    turns = ask(again, "GET", f"/api/v1/conversations/{conversation}").json()["turns"]
    assert [turn["text"] for turn in turns] == ["2 days"]


OPENING = """
import sys
from pathlib import Path
from petaday_service.store import SqliteStore
SqliteStore(Path(sys.argv[1]))
"""


def test_many_processes_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENING, str(tmp_path / "petaday.db")]
    opening = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    said = [process.communicate(timeout=100)[1] for process in opening]
    assert [process.returncode for process in opening] == [0] * 6, said


def test_a_locked_database_is_tried_again_and_another_fault_is_not() -> None:
    faults = iter([sqlite3.OperationalError("database is locked"), sqlite3.OperationalError("database is locked")])

    def attempt() -> str:
        for fault in faults:
            raise fault
        return "opened"

    assert patiently(attempt) == "opened"
    tried: list[int] = []

    def broken() -> None:
        tried.append(1)
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(sqlite3.OperationalError, match="disk"):
        patiently(broken)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        patiently(lambda: _raise("database table is locked"), seconds=0)
    assert tried == [1]


def _raise(said: str) -> None:
    raise sqlite3.OperationalError(said)


def test_what_cannot_be_kept_is_unavailable(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "petaday.db")
    (tmp_path / "petaday.db").unlink()
    with pytest.raises(UnavailableError, match="deleted or replaced"):
        store.append(None, "2 days", ())
    store.close()
