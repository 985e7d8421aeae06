"""The systems in groups: each in every group it belongs to, and every group leads to its page."""

from __future__ import annotations

import pytest
from tests.content.test_content import book

from petaday_site.pages.groups import groups
from site_door import SITE, pages, words

PAGE = "systems/groups/index.html"
EXPECTED = {
    "systems/vgg": [
        *("Method 1", "Method 2", "2014 to 2016: 10–100 GPUs", "University of Oxford"),
        *("NVIDIA GeForce GTX Titan Black", "vision", "ImageNet"),
    ],
    "systems/xlnet": [
        *("Method 1", "Method 2", "2018 and 2019", "Carnegie Mellon University", "Google Brain"),
        *("Google TPU v3", "language"),
    ],
    "systems/vae": ["2012 to 2014: 1–8 GPUs", "University of Amsterdam", "generative", "modest"],  # Xeon: a family
}


@pytest.mark.parametrize("slug", EXPECTED)
def test_a_system_is_in_its_groups(slug: str) -> None:
    [page] = [page for page in book().systems if page.slug == slug]
    assert list(dict.fromkeys(name for _, of in groups(SITE.eras) for name in of(page))) == EXPECTED[slug]


def test_every_system_is_reached_from_its_groups() -> None:
    links = pages()[PAGE].links
    assert [page.slug for page in book().systems if f"../../{page.slug}/" not in links] == []


def test_the_headings_say_what_the_groups_are() -> None:
    said = words(PAGE)
    for title in ("By method", "By era", "By organisation", "By hardware"):
        assert title in said
    assert "Google 26" in said
