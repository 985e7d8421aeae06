"""A first-time reader's questions, each answered from the start page within two clicks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
MOST = 2
"""Clicks."""
DOORS = {"Writing a paper?": "writing", "Publishing figures?": "publishing", "Auditing claims?": "auditing"}


class Reader:
    """Somebody at the start page, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        assert self.clicks <= MOST

    def heading(self) -> str:
        return " ".join(self.page.get_by_role("heading", level=1).inner_text().replace("¶", "").split())

    def reads(self, words: str, *, at_once: bool = False) -> None:
        """The words are to be seen on the page; `at_once`: without scrolling."""
        found = self.page.get_by_text(words).locator("visible=true").first
        found.wait_for(timeout=10_000)
        box = found.bounding_box()
        assert box
        assert not at_once or box["y"] + box["height"] <= 900


@pytest.fixture(params=[1280, 390], ids=["wide", "phone"])
def reader(request: pytest.FixtureRequest, visit: Callable[..., Page]) -> Reader:
    return Reader(visit("", width=request.param))


def test_what_is_this(reader: Reader) -> None:
    reader.reads("Check the arithmetic of training compute", at_once=True)
    reader.reads("says whether each stated result follows", at_once=True)
    reader.reads("15% high", at_once=True)


def test_who_is_it_for(reader: Reader) -> None:
    for who, guide in DOORS.items():
        reader.reads(who)
        assert reader.page.get_by_role("link", name=f"A guide to {guide}").is_visible()
    reader.click(reader.page.get_by_role("link", name="A guide to auditing"))
    reader.reads("For whoever checks the arithmetic that others printed.", at_once=True)


def test_can_i_try_it(reader: Reader) -> None:
    reader.click(reader.page.get_by_text("Change the numbers").first)
    days = reader.page.get_by_label("number in 15 days, printed 15")
    days.fill("17.5")
    reader.reads("would follow")
    assert reader.page.get_by_role("link", name="Open the chat").get_attribute("href") == "/chat"


def test_where_is_gpt_4(reader: Reader) -> None:
    point = reader.page.locator(".pd-point[aria-label^='GPT-4,']").locator("visible=true")
    reader.click(point.first)
    reader.page.wait_for_url("**/systems/gpt-4/")
    assert reader.heading() == "GPT-4 took 251,900 pfs-days to train"
    reader.reads("An estimate.")


def test_gpt_4_is_found_by_whoever_searches(reader: Reader) -> None:
    reader.click(reader.page.locator("label[for=__search]:visible, .md-search__input:visible").first)
    reader.page.locator(".md-search__input").press_sequentially("gpt-4")
    first = reader.page.locator(".md-search-result__item:first-child .md-search-result__link").first
    reader.page.locator(".md-search-result__item h1", has_text=re.compile("^GPT-4$")).wait_for()
    reader.click(first)
    reader.page.wait_for_url("**/systems/gpt-4/**")
    assert reader.heading() == "GPT-4 took 251,900 pfs-days to train"


def test_how_sure_are_the_months(reader: Reader) -> None:
    reader.reads("months to double (95% by least squares: 2.6 to 5.1)")
    reader.click(reader.page.get_by_role("link", name="3.44 months to double"))
    reader.reads("How sure is the doubling time?")
    reader.reads("to 2017: the 15 results as charted in 2018; 95% interval 2.6 to 5.1")
    reader.reads("to 2017: over 63 choices of results, values and dates")


def test_what_is_wrong_with_vggs_figure(reader: Reader) -> None:
    reader.reads("The inputs give 8,725 PF, not 10,000.")
    reader.click(reader.page.get_by_role("link", name="VGG", exact=True).first)
    reader.page.wait_for_url("**/systems/vgg/")
    reader.reads("This total does not follow from 15 days.")
