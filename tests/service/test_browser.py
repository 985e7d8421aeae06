"""The chat as a person uses it, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from service_door import app
from service_page import box, opened, say
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
CALCULATION = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"
PASTED = (
    f"It began in 2012.\n\n{CALCULATION}\n\n2 flurbs * 3 days = 6 PF\n\n16 TitanX GPU's * 5 days * 6 TFLOPS/GPU * 0.50"
)
ASKED = (
    "what is an H100?",
    "is 3.8e25 above the EU threshold?",
    "how long to train a 7B model on 2T tokens on 8 H100?",
)
HOSTILE = (
    "<img src=x onerror=alert(1)> * 3 days </pre><script>alert(2)</script> \"'&lt; = 4 <b>PF</b>",
    "2 GPU * 3 <img> days",
    "2 <script>alert(1)</script> * 3 days = 5 <img src=x onerror=alert(1)>",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A service on a port of its own."""
    with listening(app()) as where:
        yield where


def test_a_calculation_is_typed_and_its_card_is_there(
    chromium: Browser, address: str, shot: Callable[[Page, str], Path]
) -> None:
    with opened(chromium, address, viewport={"width": 1280, "height": 860}) as page:
        say(page, CALCULATION)
        card = page.locator(".pd-card")
        assert "8.725 × 1018 FLOP" in card.inner_text().replace("\u00a0", " ")
        assert "0.101 pfs-days" in card.inner_text()
        assert "follows from 10,000 PF" in card.inner_text()
        assert card.locator("math").count() == 1
        assert card.locator(".pd-table tbody tr").count() >= 4
        assert "8.725e18 FLOP" in page.get_by_role("status").inner_text()
        assert page.evaluate("document.activeElement.id") == "text"
        shot(page, "chat")
        page.reload()
        assert page.locator(".turn .text").first.inner_text() == CALCULATION


def test_the_keyboard_does_everything(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        typed = box(page)
        say(page, "2 days * 3 PF")
        say(page, "help")
        typed.press("ArrowUp")
        assert typed.input_value() == "help"
        typed.press("ArrowUp")
        assert typed.input_value() == "2 days * 3 PF"
        typed.press("ArrowDown")
        typed.press("ArrowDown")
        assert typed.input_value() == ""
        typed.press_sequentially("1 day")
        typed.press("Shift+Enter")
        typed.press_sequentially("2 days")
        assert typed.input_value() == "1 day\n2 days"


def test_an_example_is_clicked_and_a_link_prefills(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.locator(".starters button").nth(2).click()
        page.locator(".pd-card").wait_for()
        page.goto("/chat?text=3%20days%20*%20%3Cb%3E")
        assert box(page).input_value() == "3 days * <b>"
        page.goto(f"/chat?text={quote(CALCULATION * 2)}")
        assert box(page).evaluate("box => box.scrollHeight <= box.clientHeight")


def test_a_pasted_text_is_summed_up_and_a_row_leads_to_its_card(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, PASTED)
        assert page.locator(".findings h3").first.inner_text().startswith("3 calculations")
        assert "2 flurbs" in page.locator(".reply").inner_text()
        assert "It began in 2012." in page.locator(".findings .fold").inner_html()
        page.locator(".findings table a", has_text="3").first.click()
        assert page.locator("details.record[open]", has_text="Titan Black").count() == 1


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_markup_in_a_message_stays_text(chromium: Browser, address: str, scripts: bool, hostile: str) -> None:
    with opened(chromium, address, java_script_enabled=scripts) as page:
        box(page).fill(hostile)
        page.get_by_role("button", name="Check").click()
        page.locator(".turn").wait_for()
        assert page.locator(".said .text").inner_text() == hostile
        assert page.locator("img, body script").count() == 0


def test_with_scripts_off_it_is_a_form(chromium: Browser, address: str) -> None:
    with opened(chromium, address, java_script_enabled=False) as page:
        for n in (1, 2):
            box(page).fill(CALCULATION)
            page.get_by_role("button", name="Check").click()
            page.wait_for_url(f"**/chat/*#m{n}")
        assert page.locator(".pd-card").count() == 2
        page.get_by_role("link", name="LaTeX").first.click()
        assert "\\" in page.locator("body").inner_text()


def test_a_refusal_is_told_and_the_text_stays(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto("/chat")
    long = "1 + " * 30_000 + "1"
    box(page).fill(long)
    box(page).press("Enter")
    page.get_by_role("alert").wait_for()
    assert "longer than 100,000 characters" in page.get_by_role("alert").inner_text()
    assert box(page).input_value() == long
    context.close()


def test_a_card_is_copied(chromium: Browser, address: str) -> None:
    with opened(chromium, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        say(page, CALCULATION)
        page.get_by_role("link", name="Markdown").click()
        page.locator(".copied").wait_for()
        assert "8.725e18" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_no_phone_scrolls_sideways(chromium: Browser, address: str, scheme: str) -> None:
    for width in (1280, 390, 320):
        with opened(chromium, address, color_scheme=scheme, viewport={"width": width, "height": 844}) as page:
            assert Axe().run(page).response["violations"] == []
            for text in (CALCULATION, PASTED, "help", "9" * 300, *ASKED, "estimate", "neither"):
                say(page, text)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert Axe().run(page).response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_light_and_dark_are_remembered(chromium: Browser, address: str) -> None:
    with opened(chromium, address, color_scheme="light") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_role("button", name="Theme follows the system; switch to light").click()
        page.get_by_role("button", name="Light theme; switch to dark").click()
        dark = page.evaluate(paper)
        page.reload()
        assert page.evaluate(paper) == dark != light
        page.get_by_role("button", name="Dark theme; switch to the system's").click()
        assert page.evaluate(paper) == light


def test_a_theme_chosen_on_the_site_holds_in_the_chat(chromium: Browser, address: str) -> None:
    with opened(chromium, address, color_scheme="light") as page:
        color = '{"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"}'
        page.evaluate('color => localStorage.setItem(\'/.__palette\', `{"index": 2, "color": ${color}}`)', color)
        page.reload()
        assert page.locator("html").get_attribute("data-theme") == "dark"


def test_with_scripts_off_a_dark_system_has_a_dark_page(chromium: Browser, address: str) -> None:
    with opened(chromium, address, color_scheme="dark", java_script_enabled=False) as page:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 27)"


def test_a_warning_that_no_verdict_says_is_seen_without_opening_anything(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        say(page, "2 flurbs * 3 days = 6 PF")
        assert "The units do not cancel (s against FLOP)" in page.get_by_role("list", name="Warnings").inner_text()
        say(page, CALCULATION)
        assert page.locator("#m2 .warnings").count() == 0, "its verdict says it"
