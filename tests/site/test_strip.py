"""Where a system stands among all, and how its point follows the numbers that are changed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from petaday.casebook import Casebook
from petaday.casebook import Page as ContentPage
from petaday_site.charts.strip import strip
from petaday_site.facts.site import Site
from site_door import SITE, built

if TYPE_CHECKING:
    from playwright.sync_api import Page


ENDS = ("low", "high")


def page(slug: str) -> ContentPage:
    return next(page for page in SITE.casebook.pages if page.slug == slug)


def across(drawn: str) -> float:
    found = re.search(r'cx="([\d.]+)%"[^>]*class="pd-strip__mine"', drawn)
    assert found
    return float(found[1])


def test_ten_times_as_much_is_as_far_to_the_right_everywhere() -> None:
    figures = SITE.computed
    spots = {slug: across(str(strip(page(slug), SITE))) for slug in figures}
    (one, *_), (*_, other) = (sorted(figures, key=figures.__getitem__) for _ in range(2))
    tenfold = (spots[other] - spots[one]) / math.log10(figures[other] / figures[one])
    for slug, spot in spots.items():
        assert spot == pytest.approx(spots[one] + tenfold * math.log10(figures[slug] / figures[one]), abs=0.15)
        assert 2 <= spot <= 98


def test_the_strip_says_how_many_took_less() -> None:
    mine = SITE.computed["systems/vgg"]
    less = sum(value < mine for value in SITE.computed.values())
    assert f"{less} of {len(SITE.computed)} systems took less" in str(strip(page("systems/vgg"), SITE))


def test_a_page_without_a_figure_and_a_book_of_two_have_none() -> None:
    assert strip(page("trend"), SITE) is None
    two = Site(Casebook(pages=(page("systems/vgg"), page("systems/alexnet"))), (), "0")
    assert strip(page("systems/vgg"), two) is None


def test_every_systems_page_with_a_figure_has_its_strip() -> None:
    for slug in SITE.computed:
        assert 'class="pd-strip"' in (built() / slug / "index.html").read_text("utf-8")


@pytest.mark.browser
def test_the_point_follows_the_numbers_at_the_top_and_beside_them(
    visit: Callable[..., Page], shot: Callable[[Page, str], Path]
) -> None:
    visited = visit("systems/vgg/")
    points = visited.locator(".pd-strip__mine:visible")
    assert points.count() == 1
    before = float((points.first.get_attribute("cx") or "").removesuffix("%"))
    visited.locator("#method-1 summary", has_text="Change the numbers").click()
    points.nth(1).wait_for()
    field = visited.locator("#method-1 .pd-number input").nth(1)
    field.fill("74000")
    moved = [float((point.get_attribute("cx") or "").removesuffix("%")) for point in points.all()]
    low, high = (float(visited.locator(".pd-strip__drawn").first.get_attribute(f"data-{end}") or 0) for end in ENDS)
    assert moved == pytest.approx([before + 3 * 96 / (high - low)] * 2, abs=0.15)
    told = visited.locator("#method-1-change .pd-strip__drawn").get_attribute("aria-label")
    assert told == "With the numbers changed: 98.67 pfs-days."
    shot(visited, "strip-changed")
    field.fill("7e30")
    assert points.first.get_attribute("cx") == "98.0%"
    visited.locator("#method-1-change .pd-change__reset").click()
    assert points.first.get_attribute("cx") == f"{before}%"
