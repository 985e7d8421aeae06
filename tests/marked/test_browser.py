"""The HTML report in a real browser: no other host, both themes, a phone, the stepper, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KEPT = {("compute", "light", 1280), ("compute", "dark", 1280), ("compute", "dark", 390), ("index", "dark", 390)}
"""The pictures that are kept."""

TEXT = """# How much compute the models took

We count operations where the paper gives them, and GPU time where it does not.

## AlexNet

Two GTX 580 for five to six days:

2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days

## Seq2Seq

(348M + 304M) words * 0.380 GF * 2 add-multiply * 3 backprop * 7.5 epoch
= 7,300 PF = 0.085 pfs-days

## VGG

4 Titan Black GPUs * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days

## What our own runs cost

Each node has a link of 400 GBps (2.2 Tbps).

| Run | GPUs | Hours | GPU-hours |
|---|---|---|---|
| small | 8 | 30 | 240 |
| medium | 16 | 45 | 720 |
| large | 64 | 12 | 768 |
| large, long | 128 | 20 | 25,600 |
"""


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Page]]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "compute.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "docs" / "notes.md").write_text("2 * 3 = 6\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    main(["check", "--format", "html", "-o", "out", "docs"])
    pages: list[Page] = []

    def visit(name: str = "compute", width: int = 1280, theme: str = "light") -> Page:
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
        pages.append(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        path = next((tmp_path / "out").glob(f"*{name}*"))
        page.goto(path.as_uri())
        assert asked == [path.as_uri()]
        return page

    yield visit
    for page in pages:
        page.close()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390), ("light", 320)])
@pytest.mark.parametrize("name", ["compute", "index"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    opened: Callable[..., Page], shot: Callable[[Page, str], Path], name: str, theme: str, width: int
) -> None:
    page = opened(name, width, theme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], n["html"][:120], n["failureSummary"]) for v in found for n in v["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if (name, theme, width) in KEPT:
        shot(page, f"document-{name}-{theme}-{width}")


def test_the_stepper_leads_through_the_exceptions(opened: Callable[..., Page]) -> None:
    page = opened()
    told = page.locator("#d-at")
    assert told.inner_text() == "4 exceptions"
    page.get_by_role("button", name="The next exception").click()
    assert (told.inner_text(), page.evaluate("document.activeElement.textContent")) == ("exception 1 of 4", "7,300 PF")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "10,000 PF"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert (told.inner_text(), page.evaluate("document.activeElement.textContent")) == ("exception 4 of 4", "25,600")


def test_the_exceptions_stand_alone_when_asked_for(opened: Callable[..., Page]) -> None:
    page = opened()
    assert page.get_by_text("We count operations").is_visible()
    page.get_by_label("Exceptions 4").check()
    assert not page.get_by_text("We count operations").is_visible()
    assert page.locator(".d-row:visible").count() == 4


@pytest.mark.parametrize("width", [1280, 390])
def test_the_card_opens_beside_its_line(opened: Callable[..., Page], width: int) -> None:
    page = opened(width=width)
    page.locator(".dn-card > summary").nth(1).click()
    card = page.locator(".pd-card:visible")
    assert card.get_by_text("training data").count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_holds_the_verdicts_and_no_controls(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator(".d-tools").is_visible()
    assert page.get_by_text("7,300 PF: 35% low").is_visible()
