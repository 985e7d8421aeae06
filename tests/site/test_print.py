"""A page on paper, printed by a real browser from the dark theme: black on white, open, nothing to press."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
A4 = 718
"""Pixels between the margins."""


def printed(visit: Callable[..., Page], path: str, width: int = A4) -> Page:
    page = visit(path, width=width, theme="dark")
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    return page


def words(page: Page) -> str:
    """What stands on the paper."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def test_paper_is_black_on_white_in_the_dark_theme_too(visit: Callable[..., Page]) -> None:
    page = printed(visit, "systems/vgg/")
    style = "at => { const s = getComputedStyle(document.querySelector(at)); return [s.color, s.backgroundColor] }"
    assert page.evaluate(style, "body")[1] == "rgb(255, 255, 255)"
    for selector in ("article h1", "article p", ".pd-card .pd-f code", ".pd-card .pd-why", "article p a"):
        assert page.evaluate(style, selector)[0] in {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}, selector


@pytest.mark.parametrize(
    "selector",
    [
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-search",
        ".md-footer",
        ".pd-crumbs",
        ".pd-links",
        ".pd-changes",
    ],
)
def test_nothing_to_press_is_printed(visit: Callable[..., Page], selector: str) -> None:
    page = visit("systems/vgg/")
    assert page.locator(selector).count() > 0
    page.emulate_media(media="print")
    assert page.locator(f"{selector}:visible").count() == 0


def test_no_button_and_no_field_is_printed(visit: Callable[..., Page]) -> None:
    for path in ("chart/", "systems/vgg/", "tables/"):
        page = printed(visit, path)
        assert page.locator(":is(button:not(th button), input, select):visible").count() == 0, path


def test_what_is_folded_is_open_on_paper(visit: Callable[..., Page]) -> None:
    page = visit("systems/vgg/")
    assert page.get_by_text("What each word was taken to mean").first.is_hidden()
    said = words(printed(visit, "systems/vgg/"))
    assert "What each word was taken to mean" in said
    assert "Change the numbers" not in said


def test_a_link_says_where_it_leads(visit: Callable[..., Page]) -> None:
    assert "https://arxiv.org/abs/1409.1556" in words(printed(visit, "systems/vgg/"))


def test_the_still_chart_is_printed_even_when_the_live_one_is_open(visit: Callable[..., Page]) -> None:
    page = visit("chart/", width=A4)
    page.get_by_role("button", name="Zoom and pan").click()
    page.locator(".pd-chart__live svg .mark-symbol path").nth(14).wait_for()
    page.emulate_media(media="print")
    assert page.locator(".pd-chart__wide").first.is_visible()
    assert page.locator(".pd-chart__narrow:visible").count() == 0
    assert page.locator(".pd-chart__live:visible").count() == 0


@pytest.mark.parametrize("path", ["", "chart/", "systems/", "systems/vgg/", "audit/", "tables/", "data/"])
def test_no_column_leaves_the_paper(visit: Callable[..., Page], path: str) -> None:
    page = printed(visit, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
