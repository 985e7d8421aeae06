"""The site as a person meets it, in a real browser: both themes, two widths, keyboard, no other host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from page_kinds import LOOKED_AT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", LOOKED_AT)
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_axe_finds_nothing(visit: Callable[..., Page], path: str, theme: str, width: int) -> None:
    page = visit(path, width=width, theme=theme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], n["html"][:120], n["failureSummary"]) for v in found for n in v["nodes"]] == []


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_what_is_folded(visit: Callable[..., Page], theme: str, width: int) -> None:
    page = visit("systems/vgg/", width=width, theme=theme)
    for path in ("systems/vgg/", "guides/audit/", "accuracy/", "reference/tables/", "reference/run-sheet/"):
        page.goto(path)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        found = Axe().run(page).response["violations"]
        assert [(path, v["id"], n["html"][:120]) for v in found for n in v["nodes"]] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_no_table_has_columns_that_are_not_seen(visit: Callable[..., Page], width: int) -> None:
    page = visit("", width=width)
    seen = "(one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1"
    cut = f"[...document.querySelectorAll('.pd-scroll')].some({seen})"
    wide = []
    for path in LOOKED_AT:
        page.goto(path or "./")
        if page.evaluate(cut):
            wide.append(path)
    assert wide == []


def test_what_was_trained_stands_at_the_side_and_last_on_a_phone(visit: Callable[..., Page]) -> None:
    for width, place in ((1280, ".pd-lede .pd-facts"), (390, ".pd-last .pd-facts")):
        page = visit("systems/vgg/", width=width)
        shown = page.locator(".pd-facts:visible")
        assert shown.count() == 1
        assert page.locator(place).is_visible()


@pytest.mark.parametrize("width", [768, 900, 1000, 1280])
def test_the_reason_of_a_verdict_is_seen_without_scrolling(visit: Callable[..., Page], width: int) -> None:
    page = visit("audit/", width=width)
    cut = "[...document.querySelectorAll('.pd-scroll')].filter((one) => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(cut) == 0


def test_a_point_is_reached_by_keyboard_and_leads_to_its_page(visit: Callable[..., Page]) -> None:
    page = visit("chart/?view=record")
    points = page.locator("[data-scale=log] > .pd-chart__wide .pd-point:visible")
    assert points.count() == 15
    points.nth(2).focus()
    page.keyboard.press("Tab")
    assert page.locator(".pd-views__record .pd-tip").inner_text().startswith("DQN, 2013-12-19")
    page.keyboard.press("Escape")
    assert page.locator(".pd-views__record .pd-tip").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/systems/dqn/")
    assert page.get_by_role("heading", level=1).inner_text().startswith("DQN")


def test_the_chart_comes_alive_on_request_and_goes_back(visit: Callable[..., Page]) -> None:
    page = visit("chart/?view=record", theme="dark")
    page.locator(".pd-views__record").get_by_role("button", name="Zoom and pan").click()
    page.locator(".pd-views__record .pd-chart__live svg .mark-symbol path").nth(14).wait_for()
    assert page.locator(".pd-views__record .pd-chart__still").first.is_hidden()
    page.get_by_role("button", name="Back to the still chart").click()
    assert page.locator(".pd-views__record .pd-chart__still").first.is_visible()


def test_the_narrow_chart_is_for_the_phone(visit: Callable[..., Page]) -> None:
    page = visit("chart/?view=record", width=390)
    assert page.locator("[data-scale=log] > .pd-chart__narrow").is_visible()
    assert page.locator("[data-scale=log] > .pd-chart__wide").is_hidden()


def test_without_scripts_the_page_still_says_it_all(chromium: Browser, site_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=site_address)
    page = context.new_page()
    page.goto("chart/")
    page.get_by_label("The 2018 chart", exact=True).check()
    assert page.locator("[data-scale=log] > .pd-chart__wide .pd-point:visible").count() == 15
    assert page.get_by_role("button", name="Zoom and pan").count() == 0
    page.get_by_text("The chart as a table").click()
    assert page.locator(".pd-views__record").get_by_role("cell", name="1,862").is_visible()
    context.close()


def test_the_theme_can_be_chosen(visit: Callable[..., Page], shot: Callable[[Page, str], Path]) -> None:
    page = visit("systems/vgg/")
    shot(page, "site-light")
    page.get_by_title("Theme follows the system; switch to light").click()
    page.get_by_title("Light theme; switch to dark").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    shot(page, "site-dark")
