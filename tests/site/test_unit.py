"""The switch of units: the page one goes to keeps it, by its address and by the browser, from its first paint on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ROW = "table tbody th a:visible"
SHOWN = "getComputedStyle(document.querySelector('.pd-u-f')).display !== 'none'"


def switch(page: Page, unit: str) -> None:
    page.locator(".pd-units label", has_text=unit).click()


def test_a_link_keeps_the_unit_that_the_address_asks_for(visit: Callable[..., Page]) -> None:
    page = visit("systems/?unit=flop")
    page.locator(ROW).first.click()
    page.wait_for_url("**/systems/*/?unit=flop")
    assert page.evaluate(SHOWN)
    page.locator(".md-tabs").get_by_role("link", name="Audit").click()
    page.wait_for_url("**/audit/?unit=flop")
    assert page.get_by_role("radio", name="FLOP").is_checked()


def test_the_browser_keeps_the_unit_that_was_chosen(visit: Callable[..., Page]) -> None:
    page = visit("systems/vgg/")
    switch(page, "FLOP")
    assert page.url.endswith("?unit=flop")
    page.goto("systems/")
    assert page.evaluate(SHOWN)
    switch(page, "pfs-days")
    page.locator(".md-tabs").get_by_role("link", name="Chart").click()
    page.wait_for_url("**/chart/")
    assert not page.evaluate(SHOWN)


def test_a_link_followed_after_the_switch_was_set_back_asks_for_nothing(visit: Callable[..., Page]) -> None:
    page = visit("systems/?unit=flop")
    link = page.locator(ROW).first
    link.dispatch_event("contextmenu")
    assert str(link.get_attribute("href")).endswith("/?unit=flop")
    switch(page, "pfs-days")
    link.click()
    page.wait_for_url(lambda url: "/systems/" in url and not url.endswith("/systems/"))
    assert "unit" not in page.url


def test_files_and_other_sites_are_asked_for_as_they_are_written(visit: Callable[..., Page]) -> None:
    page = visit("data/?unit=flop")
    for ending in (".csv", ".json"):
        link = page.locator(f"article a[href$='{ending}']").first
        before = link.get_attribute("href")
        link.dispatch_event("contextmenu")
        assert link.get_attribute("href") == before


def test_the_unit_is_set_before_anything_is_drawn(chromium: Browser, site_address: str) -> None:
    page = chromium.new_page(base_url=site_address)
    page.route("**/unit.js", lambda route: route.abort())  # it comes later; figures and switch are right without it
    page.goto("systems/vgg/?unit=flop")
    assert page.evaluate(SHOWN)
    lit = page.locator(".pd-units input[value='flop'] + span").evaluate("said => getComputedStyle(said).fontWeight")
    assert lit == "600"
    page.close()
