"""What the trend shows: scale, overlays and filters, in the data and in the page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from petaday_site.charts.all_runs import story
from petaday_site.charts.axes import View, eras, views
from petaday_site.charts.controls import draw, live
from petaday_site.charts.facets import facets
from petaday_site.charts.overlays import bars, moore, thresholds
from petaday_site.charts.palette import WIDE, Ink
from petaday_site.charts.time_charts import stated, trend
from petaday_site.facts.site import Site
from site_door import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Page


def every(site: Site) -> View:
    told = story(site)
    assert told
    return told.view


VIEWS = views(SITE.points, eras(SITE.points, SITE.eras))
NAMES = [p.name for p in SITE.points]
FACETS = dict(zip(NAMES, facets(SITE.points, SITE.casebook, SITE.eras, SITE.domains), strict=True))


def test_three_points_are_method_1_eight_method_2_and_four_not_known() -> None:
    assert Counter(one.method for one in FACETS.values()) == {"method 1": 3, "method 2": 8, "not known": 4}
    assert FACETS["DQN"].method == "method 1"


def test_every_point_has_a_field_and_an_era() -> None:
    assert {one.domain for one in FACETS.values()} == {"vision", "language", "speech", "games"}
    assert all(one.era for one in FACETS.values())


def test_a_record_is_more_than_all_before_it() -> None:
    assert [name for name in NAMES if FACETS[name].record] == [
        "AlexNet",
        "Visualizing and Understanding Conv Nets",
        "VGG",
        "DeepSpeech2",
        "Neural Machine Translation",
        "AlphaGoZero",
    ]


def test_moores_law_begins_at_the_first_point_and_doubles_in_18_or_24_months() -> None:
    line, *_ = moore(SITE.points, VIEWS["log"], WIDE, Ink(), ("date:T", "compute:Q"))
    last = line.data.groupby("months")["compute"].last() / SITE.points[0].pfs_days
    years = (VIEWS["log"].end - SITE.points[0].date).days / 365.2425
    assert last[18] == pytest.approx(2 ** (years / 1.5), rel=1e-4)
    assert last[24] == pytest.approx(2 ** (years / 2), rel=1e-4)


def test_on_a_linear_scale_one_name_of_moores_law_stands_above_the_axis_where_it_begins() -> None:
    _, name = moore(SITE.points, VIEWS["linear"], WIDE, Ink(), ("date:T", "compute:Q"))
    assert (list(name.data["told"]), name.mark.dy, name.mark.align) == (["Moore’s law: 18 or 24 months"], -18, "left")


def test_the_bars_are_a_factor_of_two_and_of_three_either_way() -> None:
    two, three = (layer.data for layer in bars(SITE.points, Ink(), ("date:T", "compute:Q")))
    assert list(two["high"] / two["compute"]) == pytest.approx([4.0] * 15)
    assert list(three["high"] / three["compute"]) == pytest.approx([9.0] * 15)


def test_the_figures_in_print_are_those_of_the_records() -> None:
    printed = stated(SITE)
    assert printed["systems/alexnet"] == {1: 0.0054, 2: 0.0058}
    assert printed["systems/alphago-zero"] == {}
    spec = json.loads(live(trend(SITE)))
    layer = next(layer for layer in spec["layer"] if layer.get("name") == "printed")
    rows = spec["datasets"][layer["data"]["name"]]
    assert len(rows) == sum(map(len, printed.values()))


def test_the_thresholds_of_the_law_are_lines_where_the_view_holds_them() -> None:
    [line, _] = thresholds(every(SITE), WIDE, Ink(), ("date:T", "compute:Q"))
    assert [told.partition(":")[0].replace("\xa0", " ") for told in dict.fromkeys(line.data["told"])] == [
        "1 × 10²³ FLOP",
        "1 × 10²⁵ FLOP",
        "1 × 10²⁶ FLOP",
    ]
    assert list(line.data["compute"])[:2] == pytest.approx([1157.4, 1157.4], rel=1e-4)
    low = every(SITE)._replace(high=1.0)
    assert thresholds(low, WIDE, Ink(), ("date:T", "compute:Q")) == []


def test_a_linear_scale_begins_at_zero_and_holds_the_largest() -> None:
    assert VIEWS["linear"].up(0) == 0
    assert VIEWS["linear"].up(max(p.pfs_days for p in SITE.points)) < 1
    assert '"type": "log"' not in json.dumps(draw(trend(SITE), WIDE, Ink(), "", "linear").to_dict())
    assert VIEWS["log"].up(VIEWS["log"].low) == 0


SHOWN = "point => getComputedStyle(point).display !== 'none' && point.getClientRects().length > 0"


def points(page: Page) -> list[str]:
    """The names of the points that can be seen."""
    told = page.evaluate(
        f"[...document.querySelectorAll('.pd-views__record .pd-chart__still .pd-point')].filter({SHOWN})"
        ".map(point => point.getAttribute('aria-label'))"
    )
    return [str(label).partition(", ")[0] for label in told]


@pytest.mark.browser
def test_the_points_are_picked_and_the_page_says_so(
    visit: Callable[..., Page], shot: Callable[[Page, str], Path]
) -> None:
    page = visit("chart/?view=record")
    assert points(page) == NAMES
    page.get_by_label("Domain").select_option("games")
    assert points(page) == ["DQN", "TI7 Dota 1v1", "AlphaGoZero", "AlphaZero"]
    assert "4 of 15 results are shown; the line is still that of all 15." in page.inner_text(".pd-views__record")
    page.get_by_label("Largest so far alone").check()
    assert points(page) == ["AlphaGoZero"]
    assert page.url.endswith("?view=record&domain=games&record=yes")
    page.locator("summary", has_text="The chart as a table").click()
    assert page.locator(".pd-views__record .pd-pick tbody tr:visible").count() == 1
    shot(page, "trend-picked")
    page.reload()
    assert points(page) == ["AlphaGoZero"]
    page.get_by_role("button", name="As it was").click()
    page.wait_for_function("location.search === '?view=record'")
    assert points(page) == NAMES


@pytest.mark.browser
def test_overlays_and_scale(visit: Callable[..., Page]) -> None:
    page = visit("chart/?view=record&printed=yes&fit=no")
    assert points(page).count("AlexNet") == 3
    assert not page.locator(".pd-views__record .pd-chart__wide [class*=' fit_line']").first.is_visible()
    assert not page.locator(".pd-views__record .pd-chart__wide [class*=' moore_line']").first.is_visible()
    page.locator(".pd-views__record").get_by_label("Moore’s law").check()
    assert page.locator(".pd-views__record .pd-chart__wide [class*=' moore_line']").first.is_visible()
    page.get_by_label("linear", exact=True).check()
    assert page.locator(".pd-chart__still[data-scale=linear] .pd-chart__wide").is_visible()
    assert not page.locator(".pd-chart__still[data-scale=log] .pd-chart__wide").is_visible()


@pytest.mark.browser
def test_the_live_chart_shows_what_is_picked(visit: Callable[..., Page]) -> None:
    page = visit("chart/?view=record&domain=games&moore=yes")
    page.get_by_role("button", name="Zoom and pan").click()
    live = page.locator(".pd-views__record .pd-chart__live")
    live.locator("[class*=' moore_line']").first.wait_for(state="attached")
    assert live.locator("[class*=' points_marks'] path").count() == 4
    assert live.locator("[class*=' printed_']").count() == 0
    page.get_by_label("Domain").select_option("")
    live.locator("[class*=' points_marks'] path").nth(14).wait_for(state="attached")


@pytest.mark.browser
def test_without_scripts_the_record_is_a_view_and_there_is_no_control(visit: Callable[..., Page]) -> None:
    page = visit("chart/", scripts=False)
    page.get_by_label("The 2018 chart", exact=True).check()
    assert points_without_scripts(page) == NAMES
    assert not page.get_by_label("Domain").is_visible()


@pytest.mark.browser
def test_an_address_of_the_chart_as_it_was_leads_to_the_view_with_the_same_choices(visit: Callable[..., Page]) -> None:
    page = visit("trend/?domain=games&moore=yes")
    page.wait_for_url("**/chart/?view=record&domain=games&moore=yes")
    assert points(page) == ["DQN", "TI7 Dota 1v1", "AlphaGoZero", "AlphaZero"]


def points_without_scripts(page: Page) -> list[str]:
    links = page.locator(".pd-chart__still[data-scale=log] .pd-chart__wide .pd-point").all()
    labels = [link.get_attribute("aria-label") or "" for link in links if link.is_visible()]
    return [label.partition(", ")[0] for label in labels]
