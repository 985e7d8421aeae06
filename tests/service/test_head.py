"""A request whose head never ends."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES
from service_server import listening

WHOLE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
BEGUN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: "


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[str, int]]:
    limits = Limits(head_seconds=0.5)
    with listening(create(Service(SqliteStore(Path(":memory:")), NO_CASES, limits)), limits) as where:
        at = urlsplit(where)
        assert at.hostname
        assert at.port
        yield at.hostname, at.port


def until_closed(door: socket.socket, dribble: bytes = b"") -> int:
    """How many tenths of a second it takes until the other side hangs up, a byte being sent in each."""
    door.settimeout(0.1)
    for tenth in range(100):
        try:
            door.sendall(dribble)
            if not door.recv(1000):
                return tenth
        except TimeoutError:
            continue
        except ConnectionError:
            return tenth
    raise AssertionError("never closed")


@pytest.mark.parametrize("begun", [b"", BEGUN], ids=["nothing", "half a head"])
def test_it_is_closed_after_its_time(place: tuple[str, int], begun: bytes) -> None:
    with socket.create_connection(place) as door:
        door.sendall(begun)
        assert 3 <= until_closed(door) < 30


def test_a_byte_now_and_then_does_not_buy_time(place: tuple[str, int]) -> None:
    with socket.create_connection(place) as door:
        door.sendall(BEGUN)
        assert 3 <= until_closed(door, b"x") < 30


def test_the_second_request_of_a_connection_has_no_more(place: tuple[str, int]) -> None:
    with socket.create_connection(place) as door:
        door.sendall(WHOLE)
        assert door.recv(1000).startswith(b"HTTP/1.1 200")
        door.sendall(BEGUN)
        assert 3 <= until_closed(door, b"x") < 30


def test_who_is_in_time_is_served_again_and_again(place: tuple[str, int]) -> None:
    with socket.create_connection(place) as door:
        for _ in range(3):
            for byte in WHOLE:
                door.sendall(bytes([byte]))
            answer = door.recv(1000)
            while not answer.endswith(b"}"):
                answer += door.recv(1000)
            assert answer.startswith(b"HTTP/1.1 200")
