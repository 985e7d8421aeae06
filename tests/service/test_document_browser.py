"""A pasted text as a document: each claim marked in it, in both themes, on a phone, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from service_door import app
from service_page import opened
from service_page import say as typed
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEXT = """# How much compute the models took

Two GTX 580 for five to six days:

2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days

(348M + 304M) words * 0.380 GF * 2 add-multiply * 3 backprop * 7.5 epoch
= 7,300 PF = 0.085 pfs-days

4 Titan Black GPUs * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days

Each node has a link of 400 GBps (2.2 Tbps). <script>alert(1)</script>
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with listening(app()) as where:
        yield where


def led(page: Page) -> None:
    typed(page, TEXT)
    page.get_by_role("link", name="Open the document").click()
    page.locator("#document").wait_for()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390), ("light", 320)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    chromium: Browser, address: str, shot: Callable[[Page, str], Path], theme: str, width: int
) -> None:
    with opened(chromium, address, viewport={"width": width, "height": 900}, color_scheme=theme) as page:
        led(page)
        assert page.locator("html").get_attribute("data-theme") == theme
        found = Axe().run(page).response["violations"]
        assert [(v["id"], n["html"][:120], n["failureSummary"]) for v in found for n in v["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_text("7,300 PF: 35% low").is_visible()
        if (theme, width) in {("light", 1280), ("dark", 390)}:
            shot(page, f"chat-document-{width}-{theme}")


def test_the_stepper_and_the_way_back(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        led(page)
        told = page.locator("#d-at")
        assert told.inner_text() == "3 exceptions"
        page.keyboard.press("j")
        assert (told.inner_text(), page.evaluate("document.activeElement.textContent")) == (
            "exception 1 of 3",
            "7,300 PF",
        )
        page.get_by_label("Exceptions 3").check()
        assert not page.get_by_text("Two GTX 580").is_visible()
        page.get_by_role("link", name="Conversation").click()
        page.locator("#m1").wait_for()
        assert re.search(r"/chat/[\w-]+#m1$", page.url)


def test_a_chosen_theme_holds_in_the_document(chromium: Browser, address: str) -> None:
    with opened(chromium, address, color_scheme="light") as page:
        for _ in range(2):
            page.locator("#theme").click()
        led(page)
        assert page.locator("html").get_attribute("data-theme") == "dark"
        page.locator("#theme").click()
        assert page.locator("html").get_attribute("data-theme") == "light"
