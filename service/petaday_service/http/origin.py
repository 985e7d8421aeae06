"""Refuses requests for a foreign host name, and writes from pages of another origin."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from petaday_service.conversation.limits import Refused

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Refuses a host that is not ours (DNS rebinding) and a write sent by another site's page (request forgery).

    Programs send neither `Origin` nor `Sec-Fetch-Site` and are let through.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOCAL_HOSTS) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request or refuse it."""
        if scope["type"] == "http":
            try:
                self._check(scope["method"], Headers(scope=scope))
            except Refused as refused:
                await answer(refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, method: str, headers: Headers) -> None:
        host = headers.get("host", "")
        if host_name(host) not in self._hosts:
            message = "This service does not answer to that host name; start it with --allow-host to let it."
            raise Refused.because(421, "host", message)
        if method in SAFE_METHODS:
            return
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"} or (
            origin is not None and urlsplit(origin).netloc != host
        ):
            raise Refused.because(403, "origin", "Messages are taken from this service's own pages and from programs.")


def answer(refused: Refused) -> JSONResponse:
    """The JSON response of a refusal."""
    error = refused.error.model_dump(exclude={"kind"})
    return JSONResponse({"error": error}, refused.status, dict(refused.headers))


@lru_cache(maxsize=100)
def host_name(host: str) -> str | None:
    """The name in a `Host` header; None where it cannot be read.

    >>> host_name("localhost:8018"), host_name("[::1]:80"), host_name("[")
    ('localhost', '::1', None)
    """
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # an unclosed bracket
        return None
