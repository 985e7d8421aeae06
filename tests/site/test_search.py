"""The search index comes with the first search, by mouse, by keyboard and by link, and not with the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
INDEX = "**/search/search_index.json"


def loaded(page: Page) -> list[str]:
    """What the page has asked for."""
    names: list[str] = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    return names


def found(page: Page) -> str:
    """The first result for DQN."""
    page.keyboard.type("DQN")
    result = page.locator(".md-search-result__item").first
    result.wait_for()
    return result.inner_text()


def test_a_page_that_is_only_read_loads_no_index(visit: Callable[..., Page]) -> None:
    page = visit("systems/vgg/")
    page.wait_for_load_state("networkidle")
    names = loaded(page)
    assert any(name.endswith("assets/search-late.js") for name in names)
    assert [name for name in names if "search_index" in name] == []


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search_and_it_finds(visit: Callable[..., Page], key: str) -> None:
    page = visit("systems/vgg/")
    with page.expect_response(INDEX):
        page.keyboard.press(key)
    assert "DQN" in found(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_opens_the_search_and_it_finds(visit: Callable[..., Page], width: int) -> None:
    page = visit("systems/vgg/", width=width)
    with page.expect_response(INDEX):
        page.locator("label[for=__search]:visible, .md-search__input:visible").first.click()
    assert "DQN" in found(page)


def test_a_link_with_a_question_is_answered(visit: Callable[..., Page]) -> None:
    page = visit("?q=DQN")
    page.locator(".md-search-result__item").first.wait_for()
    assert "DQN" in page.locator(".md-search-result__item").first.inner_text()


def test_who_searches_a_device_finds_it_and_what_was_trained_on_it_in_a_few_lines_each(
    visit: Callable[..., Page], shot: Callable[[Page, str], Path]
) -> None:
    page = visit("")
    page.keyboard.press("/")
    page.keyboard.type("titan black")
    page.locator(".md-search-result__item").nth(2).wait_for()
    said = page.locator(".md-search-result__item").all_inner_texts()
    assert any("NVIDIA GeForce GTX Titan Black" in one for one in said[:3])
    assert any(one.startswith("VGG") for one in said)
    tall = page.locator(".md-search-result__article:visible").evaluate_all("all => all.map(e => e.clientHeight)")
    assert max(tall) <= 7 * 20
    shot(page, "search-device")


@pytest.mark.parametrize(
    ("asked", "title"),
    [("gpt-4", "GPT-4"), ("gpt4", "GPT-4"), ("utilisation", "Utilization"), ("PD302", "Diagnostics")],
)
def test_another_spelling_finds_it_too(visit: Callable[..., Page], asked: str, title: str) -> None:
    page = visit("")
    page.keyboard.press("/")
    page.keyboard.type(asked)
    page.locator(".md-search-result__item").first.wait_for()
    assert title in [one.strip() for one in page.locator(".md-search-result__item h1").all_inner_texts()[:6]]
