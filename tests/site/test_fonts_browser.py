"""Site and chat bring their own letters: on a machine without fonts they look as they do on any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from service_door import app
from service_page import opened, say
from service_server import listening
from site_visit import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LINE = "4 Titan Black GPU’s * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"
PATHS = ("", "chart/", "systems/vgg/", "methods/method-1/", "audit/", "tables/")
PAGES = (*PATHS, "reference/units/", "embed/chart.html")
"""Every kind of page whose letters are ours; the language's own page shows signs of other writings as well."""
TABLES = "[...document.querySelectorAll('.pd-scroll')].filter((one) => one.scrollWidth > one.clientWidth).length"
HEIGHT = "document.documentElement.scrollHeight"
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with listening(app()) as address:
        yield address


@pytest.fixture
def bare(fontless: Browser, site_address: str) -> Iterator[Callable[..., Page]]:
    with visiting(fontless, site_address) as go:
        yield go


def drawn(page: Page) -> dict[str, str]:
    """What is drawn in a font of the machine: the font, by the element."""
    talk = page.context.new_cdp_session(page)
    talk.send("DOM.enable")
    talk.send("CSS.enable")
    root = talk.send("DOM.getDocument")["root"]["nodeId"]
    nodes = talk.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body, body *"})["nodeIds"]
    found = {}
    for node in nodes:
        for font in talk.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            if not font["isCustomFont"]:
                found[talk.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"][:200]] = font["familyName"]
    return found


def test_the_machine_has_no_letters(fontless: Browser) -> None:
    page = fontless.new_page()
    page.set_content("<span style='font: 16px sans-serif'>letters</span>")
    assert page.evaluate("document.querySelector('span').offsetWidth") == 7 * 32
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_letter_of_a_page_is_ours(bare: Callable[..., Page], path: str) -> None:
    assert drawn(bare(path)) == {}


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_moved_by_the_fonts_of_a_machine(
    visit: Callable[..., Page], bare: Callable[..., Page], width: int
) -> None:
    without, with_fonts = bare("", width=width), visit("", width=width)
    moved, wide = [], []
    for path in PAGES:
        without.goto(path or "./")
        with_fonts.goto(path or "./")
        if without.evaluate(HEIGHT) != with_fonts.evaluate(HEIGHT):
            moved.append(path)
        if without.evaluate(SIDEWAYS):
            wide.append(path)
    assert (moved, wide) == ([], [])


@pytest.mark.parametrize("width", [768, 900, 1000])
def test_the_reason_of_a_verdict_is_seen_without_fonts(bare: Callable[..., Page], width: int) -> None:
    assert bare("audit/", width=width).evaluate(TABLES) == 0


def test_every_letter_of_the_chat_is_ours(fontless: Browser, chat: str) -> None:
    with opened(fontless, chat, viewport={"width": 390, "height": 900}) as page:
        assert drawn(page) == {}
        say(page, LINE)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        page.evaluate("document.fonts.ready")
        assert drawn(page) == {}
        assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("path", ["systems/vgg/", "audit/", "systems/"])
def test_the_letters_of_formulas_are_loaded_with_formulas(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    page.evaluate("document.fonts.ready.then(() => 0)")
    asked = "performance.getEntriesByType('resource').map((one) => one.name.split('/').pop())"
    assert "petaday-math.woff2" not in page.evaluate(asked)
    if page.locator("math").count():
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        page.evaluate("document.fonts.load('16px \"Petaday Math\"').then(() => 0)")
        assert "petaday-math.woff2" in page.evaluate(asked)
