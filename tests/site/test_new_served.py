"""A site of one's own as it is served: while it is written, and as plain files below a folder of a host."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe

from own_site import Own, begun
from site_visit import Server, faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_change_is_shown_while_it_is_served_and_pages_lead_to_the_chat_beside_them(
    tmp_path: Path, wheel: Path
) -> None:
    own = begun(tmp_path, wheel)
    with served(own) as address:
        page = f"{address}systems/alexnet/"
        until(lambda: "0.005735" in httpx.get(page).text)
        assert 'href="/chat?text=2%20GPU' in httpx.get(page).text
        assert httpx.get(f"{address}chat?text=2%20GPU").status_code == 200
        file = own.folder / "content/systems/alexnet.md"
        file.write_text(file.read_text("utf-8").replace("five to six days", "almost a week"), "utf-8")
        until(lambda: "almost a week" in httpx.get(page).text)


@contextmanager
def served(own: Own) -> Iterator[str]:
    command = [sys.executable, "-m", "petaday", "serve", "--watch", "--port", "0", "--data", str(own.folder / "c.db")]
    with subprocess.Popen(
        command, cwd=own.folder, env=own.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        address = process.stdout.readline().split()[2]
        try:
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0


def until(seen: Any) -> None:
    """Ask until it is so; the test's own limit of time ends what never comes."""
    while not seen():
        time.sleep(0.05)


class Below(Server):
    """The files below a folder of the host, and nothing else."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/compute") if path.startswith("/compute/") else "/nothing")


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_below_a_folder_pages_are_whole_and_axe_finds_nothing(
    own: Own, chromium: Browser, theme: Any, width: int
) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=str(own.folder / "build/site")))
    threading.Thread(target=server.serve_forever).start()
    address, complaints = f"http://127.0.0.1:{server.server_port}/compute/", []
    try:
        with chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as context:
            page = context.new_page()
            page.on("console", lambda message: complaints.append(message.text) if faults(message.text) else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            for path in ("", "systems/", "systems/alexnet/", "audit/", "tables/", "changes/", "data/", "404.html"):
                page.goto(address + path)
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
                found = Axe().run(page).response["violations"]
                assert [(path, v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
            page.goto(f"{address}systems/alexnet/")
            card = page.locator(".pd-card").first
            card.locator("summary", has_text="Change the numbers").click()
            card.get_by_role("textbox").first.fill("3")
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            card.get_by_role("button", name="Copy the line").click()
            card.get_by_role("button", name="Copied").wait_for()
            assert page.evaluate("navigator.clipboard.readText()").startswith("3 GPU * 1.58e-3 PF")
        assert complaints == []
    finally:
        server.shutdown()
        server.server_close()
