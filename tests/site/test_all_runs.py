"""The chart of all runs: its finding, its names, its readout, its controls."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from petaday_site.charts import all_runs
from petaday_site.charts.all_runs_figure import controls, pictures
from petaday_site.charts.all_runs_lines import stretches, thresholds
from petaday_site.charts.all_runs_names import Plane, free, layout
from petaday_site.charts.label_layout import Layout, Placed, _crosses
from petaday_site.charts.label_placement import Box
from petaday_site.charts.palette import ALL_NARROW, ALL_WIDE, Size
from petaday_site.facts import growth
from petaday_site.facts.eras import Era
from petaday_site.facts.runs import Run, records, runs
from petaday_site.facts.site import Site
from site_door import SITE, words

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = [ALL_WIDE, ALL_NARROW]


def story() -> all_runs.Story:
    found = all_runs.story(SITE)
    assert found
    return found


def boxes(size: Size) -> list[tuple[Placed, Box]]:
    setting = Layout((size.width, size.height), size.letters)
    return [(placed, setting.box(placed)) for group in layout(story(), size) for placed in group]


def test_every_system_with_a_date_and_a_figure_is_a_run_and_a_record_took_more_than_all_before() -> None:
    found = runs(SITE)
    assert {run.slug for run in found} == set(SITE.computed)
    assert [run.name for run in found if run.record] == [run.name for run in records(found)]
    assert [run.name for run in found if run.record][-3:] == ["Grok 3", "GPT-4.5", "Grok 4"]
    assert next(run for run in found if run.name == "GPT-4").estimated
    assert next(run for run in found if run.name == "AlphaFold 2").family == "biology"


def test_the_title_is_what_the_lines_say() -> None:
    early, late = growth.paces(SITE)
    assert (early.when, early.rough, early.charted) == ("to 2017", "3.4 months", 15)
    assert late.told == "every 5.4 months, or 7.8 without estimates"
    assert growth.title(SITE) == (
        "The largest training runs doubled every 3.4 months until 2017, and every five to eight months since"
    )
    assert growth.title(SITE) in words("chart/index.html")
    assert growth.title(SITE) in words("index.html")


def test_a_site_without_eras_has_one_pace_and_one_of_few_runs_has_none() -> None:
    alone = replace(SITE, eras=(), made={})
    (pace,) = growth.paces(alone)
    assert (pace.when, growth.title(alone)[:45]) == ("", "The largest training runs doubled every five ")
    few = replace(SITE, casebook=SITE.casebook.model_copy(update={"pages": ()}), points=SITE.points[:3], made={})
    assert growth.paces(few) == ()
    assert growth.title(few) == "3 training runs, 2012 to 2013"


def test_an_era_of_ones_own_is_named_in_the_title() -> None:
    eras = (Era(name="early", start=dt.date(2010, 1, 1), end=dt.date(2021, 1, 1)),)
    assert " until 2020" in growth.title(replace(SITE, points=(), eras=eras, made={}))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_no_name_covers_another_or_a_point_and_no_line_strikes_one_through(size: Size) -> None:
    told, plane = story(), Plane(story().view, size)
    named = boxes(size)
    assert [
        (a.wish.text, b.wish.text) for (a, one), (b, other) in combinations(named, 2) if one.shared(other) > 0
    ] == []
    dots = [plane.at(run.date, run.pfs_days) for run in told.runs]
    covered = [a.wish.text for a, box in named for x, y in dots if box[0] < x < box[2] and box[1] < y < box[3]]
    assert covered == []
    lines = [
        (*plane.at(one.begin, one.at(one.begin)), *plane.at(one.end, one.at(one.end)))
        for one in stretches(told.paces, told.view)
    ]
    assert [a.wish.text for a, box in named for line in lines if _crosses(line, box) > 1] == []


def test_every_record_is_named_on_the_wide_chart() -> None:
    assert {placed.wish.text for placed, _ in boxes(ALL_WIDE)} >= {run.name for run in story().runs if run.record}


def test_the_readout_has_a_place_where_no_point_is_or_stands_below() -> None:
    told = story()
    assert free(told, ALL_WIDE)
    low = Run("low", told.runs[-1].date, told.view.low * 3, "language")
    assert not free(told._replace(runs=(*told.runs, low)), ALL_WIDE)


def test_thresholds_are_the_laws_and_the_lowest_is_shown_on_request() -> None:
    assert [(one.power, one.told.partition(" · ")[2]) for one in thresholds()] == [
        ("23", "European Union: general-purpose AI models"),
        ("25", "European Union: systemic risk"),
        ("26", "California, New York and South Korea"),
    ]
    assert re.findall(r'name="(law\d+)"( checked)?', controls(story())) == [
        ("law23", ""), ("law25", " checked"), ("law26", " checked")
    ]  # fmt: skip


def test_every_point_is_a_link_that_says_its_figure_in_both_units_and_powers_are_set_high() -> None:
    drawn = pictures(SITE, "../")
    links = re.findall(r'<a href="([^"]*)" class="pd-point" aria-label="([^"]*)"', drawn)
    assert len(links) == 2 * len(runs(SITE))
    said = dict(links)["../systems/llama-3-1-405b/"]
    assert unescape(said).replace("\u00a0", " ") == (
        "Llama 3.1 405B, 2024-07-23: 438,800 petaflop/s-days, 3.791 × 10²⁵ FLOP, language"
    )
    assert '10<tspan dy="-0.45em" font-size="72%">26</tspan><tspan dy="0.324em"> FLOP' in drawn


def test_a_site_without_a_run_has_no_chart() -> None:
    bare = Site(SITE.casebook.model_copy(update={"pages": ()}), (), "0")
    assert all_runs.story(bare) is None
    assert growth.title(bare) == "No training run has a date and a figure yet"


@pytest.mark.browser
def test_what_is_pointed_at_is_in_the_readout_and_arrow_keys_walk_the_points(visit: Callable[..., Page]) -> None:
    page = visit("chart/")
    readout = page.locator(".pd-readout")
    point = page.locator('.pd-views__all .pd-chart__wide .pd-point[aria-label^="GPT-3 175B,"]')
    point.hover()
    readout.get_by_text("GPT-3 175B").wait_for()
    assert readout.inner_text().splitlines()[1] == "June 2020, language" or "2020, language" in readout.inner_text()
    box, dot = readout.bounding_box(), point.bounding_box()
    assert box
    assert dot
    assert dot["x"] + dot["width"] < box["x"] or dot["y"] + dot["height"] < box["y"]
    point.focus()
    page.keyboard.press("ArrowRight")
    readout.get_by_text("GPT-3 175B").wait_for(state="detached")
    assert page.locator(".pd-point:focus").count() == 1
    readout.get_by_role("link", name="Open").click()
    page.wait_for_url("**/systems/**")


@pytest.mark.browser
def test_the_controls_the_unit_and_the_view_are_kept_by_the_address(visit: Callable[..., Page]) -> None:
    page = visit("chart/?unit=flop&records=yes&law26=no")
    chart = page.locator(".pd-views__all")
    assert not chart.locator(".pd-chart__wide [class*=' others_']").first.is_visible()
    assert not chart.locator(".pd-chart__wide [class*=' law26_']").first.is_visible()
    assert chart.locator(".pd-chart__wide [class*=' law25_']").first.is_visible()
    assert page.locator("#all-runs + .pd-tools + .pd-scroll td.pd-num").first.inner_text() == "4.932 × 1026"
    page.get_by_label("The 2018 chart", exact=True).check()
    assert page.url.endswith("?unit=flop&records=yes&law26=no&view=record")
    page.reload()
    assert page.locator(".pd-views__record").is_visible()


@pytest.mark.browser
def test_the_chart_of_all_runs_comes_alive_on_request(visit: Callable[..., Page]) -> None:
    page = visit("chart/?records=yes")
    page.locator(".pd-views__all").get_by_role("button", name="Zoom and pan").click()
    live = page.locator(".pd-views__all .pd-chart__live")
    live.locator("[class*=' records_marks'] path").nth(18).wait_for()
    assert live.locator("[class*=' others_marks']").count() == 0


@pytest.mark.browser
def test_the_table_shows_exceptions_alone(visit: Callable[..., Page]) -> None:
    page = visit("chart/")
    page.get_by_role("radio", name="Exceptions").focus()
    page.keyboard.press("Space")
    shown = page.locator("#all-runs ~ .pd-scroll tbody tr:visible").all_inner_texts()
    assert shown
    assert all(re.search("high|low", row) for row in shown)
