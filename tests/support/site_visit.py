"""The built site in a real browser: served under a strict policy; fixtures of every test that looks at pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal

import pytest

from site_door import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


class Server(SimpleHTTPRequestHandler):
    """Plain files under a policy that knows no eval and no other host."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def faults(said: str) -> bool:
    """Whether a word on the console is a fault; that a font came later than Chromium waits is a busy machine's."""
    return "was preloaded using link preload but not used" not in said


@pytest.fixture(scope="session")
def site_address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(built())))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def visit(chromium: Browser, site_address: str) -> Iterator[Callable[..., Page]]:
    """`visit("trend/", width=390, theme="dark")`; a word on the console or a request elsewhere fails the test."""
    with visiting(chromium, site_address) as go:
        yield go


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def go(path: str, width: int = 1280, theme: Literal["light", "dark"] = "light", *, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            base_url=address,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if faults(message.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
