"""The chat in a browser window, for tests: nothing may be asked of another host, nothing may go wrong in the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


@contextmanager
def opened(chromium: Browser, address: str, **options: Any) -> Iterator[Page]:
    """The chat in a window of its own; nothing may be asked of another host, and nothing may go wrong in the page."""
    context = chromium.new_context(base_url=address, **options)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("pageerror", lambda error: wrong.append(error.message))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto("/chat")
    yield page
    context.close()
    assert not wrong
    assert [url for url in asked if not url.startswith(address)] == []


def box(page: Page) -> Locator:
    """The box that a message is typed into."""
    return page.get_by_label("Your message")


def say(page: Page, text: str) -> None:
    before = page.locator(".turn").count()
    box(page).fill(text)
    box(page).press("Enter")
    page.locator(".turn").nth(before).wait_for()
    page.locator("#composer:not(.busy)").wait_for()
