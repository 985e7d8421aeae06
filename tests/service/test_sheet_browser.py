"""The run sheet in the page: facts as chips that are changed where they stand, both methods, one picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday.casebook import load
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from places import CONTENT
from service_page import opened
from service_server import listening
from sheet_talk import CARD, reply

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
HALO = 4
"""Around the letters of the picture, in pixels: it may touch."""


class Talk(NamedTuple):
    """A conversation that holds the reply to a model card, in a service of its own beside a site."""

    address: str
    place: str


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    store = SqliteStore(Path(":memory:"))
    kept = store.append(None, CARD, reply())
    (tmp_path / "index.html").write_text(
        '<meta property="og:site_name" content="Ours"><a href="trend/" class="md-tabs__link">Trend</a>'
        '<a href="/chat" class="md-tabs__link">Chat</a>',
        encoding="utf-8",
    )
    with listening(create(Service(store, load(CONTENT), Limits(burst=10_000)), tmp_path)) as address:
        yield Talk(address, f"/chat/{kept.conversation}")


def chip(page: Page, fact: str) -> str:
    return page.locator(f".fact:has(dt:text-is('{fact}')) .fact-value").inner_text()


def test_facts_stand_as_chips_told_from_what_was_supplied(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address) as page:
        page.goto(talk.place)
        assert chip(page, "parameters") == "405B"
        assert chip(page, "peak") == "989.5 TFLOP/s"
        assert page.locator(".fact-value.supplied").all_inner_texts() == ["6 × parameters", "989.5 TFLOP/s"]
        assert page.locator(".sheet .tally").inner_text() == "6 facts read, 2 supplied. Click one to change it."
        page.get_by_text("Where each fact is from").click()
        assert "it is the usual rule for a dense transformer" in page.locator(".from").inner_text()


def test_a_chip_is_changed_where_it_stands_and_the_change_is_said(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address) as page:
        page.goto(talk.place)
        page.get_by_role("link", name="utilization: 38 to 43 %. Change it").click()
        field = page.get_by_label("utilization, now 38 to 43 %")
        assert field.input_value() == "38 to 43 %"
        field.press("Escape")
        assert page.evaluate("document.activeElement.dataset.change") == "utilization = "
        page.keyboard.press("Enter")
        field.fill("35%")
        field.press("Enter")
        page.locator("#m2").wait_for()
        assert page.locator("#m2 .said").inner_text() == "utilization = 35%"
        page.locator("#m1 details.sheet[open]").wait_for(state="detached")  # the sheet that stands is the last one
        page.get_by_role("button", name="Undo").click()
        page.locator("#m2 .state").wait_for()
        assert "taken back" in page.locator("#m2 .about").inner_text()


def test_what_was_read_is_marked_in_the_text_that_was_pasted(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address) as page:
        page.goto(talk.place)
        marks = page.locator(".said mark")
        assert marks.all_inner_texts() == ["H100-80GB", "405B", "15.6T", "3.8 × 10^25", "38-43%"]
        assert marks.nth(1).get_attribute("data-number") == "2"
        assert page.locator(".fact:has(dt:text-is('parameters')) .ref").inner_text() == "2"
        assert page.locator(".said .text").text_content() == CARD


def test_with_scripts_off_a_chip_prefills_the_box(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address, java_script_enabled=False) as page:
        page.goto(talk.place)
        page.get_by_role("link", name="utilization: 38 to 43 %. Change it").click()
        assert page.get_by_label("Your message").input_value() == "utilization = 38 to 43 %"


def test_both_methods_stand_side_by_side_once_and_on_one_axis(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address, viewport={"width": 1280, "height": 900}) as page:
        page.goto(talk.place)
        assert page.locator(".way h4").all_inner_texts() == [
            "Method 1: parameters × data",
            "Method 2: devices × time",
        ]
        assert page.locator(".reply > .pd-card").count() == 0, "the card would say method 1 again"
        told = page.get_by_role("img").get_attribute("aria-label") or ""
        assert told.startswith("On a logarithmic scale: method 1 3.791e25 FLOP; method 2 4.441e25 FLOP, between ")
        assert "stated 3.8e25 FLOP" in told
        assert "European Union threshold 1e25 FLOP" in told
        assert "Llama 3.1 405B" in told


def test_its_names_do_not_meet(chromium: Browser, talk: Talk) -> None:
    for width in (1280, 390, 320):
        with opened(chromium, talk.address, viewport={"width": width, "height": 900}) as page:
            page.goto(talk.place)
            boxes = [text.bounding_box() for text in page.locator(".scale svg text").all() if text.is_visible()]
            found = [box for box in boxes if box]
            assert len(found) > 5
            for at, one in enumerate(found):
                for other in found[at + 1 :]:
                    apart = (
                        one["x"] + one["width"] <= other["x"] + HALO
                        or other["x"] + other["width"] <= one["x"] + HALO
                        or one["y"] + one["height"] <= other["y"] + 2 * HALO
                        or other["y"] + other["height"] <= one["y"] + 2 * HALO
                    )
                    assert apart, (width, one, other)


def test_systems_named_in_a_reply_are_links_and_the_site_is_in_the_navigation(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address, viewport={"width": 1280, "height": 900}) as page:
        page.goto(talk.place)
        assert page.locator(".reply .words a").all_inner_texts() == ["Llama 2 70B", "GPT-4"]
        assert page.locator(".reply .words a").first.get_attribute("href") == "/systems/llama-2-70b/"
        site = page.get_by_role("navigation", name="Site")
        assert site.get_by_role("link").all_inner_texts() == ["Trend", "Chat"]
        assert site.get_by_role("link").first.get_attribute("href") == "/trend/"
        assert page.locator(".brand").inner_text().endswith("Ours")
        page.set_viewport_size({"width": 390, "height": 844})
        page.locator(".menu summary").click()
        assert page.get_by_role("navigation", name="Pages").get_by_role("link").count() == 2


def test_the_unit_is_chosen_for_the_whole_page(chromium: Browser, talk: Talk) -> None:
    with opened(chromium, talk.address) as page:
        page.goto(talk.place)
        strong = page.locator(".way .pd-answer strong:visible")
        assert strong.first.inner_text() == "438,800 pfs-days"
        page.get_by_role("radio", name="FLOP").check(force=True)
        assert strong.first.inner_text().replace("\u00a0", " ") == "3.791 × 1025 FLOP"
        page.reload()
        assert strong.first.inner_text().replace("\u00a0", " ") == "3.791 × 1025 FLOP"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_and_nothing_is_too_wide(chromium: Browser, talk: Talk, scheme: str, width: int) -> None:
    with opened(chromium, talk.address, color_scheme=scheme, viewport={"width": width, "height": 2100}) as page:
        page.goto(talk.place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('.fold').forEach(one => one.open = true)")
        assert Axe().run(page).response["violations"] == []
        page.locator("a[data-change]").first.click()
        assert Axe().run(page).response["violations"] == []
