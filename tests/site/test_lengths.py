"""No page is long for what is open on it; what is folded opens for whoever is led into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from petaday_site.html.marked_folds import prepared, with_folds
from site_door import pages

if TYPE_CHECKING:
    from playwright.sync_api import Page

TALL = 3100
"""Pixels at a width of 1280."""
KINDS = sorted(
    path.removesuffix("index.html")
    for path in pages()
    if path.endswith("index.html") and not (path.startswith("systems/") and path.count("/") == 2)
)
SYSTEMS = ["systems/vgg/", "systems/gpt-4/", "systems/deepseek-v3/", "systems/groups/"]
FOLDED = [
    "guides/audit/#settings-of-a-project",
    "guides/write/#in-python",
    "accuracy/#planted-faults",
    "reference/python/#petaday.scan",
    "reference/python/#petaday.Report.to_pint",
    "reference/python/#petaday.casebook.load",
    "reference/units/#prefixes",
]

OPENED = """name => {
  const place = document.getElementById(name);
  return (place.closest("details") ?? place.querySelector("details")).open;
}"""


@pytest.mark.browser
def test_no_page_is_long_for_what_is_open(visit: Callable[..., Page]) -> None:
    page = visit("")
    tall = {}
    for path in [*KINDS, *SYSTEMS]:
        page.goto(path)
        page.evaluate("document.fonts.ready")
        tall[path] = page.evaluate("document.documentElement.scrollHeight")
    assert {path: high for path, high in tall.items() if high > TALL} == {}


@pytest.mark.browser
@pytest.mark.parametrize("place", FOLDED)
def test_a_link_into_what_is_folded_opens_it(visit: Callable[..., Page], place: str) -> None:
    page = visit(place)
    name = place.partition("#")[2]
    page.wait_for_function("name => document.getElementById(name).closest('tr, details').checkVisibility()", arg=name)
    assert page.evaluate(OPENED, name)
    top = page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name)
    assert -5 <= top < 900


def test_a_section_is_folded_up_to_the_next_of_its_level() -> None:
    html = (
        '<p>a</p><h2 class="fold" id="b">B<a class="headerlink" href="#b">¶</a></h2><h3 id="c">C</h3><h2 id="d">D</h2>'
    )
    fold = '<details class="pd-more"><summary><h2 id="b">B</h2></summary><h3 id="c">C</h3></details>'
    assert with_folds(html) == f'<p>a</p>{fold}<h2 id="d">D</h2>'


def test_what_a_page_ends_with_is_in_no_fold() -> None:
    assert prepared("## A <!-- petaday:fold -->\n\nb\n").endswith("b\n\n\n---")
    between = "## A <!-- petaday:fold -->\n\nb\n\n---\n\nc"
    assert prepared(between) == between.replace("<!-- petaday:fold -->", "{ .fold }")
