"""The socket that is listened on."""

from __future__ import annotations

import socket


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one.

    An answer leaves in two pieces, and without NODELAY the second would wait for the client to confirm the first, some
    40 ms. asyncio turns it on by itself only for sockets that name their protocol, which `create_server` does not do.
    """
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # those it accepts inherit it
    return listening
