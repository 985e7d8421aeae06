"""The socket that is listened on, and the server that does."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from petaday_service.conversation.limits import Limits
from petaday_service.http.header_timeout import punctual


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one.

    An answer leaves in two pieces, and without NODELAY the second would wait for the client to confirm the first, some
    40 ms. asyncio turns it on by itself only for sockets that name their protocol, which `create_server` does not do.
    """
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # those it accepts inherit it
    return listening


def server(app: ASGIApp, limits: Limits, goodbye: int = 5) -> uvicorn.Server:
    """What serves the app; it waits so many seconds for answers that are under way when it is told to stop."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=punctual(limits.head_seconds),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=goodbye,
        )
    )
