"""A site of one's own is told what it lacks, and shows no more than it knows; nothing here is built whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.casebook import load
from petaday.casebook.page import examine
from petaday_site.build import check_points, gather, without_headline
from petaday_site.charts.chart import banded
from petaday_site.charts.controls import live
from petaday_site.charts.time_charts import trend
from petaday_site.facts.site import Site
from petaday_site.fault import SiteError
from petaday_site.pages import citations
from petaday_site.watch.begun import begun
from places import ROOT
from site_door import SITE

PAGE = """---
title: Wren
date: 2024-05-01
hardware: 8 × A100
headline: count
---

```calc id=count method=1 record="as printed"
6 * 1e9 * 2e10 tokens = 1.2e20 FLOP
```
"""
ROWS = """date,system,pfs-days,slug
2021-03-01,One,10,
2022-03-01,Two,40,
2023-03-01,Three,160,
2024-05-01,Wren,1.3889,{slug}
"""


def site(folder: Path, slug: str = "wren", settings: str = "site_name: Birds\n") -> Site:
    """A site of one system and four charted points."""
    for name, text in (("systems/wren.md", PAGE), ("data/chart.csv", ROWS.format(slug=slug))):
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return gather(folder, load(folder / "content"))


def test_a_point_leads_to_its_page_by_the_name_of_the_system_alone(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert [point.slug for point in made.points] == [None, None, None, "systems/wren"]
    check_points(made)


def test_a_slug_that_is_nearly_one_is_told_which(tmp_path: Path) -> None:
    with pytest.raises(
        SiteError, match=r"Wren leads to wern, and there is no such page\n  = help: did you mean wren\?"
    ):
        check_points(site(tmp_path, slug="wern"))


def test_a_page_needs_no_status_where_its_calculation_says_what_it_is(tmp_path: Path) -> None:
    (page,) = site(tmp_path).casebook.pages
    assert (page.front.status, page.calcs[0].record) == ("ours", "as printed")


def test_a_page_without_a_headline_is_told_so_when_the_site_is_built(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert without_headline(made.casebook) is None
    page = tmp_path / "content/systems/wren.md"
    page.write_text(PAGE.replace("headline: count\n", "").replace("hardware: 8 × A100\n", ""), "utf-8")
    assert without_headline(load(tmp_path / "content")) == (
        "note: systems/wren.md: no calculation stands for this page: it has no figure in tables and on charts\n"
        "  = help: add a line such as headline: count"
    )
    _, found = examine(tmp_path / "content", page)
    assert "PD514" in [one.diagnostic.code for one in found]


def test_four_points_have_a_line_and_no_band_over_everything(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert not banded(made.fit)
    assert "fit_line" in live(trend(made))
    assert "fit_band" not in live(trend(made))
    assert "band" not in trend(made).caption
    assert "fit_band" in live(trend(SITE))


def test_a_citation_names_the_author_and_the_institution_of_the_settings(tmp_path: Path) -> None:
    made = site(tmp_path, settings="site_name: Birds\nsite_author: Ada Lovelace\nextra:\n  institution: The Aviary\n")
    (page,) = made.casebook.pages
    for entry in (citations.page_bibtex(page, made), citations.publication(made), citations.bibtex(page, made)):
        assert "  author = {Ada Lovelace},\n  institution = {The Aviary},\n" in entry
    assert "author" not in citations.publication(SITE)


def test_the_site_that_is_published_is_shown_while_the_first_watched_one_is_built(tmp_path: Path) -> None:
    published = tmp_path / "build/site"
    for name in ("index.html", "systems/wren/index.html"):
        (published / name).parent.mkdir(parents=True, exist_ok=True)
        (published / name).write_text("<body><h1>Birds</h1></body>", "utf-8")
    watched = tmp_path / "build/watch/site"
    begun(published, watched)
    shown = (watched / "systems/wren/index.html").read_text("utf-8")
    assert shown == '<body><h1>Birds</h1><script type="module" src="../../assets/watch.js"></script></body>'
    assert (watched / "assets/watch.js").is_file()
    assert "watch.js" not in (published / "index.html").read_text("utf-8")


def test_a_site_that_is_not_built_yet_says_so(tmp_path: Path) -> None:
    begun(tmp_path / "build/site", tmp_path / "site")
    assert "The site is being built." in (tmp_path / "site/index.html").read_text("utf-8")


def test_the_title_of_a_page_stands_before_that_of_the_site_and_once() -> None:
    template = (ROOT / "site/petaday_site/overrides/main.html").read_text("utf-8")
    assert "{% block htmltitle %}" in template
