"""No page scrolls sideways, on a phone or in a window of any width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from page_kinds import LOOKED_AT
from site_door import pages

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_no_page_scrolls_sideways_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit("", width=390)
    wide = []
    for name in pages():
        page.goto(name.removesuffix("index.html") or "./", wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize("width", [320, 600, 800, 960, 1220, 1600])
def test_no_kind_of_page_scrolls_sideways_at_any_width(visit: Callable[..., Page], width: int) -> None:
    page = visit("", width=width)
    wide = []
    for path in LOOKED_AT:
        page.goto(path or "./")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []
