"""A way into the service for tests: in this process, through real requests."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from petaday.casebook import Casebook
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore

NO_CASES = Casebook(pages=())


def app(
    limits: Limits | None = None,
    site: Path | None = None,
    token: str | None = None,
    casebook: Casebook = NO_CASES,
) -> ASGIApp:
    """A service of its own, with nothing said yet."""
    return create(Service(SqliteStore(Path(":memory:")), casebook, limits), site, token=token)


def ask(door: ASGIApp, method: str, path: str, **request: Any) -> httpx.Response:
    """One request, as `httpx` sends it to localhost."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(door, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path, **request)

    return asyncio.run(send())


def say(door: ASGIApp, text: str, conversation: str | None = None) -> httpx.Response:
    """One message over the API."""
    return ask(door, "POST", "/api/v1/messages", json={"text": text, "conversation": conversation})
