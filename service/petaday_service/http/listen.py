"""Makes the listening socket and the uvicorn server."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from petaday_service.conversation.limits import Limits
from petaday_service.http.header_timeout import protocol_with_header_timeout


def listen(host: str, port: int) -> socket.socket:
    """Returns a socket that listens on host and port; port 0 is any free one.

    An answer leaves in two pieces, and without NODELAY the second would wait for the client to confirm the first, some
    40 ms. asyncio turns it on by itself only for sockets that name their protocol, which `create_server` does not do.
    """
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # those it accepts inherit it
    return listening


def server(app: ASGIApp, limits: Limits, goodbye: int = 5, *, proxy: bool = False) -> uvicorn.Server:
    """Returns the uvicorn server of the app.

    Args:
        app: the app.
        limits: how long the head of a request may take.
        goodbye: seconds it waits for answers that are under way when it is told to stop.
        proxy: whether a proxy on this machine says in `X-Forwarded-For` who asks; else anybody here could say so.
    """
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=protocol_with_header_timeout(limits.head_seconds),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=proxy,
            forwarded_allow_ips="127.0.0.1,::1",
            timeout_graceful_shutdown=goodbye,
        )
    )
