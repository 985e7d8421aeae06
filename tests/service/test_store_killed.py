"""kill -9 in the middle of writing, a hundred times: nothing acknowledged is lost, nothing is there by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict

import pytest
from sqlalchemy import create_engine

from killed_writer import reply
from petaday_service.store.address import address
from places import TESTS
from stores import REPLY, store

pytestmark = pytest.mark.killed

ROUNDS = 100
LONGEST_SECONDS = 0.04
MOMENTS = random.Random(1)
WRITER = TESTS / "support" / "killed_writer.py"


def test_no_acknowledged_turn_is_lost_when_the_writer_is_killed(database: str) -> None:
    one = store(database)
    shared = one.append(None, "first", REPLY).conversation
    one.close()
    acknowledged: set[tuple[str, ...]] = set()
    command = [sys.executable, str(WRITER), database, shared]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        for number in range(ROUNDS):
            acknowledged |= {tuple(line.split()) for line in killed(writer, number)}
            assert sound(database)
        assert writer.stdin
        writer.stdin.close()
    assert len(acknowledged) > ROUNDS
    kept = turns(database)
    assert acknowledged <= {(conversation, str(seq), text) for conversation, seq, text, _ in kept}
    assert {body == reply(text) for _, _, text, body in kept if text != "first"} == {True}
    numbers = defaultdict(list)
    for conversation, seq, _, _ in kept:
        numbers[conversation].append(seq)
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())
    assert set(numbers) == {conversation for (conversation,) in rows(database, "select id from conversation")}


def killed(writer: subprocess.Popen[str], number: int) -> list[str]:
    """What a writer acknowledged until its end, which comes at a random moment of its life, or while it writes."""
    assert writer.stdin
    assert writer.stdout
    print(number, file=writer.stdin, flush=True)
    said: list[str] = []
    pid = 0
    while not pid or (number % 4 and not said):
        line = writer.stdout.readline()
        if line.strip().isdigit():
            pid = int(line)
        else:
            said.append(line)
    time.sleep(MOMENTS.uniform(0, LONGEST_SECONDS))  # the moment is what is tried here
    os.kill(pid, signal.SIGKILL)
    said += iter(writer.stdout.readline, f"over -{signal.SIGKILL.value}\n")
    return said


def turns(database: str) -> list[tuple[str, int, str, str]]:
    found = rows(database, "select conversation, seq, text, body from turn")
    return [(str(row[0]), int(str(row[1])), str(row[2]), str(row[3])) for row in found]


def sound(database: str) -> bool:
    """Whether the database finds nothing wrong with itself."""
    return not database.startswith("sqlite") or rows(database, "pragma integrity_check") == [("ok",)]


def rows(database: str, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(address(database))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    engine.dispose()
    return found
