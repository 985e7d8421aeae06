"""A site of one's own is told what it lacks, and shows no more than it knows; nothing here is built whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from petaday.casebook import load
from petaday.casebook.page import examine
from petaday_site.build import check_points, gather, without_headline
from petaday_site.charts.all_runs_figure import all_runs
from petaday_site.charts.chart import banded
from petaday_site.charts.controls import live
from petaday_site.charts.facets import facets
from petaday_site.charts.time_charts import trend
from petaday_site.facts.runs import runs
from petaday_site.facts.site import Site
from petaday_site.fault import SiteError
from petaday_site.pages import citations
from petaday_site.pages.social_card import pictures
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


OWN = """[[domain]]
name = "Chemistry"
words = ["chemistry", "materials"]

[[domain]]
name = "Birdsong"
words = ["birdsong"]
"""


def test_domains_come_from_content_and_take_the_marks_in_order(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert {run.domain for run in runs(made)} == {"Other"}
    (tmp_path / "content/data/domains.toml").write_text(OWN, "utf-8")
    page = tmp_path / "content/systems/wren.md"
    page.write_text(PAGE.replace("title: Wren\n", "title: Wren\ntags: [small, birdsong]\n"), "utf-8")
    made = gather(tmp_path, load(tmp_path / "content"))
    (wren,) = (run for run in runs(made) if run.name == "Wren")
    assert (wren.family, wren.domain) == ("images", "Birdsong")
    legend = str(all_runs(made, ""))
    assert "Birdsong" in legend
    assert "Images and video" not in legend
    assert [one.domain for one in facets(made.points, made.casebook, (), made.domains)][-1] == "birdsong"


def test_what_is_left_out_comes_from_content(tmp_path: Path) -> None:
    assert not [one for one in site(tmp_path).doubling if one.rule.id == "without-wren-too"]
    told = '[[without]]\nid = "without-wren-too"\nname = "without Wren"\nslugs = ["systems/wren"]\n'
    (tmp_path / "content/data/without.toml").write_text(told, "utf-8")
    made = gather(tmp_path, load(tmp_path / "content"))
    rules = {one.rule.name for one in made.doubling}
    assert "without Wren" in rules or "without Wren, furthest below the line" in rules


@pytest.mark.parametrize("name", ["domains", "without", "eras"])
def test_a_file_that_says_something_else_is_told_what_it_may_say(tmp_path: Path, name: str) -> None:
    site(tmp_path)
    (tmp_path / f"content/data/{name}.toml").write_text("[[colour]]\nname = 1\n", "utf-8")
    with pytest.raises(SiteError, match=rf"{name}\.toml.*\n(.*\n)*  = help: write \[\["):
        gather(tmp_path, load(tmp_path / "content"))


def test_the_card_of_a_site_says_what_the_site_says_of_itself(tmp_path: Path) -> None:
    made = site(tmp_path, settings="site_name: Birds\nsite_description: What birds take to sing.\n")
    whole = pictures(made)["assets/cards/petaday.png"]
    assert re.findall(r">([^<>]+)</text>", whole) == ["Birds", "What birds take to sing"]
    wren = re.findall(r">([^<>]+)</text>", pictures(made)["assets/cards/systems-wren.png"])
    assert wren[:3] == ["Birds", "Wren", "1.389 petaflop/s-days"]
    assert wren[-1] == "6 * 1e9 * 2e10 tokens = 1.2e20 FLOP"


def test_nothing_of_our_own_collection_stands_in_the_code_of_the_site() -> None:
    ours = re.compile(r"AlphaGo|Dota|DQN|Epoch AI|OpenAI|since 2018|after 2018")
    code = (ROOT / "site/petaday_site").rglob("*.*")
    said = [
        f"{path.name}: {line.strip()}"
        for path in code
        if path.suffix in {".py", ".js", ".html", ".css"}
        for line in path.read_text("utf-8").splitlines()
        if ours.search(line) and ">>>" not in line and not re.match(r"\s*[\"'(\[]|.*`", line)
    ]
    assert said == []


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
