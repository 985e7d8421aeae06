"""`petaday serve` and its database: which one, what is wrong with it, and several processes behind one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from tests.service.test_command import SERVE

from postgres_server import Postgres

COMMAND = (sys.executable, "-c", SERVE, "serve", "--no-build", "--port", "0")


@contextmanager
def serving(url: str, folder: Path) -> Iterator[tuple[httpx.Client, str]]:
    """A client of a server with this database, and what the server says of it."""
    given = os.environ | {"PETADAY_DATABASE_URL": url}
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.PIPE, text=True, env=given) as process:
        assert process.stdout
        try:
            where = re.search(r"http://[^/]+", process.stdout.readline())
            assert where
            with httpx.Client(base_url=where[0], timeout=30) as client:
                yield client, process.stdout.readline()
        finally:
            process.send_signal(signal.SIGINT)


def said(client: httpx.Client, text: str, conversation: str | None = None) -> httpx.Response:
    return client.post("/api/v1/messages", json={"text": text, "conversation": conversation})


def test_it_says_which_database_without_its_password(postgres: Postgres, tmp_path: Path) -> None:
    url = postgres.database().replace("petaday@", "petaday:secret@")
    with serving(url, tmp_path) as (client, told):
        folder, name = url.partition("host=")[2], url.partition("@/")[2].partition("?")[0]
        assert told == f"petaday: conversations in PostgreSQL at {folder}, database {name}\n"
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("mysql://me:secret@host/talks", "`mysql:` is no database petaday knows; write postgresql://"),
        ("talks", "it is no URL of a database; write postgresql://"),
        ("postgresql://me:se@cret@host/talks", "an `@` or `/` of a password is written %40 or %2F in a URL"),
        ("postgresql://me:secret@host/talks?sslmod=off", 'invalid connection option "sslmod"; write postgresql://'),
        ("sqlite:///", "it names no file; write sqlite:///file"),
    ],
)
def test_a_wrong_url_is_said_in_one_line_without_its_password(tmp_path: Path, url: str, wrong: str) -> None:
    given = os.environ | {"PETADAY_DATABASE_URL": url}
    done = subprocess.run(COMMAND, cwd=tmp_path, capture_output=True, text=True, env=given, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"petaday: PETADAY_DATABASE_URL: {wrong}")
    assert done.stderr.count("\n") == 1
    assert "cret" not in done.stderr + done.stdout


def test_it_starts_without_its_database_and_goes_on_when_that_comes_and_comes_back(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.database()
    with ExitStack() as running:
        with postgres.down():
            client, told = running.enter_context(serving(url, tmp_path))
            assert "as soon as it answers (connection" in told
            assert client.get("/healthz").status_code == 200
            assert client.get("/readyz").status_code == 503
            refused = said(client, "2 days * 3 PF")
            assert (refused.status_code, refused.json()["error"]["code"]) == (503, "unavailable")
        assert client.get("/readyz").status_code == 200
        conversation = said(client, "2 days * 3 PF").json()["conversation"]
        with postgres.down():
            assert client.get("/readyz").status_code == 503
            assert said(client, "3 days * 3 PF", conversation).status_code == 503
        assert said(client, "4 days * 3 PF", conversation).json()["seq"] == 2


def test_two_processes_behind_one_database_serve_one_conversation(database: str, tmp_path: Path) -> None:
    with ExitStack() as both:
        clients = [both.enter_context(serving(database, tmp_path))[0] for _ in range(2)]
        conversation = said(clients[0], "1 day").json()["conversation"]
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(lambda n: said(clients[n % 2], f"ans + {n} days", conversation), range(1, 25)))
        assert [answer.status_code for answer in answers] == [200] * 24
        histories = [client.get(f"/api/v1/conversations/{conversation}").json() for client in clients]
    assert histories[0] == histories[1]
    turns = histories[0]["turns"]
    assert [turn["seq"] for turn in turns] == list(range(1, 26))
    # every reply knew the one before it, whichever process gave that
    results = [turn["parts"][0]["report"]["value"] / 86_400 for turn in turns]
    added = [int(turn["text"].split()[2]) for turn in turns[1:]]
    assert [after - before for before, after in pairwise(results)] == added
