"""The chart of a reply, live: in a real browser, under the chat's own policy, with the runtime that a site brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday.casebook import load
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from places import CONTENT
from service_page import opened, say
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RUNTIME = "assets/vega.js"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("vl_convert", reason="the site's extra brings the runtime")
    from petaday_site.charts.runtime import files

    site = tmp_path_factory.mktemp("site")
    (site / "assets").mkdir()
    (site / RUNTIME).write_bytes(files(tmp_path_factory.mktemp("cache"))[RUNTIME])
    service = Service(SqliteStore(Path(":memory:")), load(CONTENT), Limits(burst=10_000))
    with listening(create(service, site)) as where:
        yield where


def ask(page: Page) -> None:
    say(page, "2 GPU * 1.58e-3 PF * 5.5 days * 0.33")
    say(page, "where does this sit?")


def test_the_runtime_is_asked_for_with_the_first_chart(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        say(page, "2 GPU * 1.58e-3 PF * 5.5 days * 0.33")
        assert f"/{RUNTIME}" not in asked
        say(page, "where does this sit?")
        page.locator(".live .mark-symbol path.mine").wait_for()
        say(page, "compare with VGG")
        page.locator("#m3 .live .mark-symbol path.mine").first.wait_for()
        assert page.locator("#m3 .live path.mine").count() == 2, "this result and VGG"
        assert asked.count(f"/{RUNTIME}") == 1


def test_a_row_says_its_name_its_figure_and_its_source(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        ask(page)
        points = page.locator(".live .mark-symbol path")
        points.first.wait_for()
        tip = page.locator(".tip")
        mine = page.locator(".live path.mine")
        mine.scroll_into_view_if_needed()
        frame, point = page.locator(".live").bounding_box(), mine.bounding_box()
        assert frame
        assert point
        page.mouse.move(frame["x"] + 10, point["y"] + point["height"] / 2)
        assert tip.inner_text() == "this result\n0.005735 pfs-days"
        page.mouse.move(0, 0)
        assert tip.is_hidden()
        page.locator(".live").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        name, shown, source = tip.inner_text().split("\n")
        assert shown.endswith("pfs-days")
        assert source
        assert page.locator("#status").inner_text() == f"{name}: {shown}; {source}"
        page.keyboard.press("Escape")
        assert tip.is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_are_the_pages_and_its_words_stay(chromium: Browser, address: str, scheme: str) -> None:
    with opened(chromium, address, color_scheme=scheme) as page:
        ask(page)
        mine = page.locator(".live .mark-symbol path.mine")
        mine.wait_for()
        accent = {"light": "rgb(10, 86, 168)", "dark": "rgb(134, 185, 244)"}
        assert mine.evaluate("mark => getComputedStyle(mark).fill") == accent[scheme]
        other = "dark" if scheme == "light" else "light"
        while page.locator("html").get_attribute("data-theme") != other:
            page.locator("#theme").click()
        assert mine.evaluate("mark => getComputedStyle(mark).fill") == accent[other]
        picture = page.get_by_role("img")
        assert "this result 0.005735 pfs-days" in (picture.get_attribute("aria-label") or "")
        assert Axe().run(page).response["violations"] == []


def test_on_a_phone_it_fits(chromium: Browser, address: str) -> None:
    with opened(chromium, address, viewport={"width": 320, "height": 640}) as page:
        ask(page)
        page.locator(".live path.mine").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert Axe().run(page).response["violations"] == []


def test_without_scripts_and_without_the_runtime_the_picture_stays(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        ask(page)
        page.locator(".live path.mine").wait_for()
        talk = page.url
    with opened(chromium, address, java_script_enabled=False) as page:
        page.goto(talk)
        assert page.locator("svg.chart").bounding_box()
        assert page.locator(".live").count() == 0
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"**/{RUNTIME}", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(talk)
        page.locator("svg.chart").scroll_into_view_if_needed()
    assert page.locator(".live").count() == 0
    box = page.locator("svg.chart").bounding_box()
    assert box
    assert box["width"] > 200
    context.close()
