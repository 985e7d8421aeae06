"""`/readyz`: tries to write to the store, one attempt at a time."""

from __future__ import annotations

import asyncio

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from petaday_service.conversation.turns import Store, UnavailableError
from petaday_service.http.origin import answer
from petaday_service.serving.service import unavailable


class Readiness:
    """The endpoint; requests during an attempt share its result."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._attempt: asyncio.Task[None] | None = None

    async def page(self, _: Request) -> Response:
        """Answers 200 when a write succeeded, else 503."""
        if self._attempt is None or self._attempt.done():
            self._attempt = asyncio.ensure_future(anyio.to_thread.run_sync(self._store.ready))
        try:
            await asyncio.shield(self._attempt)
        except UnavailableError as error:
            return answer(unavailable(error))
        return JSONResponse({"status": "ready"})
