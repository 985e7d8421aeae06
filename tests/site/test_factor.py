"""A factor is one thing wherever it stands: hovering or focusing one place lights up all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from petaday import calculate
from petaday.report import Report, report
from petaday_site.pages.worked_report import factors
from site_door import built

if TYPE_CHECKING:
    from playwright.sync_api import Page

VGG = ".pd-calc:has(#method-2)"


def read(text: str) -> Report:
    return report(calculate.audit(text))


def test_only_factors_that_hold_no_other_are_named() -> None:
    text = "2 * (3 days * 4 + 2 days) * 5 TFLOP/s"
    assert [span.of(text) for span in factors(read(text), "a")] == ["2", "3 days * 4", "2 days", "5 TFLOP/s"]


def test_every_factor_of_a_page_stands_in_the_text_typeset_and_among_the_lines() -> None:
    page = (built() / "systems/vgg/index.html").read_text("utf-8")
    for number in range(1, 5):
        assert page.count(f'data-factor="method-2-{number}"') >= 3


@pytest.mark.browser
def test_one_place_lights_up_all(visit: Callable[..., Page], shot: Callable[[Page, str], Path]) -> None:
    page = visit("systems/vgg/")
    page.locator(f"{VGG} table [data-factor]", has_text="5.1 TFLOPS/GPU").first.hover()
    lit = page.locator(f"{VGG} .pd-lit")
    assert page.locator(f"{VGG} .pd-printed .pd-lit").inner_text() == "5.1 TFLOPS/GPU"
    assert page.locator(f"{VGG} math .pd-lit").count() == 1
    assert page.locator(f"{VGG} .pd-readings .pd-lit").count() == 1
    shot(page, "factor")
    page.locator("h1").hover()
    assert lit.count() == 0
