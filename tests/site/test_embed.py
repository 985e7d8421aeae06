"""Each chart for other people's pages: a page to embed, a picture, its data and whom to name."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday_site.charts.embed import files, shared
from petaday_site.facts.site import Site
from service_door import app, ask
from site_door import SITE, built, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = sorted(shared(SITE))
AT_HOME = Site(SITE.casebook, SITE.points, "0", "https://example.org/petaday/")


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_says_where_it_is_from_and_under_which_licence(name: str) -> None:
    chart = shared(SITE)[name]
    named = next(page.front.sources for page in SITE.casebook.pages if page.slug == chart.page)
    page = (built() / f"embed/{name}.html").read_text("utf-8")
    assert f"<title>{chart.title}</title>" in page
    assert named
    assert all(source.title in unescape(page) for source in named)
    assert chart.told in unescape(page)
    assert "CC BY 4.0" in page
    assert (built() / chart.data).is_file()
    assert (built() / chart.page / "index.html").is_file()
    assert f"embed/{name}.html" in (built() / chart.page / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_links_of_an_embedded_chart_lead_to_the_site_and_out_of_the_frame(name: str) -> None:
    page = (built() / f"embed/{name}.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]*)"', page)
    assert links
    assert [link for link in links if not (built() / "embed" / link.partition("#")[0]).exists()] == []
    assert '<base target="_top">' in page
    assert "<script" not in page


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_stands_alone_and_leads_home_only_where_home_is_known(name: str) -> None:
    alone = (built() / f"data/charts/{name}.svg").read_text("utf-8")
    assert ElementTree.fromstring(alone).tag.endswith("svg")  # our own output
    assert "petaday, CC BY 4.0" in alone
    assert "href" not in alone
    assert "var(" not in alone
    at_home = re.findall(r'xlink:href="([^"]*)"', files(AT_HOME)[f"data/charts/{name}.svg"])
    assert at_home
    assert all(link.startswith("https://example.org/petaday/systems/") for link in at_home)


def test_the_picture_of_the_trend_is_as_the_page_shows_it_first() -> None:
    alone = (built() / "data/charts/chart.svg").read_text("utf-8")
    assert "fit_line" in alone
    assert "Moore" not in alone


def test_the_snippet_of_a_site_with_an_address_is_whole() -> None:
    snippet = files(AT_HOME)["embed/chart.html"]
    assert "petaday: Compute of 15 results" in snippet
    assert "Embed or download" in words("chart/index.html")


def test_anybody_may_frame_a_chart_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "embed").mkdir()
    (tmp_path / "embed/chart.html").write_text("<!doctype html><title>chart</title>")
    (tmp_path / "index.html").write_text("<!doctype html><title>home</title>")
    door = app(site=tmp_path)
    chart, home, chat = (ask(door, "GET", path).headers for path in ("/embed/chart.html", "/", "/chat"))
    assert "frame-ancestors *" in chart["content-security-policy"]
    assert "img-src 'self'" in chart["content-security-policy"], "its icon"
    assert "script-src" not in chart["content-security-policy"]
    assert chart["cross-origin-resource-policy"] == "cross-origin"
    assert "frame-ancestors 'none'" in home["content-security-policy"]
    assert "frame-ancestors 'none'" in chat["content-security-policy"]


@pytest.mark.browser
def test_the_snippet_shows_the_chart_in_another_page(
    visit: Callable[..., Page], chromium: Browser, site_address: str, shot: Callable[[Page, str], Path]
) -> None:
    page = visit("chart/?view=record")
    page.locator(".pd-views__record summary", has_text="Embed or download").click()
    snippet = unescape(page.locator(".pd-views__record [data-embed]").inner_text())
    assert f'src="{site_address}embed/chart.html"' in snippet
    other = chromium.new_page(viewport={"width": 720, "height": 760}, color_scheme="dark")
    other.set_content(f"<!doctype html><title>a blog</title><p>They say:</p>{snippet}")
    frame = other.frame_locator("iframe")
    frame.locator(".pd-chart__wide").wait_for()
    frame.locator(".pd-chart__wide [class*=' moore_']").first.wait_for(state="hidden")
    shot(other, "embedded")
    assert frame.locator("body").evaluate("body => body.scrollHeight <= innerHeight && body.scrollWidth <= innerWidth")
    frame.locator(".pd-chart__wide .pd-point:visible").first.click()
    other.wait_for_url("**/systems/alexnet/")
    other.close()


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_an_embedded_chart(visit: Callable[..., Page], theme: str) -> None:
    page = visit("embed/follows.html", width=390, theme=theme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
