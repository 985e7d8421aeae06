"""The doors for programs: open to this machine, or to who has the token."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES, app, ask
from service_server import listening

DOORS = ["/api/v1/openapi.json", "/v1/models", "/metrics"]


def status(door: ASGIApp, path: str, client: str = "127.0.0.1", host: str = "localhost", token: str = "") -> int:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(door, client=(client, 1))
        headers = {"authorization": token} if token else {}
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}", headers=headers) as asking:
            return await asking.get(path)

    return asyncio.run(send()).status_code


@pytest.mark.parametrize("path", DOORS)
def test_without_a_token_only_this_machine_is_served(path: str) -> None:
    door = create(Service(SqliteStore(Path(":memory:")), NO_CASES), hosts={"localhost", "petaday.example"})
    assert status(door, path) == 200
    assert status(door, path, client="10.0.0.9") == 403
    assert status(door, path, host="petaday.example") == 403  # as a proxy on this machine passes it on


FORWARDED = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"]


@pytest.mark.parametrize("header", FORWARDED)
def test_what_a_proxy_asks_for_needs_the_token(header: str) -> None:
    headers = {header: "127.0.0.1"}
    assert ask(app(), "GET", "/v1/models", headers=headers).status_code == 403
    assert ask(app(), "GET", "/chat", headers=headers).status_code == 200
    with_token = headers | {"authorization": "Bearer sesame"}
    assert ask(app(token="sesame"), "GET", "/v1/models", headers=with_token).status_code == 200


@pytest.mark.parametrize(("version", "answered"), [("1.0", 403), ("1.1", 200)])
def test_http_1_0_as_a_plain_proxy_of_nginx_speaks_it_needs_the_token(version: str, answered: int) -> None:
    with listening(app()) as where, socket.create_connection(("127.0.0.1", int(where.rpartition(":")[2]))) as client:
        client.sendall(f"GET /v1/models HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert client.makefile("rb").readline().split()[1] == str(answered).encode()


@pytest.mark.parametrize("path", DOORS)
def test_where_other_machines_reach_the_port_no_program_is_served_without_a_token(path: str) -> None:
    store = SqliteStore(Path(":memory:"))
    assert status(create(Service(store, NO_CASES), alone=False), path) == 403
    assert status(create(Service(store, NO_CASES), alone=False), "/chat") == 200
    assert status(create(Service(store, NO_CASES), token="sesame", alone=False), path, token="Bearer sesame") == 200


def test_who_asks_is_taken_from_a_header_only_behind_a_proxy() -> None:
    for proxy, expected in ((False, [200, 429, 429]), (True, [200, 200, 200])):
        door = app(Limits(burst=1, per_second=0.001), token="sesame")
        with listening(door, proxy=proxy) as where, httpx.Client(headers={"authorization": "Bearer sesame"}) as client:
            url = f"{where}/api/v1/messages"
            answers = [
                client.post(url, json={"text": "help"}, headers={"x-forwarded-for": f"10.0.0.{n}"}) for n in range(3)
            ]
        assert [answer.status_code for answer in answers] == expected


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("given", ["", "sesame", "Basic sesame", "Bearer", "Bearer sesam"])
def test_with_a_token_who_does_not_send_it_is_refused(path: str, given: str) -> None:
    assert status(app(token="sesame"), path, token=given) == 401


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("given", ["Bearer sesame", "bearer sesame"])
def test_with_a_token_who_sends_it_is_served_from_anywhere(path: str, given: str) -> None:
    assert status(app(token="sesame"), path, client="10.0.0.9", token=given) == 200


def test_the_page_needs_no_token() -> None:
    assert status(app(token="sesame"), "/chat", client="10.0.0.9") == 200


def test_the_command_takes_the_token_from_the_environment_and_logs_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "petaday", "serve", "--no-build", "--port", "0", "--data", "x.db", "--log"]
    environment = {**os.environ, "PETADAY_TOKEN": "sesame"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        where = process.stdout.readline().split()[-1].removesuffix("/chat")
        assert httpx.get(f"{where}/v1/models").status_code == 401
        assert httpx.get(f"{where}/v1/models", headers={"authorization": "Bearer sesame"}).status_code == 200
        process.send_signal(signal.SIGINT)
        lines = [json.loads(line) for line in process.stderr]
        assert [(line["door"], line["status"]) for line in lines] == [("v1", 401), ("v1", 200)]
        assert process.wait(10) == 0
