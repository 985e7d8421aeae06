"""Serves MCP over HTTP; its library is loaded at the first call, as that takes a second."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from contextvars import ContextVar
from importlib.util import find_spec
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from petaday_service.conversation.limits import Refused
from petaday_service.http.body import body
from petaday_service.http.client import client
from petaday_service.http.origin import answer
from petaday_service.serving.service import Service

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager


class Mcp:
    """The ASGI application at `/mcp`: streamable HTTP without sessions, so that any process can answer."""

    def __init__(self, service: Service, hosts: Collection[str]) -> None:
        self._service = service
        self._hosts = hosts
        self._tasks: TaskGroup | None = None
        self._app: ASGIApp | None = None
        self._starting = anyio.Lock()
        self._caller: ContextVar[str] = ContextVar("caller", default="")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Context in which calls are served; entered with the application's lifespan."""
        async with anyio.create_task_group() as self._tasks:
            yield
            self._tasks.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a call or refuse it."""
        try:
            if find_spec("mcp") is None:
                message = "MCP is not installed here: pip install 'petaday[mcp]'."
                raise Refused.because(501, "no-mcp", message)
            if scope["method"] == "POST":
                self._caller.set(
                    client(HTTPConnection(scope))
                )  # the library answers in a task that this one begins, and inherits it
                self._admit(scope)
                receive = await self._arrived(scope, receive)
        except Refused as refused:
            await answer(refused)(scope, receive, send)
            return
        app = await self._started()
        await app(scope, receive, send)

    def _admit(self, scope: Scope) -> None:
        length = Headers(scope=scope).get("content-length", "0")
        most = self._service.limits.text_characters
        self._service.admit(min(int(length), most) if length.isdecimal() else most, client(HTTPConnection(scope)))

    def _pay(self, characters: int, seconds: float) -> None:
        self._service.pay(self._caller.get(), characters, seconds)

    async def _arrived(self, scope: Scope, receive: Receive) -> Receive:
        """Reads the whole body within its time limit and returns a `receive` that gives it in one piece."""
        data = await body(Request(scope, receive), "application/json", self._service.limits, "replay_bytes")
        pieces: list[Message] = [{"type": "http.request", "body": data, "more_body": False}]

        async def again() -> Message:
            return pieces.pop() if pieces else await receive()

        return again

    async def _started(self) -> ASGIApp:
        async with self._starting:
            if self._app is None:
                assert self._tasks, "the app's lifespan has not begun"
                self._app = await self._tasks.start(self._run)
            return self._app

    async def _run(self, *, task_status: TaskStatus[ASGIApp]) -> None:
        """Holds the library's tasks open, as they have to end in the task that began them."""
        manager = await anyio.to_thread.run_sync(self._manager)
        async with manager.run():
            task_status.started(manager.asgi_app)
            await anyio.sleep_forever()

    def _manager(self) -> StreamableHTTPSessionManager:
        from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

        from petaday_service.mcp.server import server  # noqa: PLC0415

        limits = self._service.limits
        names = [f"[{host}]" if ":" in host else host for host in self._hosts]
        names += [f"{name}:*" for name in names]
        made = server(self._service.casebook, limits, self._service.metrics.answering, self._pay)
        made.streamable_http_app(
            json_response=True,
            stateless_http=True,
            max_request_body_size=limits.replay_bytes,
            transport_security=TransportSecuritySettings(
                allowed_hosts=names,
                allowed_origins=[f"{scheme}://{name}" for scheme in ("http", "https") for name in names],
            ),
        )
        return made.session_manager
