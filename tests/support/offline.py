"""No test reaches another machine: whoever tries ends with an error, and so does a browser's page.

What petaday does without a network is only shown where there is none. A process that a test starts is not stopped:
those that install a package are marked slow, and say so.
"""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

LOCAL = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})
CHROMIUM = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1"
"""What a browser is started with, so that it finds no other machine either."""


class NetworkError(RuntimeError):
    """A test wanted to reach another machine; no OSError, which a program may take for its own."""


def is_local(host: object) -> bool:
    """Whether an address is this machine's own, as it is handed to a socket.

    >>> [is_local(host) for host in (None, "localhost", "127.0.0.1", "::1", "192.0.2.1", b"example.org")]
    [True, True, True, True, False, False]
    """
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.rstrip(".").lower() in LOCAL:
        return True
    try:
        found = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified


def _look(event: str, given: tuple[Any, ...]) -> None:
    """Called by Python before a name is looked up, and before a socket connects or sends."""
    if event == "socket.getaddrinfo":
        host = given[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(given[1], tuple):
        host = given[1][0]
    else:
        return
    if not is_local(host):
        raise NetworkError(f"a test may reach this machine alone, and wanted {host}")


sys.addaudithook(_look)
