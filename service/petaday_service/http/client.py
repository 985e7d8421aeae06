"""The address a request comes from."""

from __future__ import annotations

from starlette.requests import HTTPConnection


def client(request: HTTPConnection) -> str:
    """Returns the address of the client; empty for a Unix socket."""
    return request.client.host if request.client else ""
