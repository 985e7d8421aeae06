"""The tests have no network: this machine is reached, and no other, by Python or by a page."""

from __future__ import annotations

import asyncio
import socket
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser, Error

from offline import NetworkError

ELSEWHERE = "192.0.2.1"
"""An address that belongs to nobody (RFC 5737)."""


def test_a_socket_reaches_no_other_machine() -> None:
    with socket.socket() as one, pytest.raises(NetworkError, match=r"wanted 192\.0\.2\.1"):
        one.connect((ELSEWHERE, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(NetworkError):
        one.sendto(b"", (ELSEWHERE, 53))


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(NetworkError, match=r"wanted example\.org"):
        urllib.request.urlopen("http://example.org")
    with pytest.raises(NetworkError):
        asyncio.run(_opened())


async def _opened() -> None:
    await asyncio.open_connection(ELSEWHERE, 443)


class Answer(BaseHTTPRequestHandler):
    """Says where it is."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"here")

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_this_machine_is_reached() -> None:
    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with urllib.request.urlopen(f"http://localhost:{server.server_port}") as answer:
            assert answer.read() == b"here"


@pytest.mark.browser
def test_a_page_reaches_no_other_machine(chromium: Browser) -> None:
    page = chromium.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org")
    page.close()
