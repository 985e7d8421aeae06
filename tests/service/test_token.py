"""The doors for programs: open to this machine, or to who has the token."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from petaday_service.app import create
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES, app

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
