"""Counts, times and logs every request; the log holds neither messages nor addresses."""

from __future__ import annotations

import json
import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from petaday_service.conversation.limits import Refused
from petaday_service.http.origin import answer
from petaday_service.serving.log import log_fault, logger
from petaday_service.serving.metrics import Metrics, door

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Observe:
    """Outermost ASGI middleware: measures each request, and answers an unexpected exception with status 500."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request; then count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, sent = time.perf_counter(), 0, 0

        async def watched(message: Message) -> None:
            nonlocal status, sent
            status = message.get("status", status)
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as fault:
            log_fault(fault)
            if not status:
                message = "Something went wrong on our side; nothing of the message was kept."
                await answer(Refused.because(500, "fault", message))(scope, receive, watched)
        finally:
            self._count(scope, status, sent, time.perf_counter() - begun)

    def _count(self, scope: Scope, status: int, sent: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "other"
        through = door(scope["path"])
        self._metrics.count(through, method, status, seconds)
        if not logger.isEnabledFor(logging.INFO):
            return
        line = {"door": through, "method": method, "status": status, "bytes": sent, "ms": round(seconds * 1000, 1)}
        logger.info(json.dumps({"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **line}))
