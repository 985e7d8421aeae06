"""Questions, changes, edits, comparisons, copies: as a person does them, in a real browser."""

from __future__ import annotations

import json
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
from service_page import box, opened, say
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33"
EVERYTHING = (
    "10 m * 3 GFLOPS",
    "rate = 5 TFLOP/s",
    "2 GPU * 3 days * rate",
    "what if devices = 16",
    "where does this sit?",
    "edit 2: rate = 6 TFLOP/s",
    "undo",
    "estimate method 2",
    "8 H100",
    "stop",
    "save",
    "help",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    service = Service(SqliteStore(Path(":memory:")), load(CONTENT), Limits(burst=10_000))
    with listening(create(service)) as where:
        yield where


def figures(page: Page) -> list[str]:
    shown = page.locator(".turn:not(.event) .pd-answer strong").all()
    return [text.inner_text().replace("\u00a0", " ") for text in shown if text.is_visible()]


def test_a_choice_is_clicked_or_its_number_typed(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, "10 m * 3 GFLOPS")
        page.get_by_role("button", name="10 min").click()
        page.locator("#m2 .pd-card").wait_for()
        assert "1.8 × 1012 FLOP" in page.locator("#m2").inner_text().replace("\u00a0", " ")
        say(page, "10 m * 3 GFLOPS")
        say(page, "2")
        assert "1.8 × 1012 FLOP" in page.locator("#m4").inner_text().replace("\u00a0", " ")


def test_before_and_after_stand_side_by_side(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, ALEXNET)
        say(page, "what if utilization = 0.5")
        change = page.locator(".change")
        assert change.locator("del").inner_text() == "0.33"
        assert change.locator("ins").inner_text() == "0.5"
        before, after = (change.locator(".side").nth(n).bounding_box() for n in (0, 1))
        assert before
        assert after
        assert before["y"] == after["y"]
        assert "After ÷ before: 1.515" in change.inner_text()


def test_the_point_is_drawn_in(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, ALEXNET)
        say(page, "where does this sit?")
        chart = page.get_by_role("img")
        assert "this result 0.005735 pfs-days" in (chart.get_attribute("aria-label") or "")
        assert chart.locator("path.mine").count() == 1
        assert chart.locator("circle.dot").count() > 10
        frame = chart.bounding_box()
        assert frame
        for name in chart.locator("text").all():
            box = name.bounding_box()
            assert box
            assert frame["x"] <= box["x"]
            assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        page.get_by_role("button", name="VGG").click()
        page.locator("#m3").wait_for()


def test_a_message_is_edited_and_all_below_it_follows(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        for text in ("rate = 5 TFLOP/s", "2 GPU * 3 days * rate", "ans * 2"):
            say(page, text)
        page.get_by_role("link", name="Edit message 1").click()
        typed = box(page)
        assert typed.input_value() == "edit 1: rate = 5 TFLOP/s"
        say(page, "edit 1: rate = 10 TFLOP/s")
        assert page.locator("#m1 .said").inner_text() == "rate = 10 TFLOP/s"
        assert "edited" in page.locator("#m1 .about").inner_text()
        assert "worked again" in page.locator("#m3 .about").inner_text()
        assert figures(page) == ["1 × 1013 FLOP/s", "0.06 pfs-days", "0.12 pfs-days"]
        assert page.locator("#m4 del").first.inner_text() == "5\u00a0×\u00a01012 FLOP/s"
        page.get_by_role("button", name="Undo").click()
        page.locator("#m5").wait_for()
        page.locator("#m1 .state").wait_for(state="detached")
        assert figures(page) == ["5 × 1012 FLOP/s", "0.03 pfs-days", "0.06 pfs-days"]
        page.reload()
        assert figures(page) == ["5 × 1012 FLOP/s", "0.03 pfs-days", "0.06 pfs-days"]


def test_with_scripts_off_it_is_edited_all_the_same(chromium: Browser, address: str) -> None:
    with opened(chromium, address, java_script_enabled=False) as page:
        box(page).fill("2 GPU * 3 days * 5 TFLOP/s")
        page.get_by_role("button", name="Check").click()
        page.get_by_role("link", name="Edit message 1").click()
        assert box(page).input_value() == "edit 1: 2 GPU * 3 days * 5 TFLOP/s"
        box(page).fill("edit 1: 4 GPU * 3 days * 5 TFLOP/s")
        page.get_by_role("button", name="Check").click()
        page.wait_for_url("**#m2")
        assert figures(page) == ["0.06 pfs-days"]
        page.get_by_role("button", name="Undo").click()
        page.wait_for_url("**#m3")
        assert figures(page) == ["0.03 pfs-days"]
        box(page).fill("10 m * 3 GFLOPS")
        page.get_by_role("button", name="Check").click()
        page.get_by_role("button", name="10 min").click()
        page.wait_for_url("**#m5")


def test_a_copy_is_shared_and_stays_as_it_was(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, ALEXNET)
        own = page.url
        page.get_by_role("button", name="Share").click()
        link = page.locator("#link a")
        link.wait_for()
        assert page.locator("#link").inner_text().startswith("A link was made")
        assert page.url == own
        copy = link.inner_text()
        page.goto(copy)
        assert page.get_by_text("A copy of a conversation, to be read.").is_visible()
        assert box(page).count() == 0
        assert page.get_by_role("link", name="Edit message 1").count() == 0
        assert Axe().run(page).response["violations"] == []
        page.goto(own)
        say(page, "2 GPU * 3 days * 5 TFLOP/s")
        page.goto(copy)
        assert page.locator(".turn").count() == 1
        refused = page.request.post(copy, form={"text": "2 * 3"})
        assert refused.status == 409


def test_it_is_taken_away_in_every_form(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, ALEXNET)
        say(page, "show VGG")
        page.locator(".exports summary").click()
        links = page.locator(".exports a")
        got = {}
        for link in links.all():
            with page.expect_download() as download:
                link.click()
            got[link.inner_text()] = Path(download.value.path()).read_text(encoding="utf-8")
        assert "4.955e17 FLOP" in got["Markdown"]
        assert len(json.loads(got["JSON"])["turns"]) == 2
        assert got["CSV"].startswith("message,calculation,")
        assert r"\begin{document}" in got["LaTeX"]
        assert "Very Deep Convolutional Networks" in got["BibTeX"]
        assert "```calc" in got["content file"]


def test_earlier_conversations_are_listed_and_forgotten(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        assert page.get_by_text("Earlier conversations").is_hidden()
        say(page, ALEXNET)
        page.get_by_role("link", name="New").click()
        page.get_by_role("link", name=ALEXNET).click()
        page.locator("#m1").wait_for()
        page.get_by_role("link", name="New").click()
        page.get_by_role("button", name="Forget them").click()
        page.reload()
        assert page.get_by_text("Earlier conversations").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_too_wide(chromium: Browser, address: str, scheme: str, width: int) -> None:
    with opened(chromium, address, color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
        for text in EVERYTHING:
            say(page, text)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
