"""Checks the bearer token of programs; without a token only this machine is served."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from functools import lru_cache
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from petaday_service.conversation.limits import Refused
from petaday_service.http.origin import LOCAL_HOSTS, answer, host_name

FORWARDING = frozenset({"forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"})
"""Headers that proxies add, beside `X-Forwarded-*`."""


class Bearer:
    """Refuses a request without the token, and where there is none, a request from another machine.

    A request that a proxy passes on comes from this machine, too: it is known by another host name, by a header, or by
    HTTP/1.0, which a plain `proxy_pass` of nginx speaks. Where other machines reach the port itself, all are refused.
    """

    def __init__(
        self, app: ASGIApp, token: str | None, refusal: Callable[[Refused], Response] = answer, *, alone: bool = True
    ) -> None:
        self._app = app
        self._token = token
        self._refusal = refusal
        self._alone = alone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request or refuse it."""
        if scope["type"] == "http":
            try:
                self._check(scope)
            except Refused as refused:
                await self._refusal(refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if self._token is None:
            if not self._alone or not _is_direct(scope, headers):
                message = "Without a token this door is open to its own machine only; start the service with --token."
                raise Refused.because(403, "local-only", message)
            return
        scheme, _, given = headers.get("authorization", "").partition(" ")
        same = hmac.compare_digest(given.strip().encode("latin-1"), self._token.encode())
        if scheme.casefold() != "bearer" or not same:
            message = "Send the token of this service as “Authorization: Bearer …”."
            raise Refused.because(401, "invalid_api_key", message, www_authenticate="Bearer")


def _is_direct(scope: Scope, headers: Headers) -> bool:
    """Whether the request comes from a program of this machine without a proxy between."""
    if scope.get("http_version") == "1.0" or not is_here(scope["client"][0] if scope["client"] else ""):
        return False
    if any(name in FORWARDING or name.startswith("x-forwarded") for name in headers):
        return False
    return host_name(headers.get("host", "")) in LOCAL_HOSTS


@lru_cache(maxsize=100)
def is_here(client: str) -> bool:
    """Whether an address is a loopback address.

    >>> is_here("127.0.0.1"), is_here("::1"), is_here("10.0.0.1"), is_here("")
    (True, True, False, False)
    """
    try:
        return ip_address(client).is_loopback
    except ValueError:  # a Unix socket has no address
        return False
