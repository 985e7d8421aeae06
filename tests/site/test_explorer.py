"""The doubling time under other choices: every combination computed, looked up in the page, kept by a link."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday_site.facts.fit import months
from site_door import built, words

if TYPE_CHECKING:
    from playwright.sync_api import Page

PUBLISHED = {  # months of 30.4369 days: least squares, its 95% interval, Theil-Sen, LAD
    ("charted", "day"): (15, 3.437, (2.59, 5.09), 3.58, 3.20),
    ("modest", "day"): (20, 3.308, (2.45, 5.09), 3.25, 3.02),
    ("without-dqn", "day"): (14, 3.779, (2.96, 5.22), 3.93, 4.38),
    ("without-dota", "day"): (14, 3.272, (2.46, 4.89), 3.34, 3.20),
    ("without-go", "day"): (13, 3.965, (2.75, 7.13), 4.49, 4.82),
    ("records", "day"): (6, 3.393, (2.19, 7.49), 2.81, 2.64),
    ("charted", "month"): (15, 3.422, (2.59, 5.06), 3.49, 3.21),
    ("charted", "year"): (15, 3.230, (2.50, 4.56), 3.21, 3.06),
}


def combinations() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((built() / "data/doubling.json").read_text("utf-8"))["combinations"]
    return found


@pytest.mark.parametrize(("rule", "dates"), PUBLISHED)
def test_a_choice_leads_to_the_figure_worked_for_it_elsewhere(rule: str, dates: str) -> None:
    [one] = [c for c in combinations() if (c["rule"], c["dates"], c["values"]) == (rule, dates, "charted")]
    n, least, interval, theil_sen, lad = PUBLISHED[rule, dates]
    assert (one["n"], round(months(one["days"]), 3)) == (n, least)  # type: ignore[arg-type]
    assert tuple(round(months(end), 2) for end in one["confidence"]) == interval  # type: ignore[attr-defined]
    assert [round(months(one[name]), 2) for name in ("theil_sen", "lad")] == [theil_sen, lad]  # type: ignore[arg-type]


def test_every_combination_is_there_once_and_on_the_page() -> None:
    found = [(c["rule"], c["values"], c["dates"]) for c in combinations()]
    assert len(set(found)) == len(found) == 7 * 3 * 3
    said = words("trend/index.html")
    assert "Over these 63 combinations the least-squares doubling time runs from 3.01 to 3.98 months" in said
    assert said.count("record-setters only; ") == 3 * 3


@pytest.mark.browser
def test_a_choice_is_shown_at_once_and_kept_by_the_address(visit: Callable[..., Page]) -> None:
    page = visit("trend/")
    form = page.get_by_role("form", name="Choices behind the doubling time")
    answer = form.get_by_role("status")
    assert answer.inner_text() == (
        "3.44 months to double, from 15 results; 95% interval 2.59 to 5.09 (ordinary least squares), "
        "2.38 to 4.66 (bootstrap); 11.2× a year, R² 0.77."
    )
    form.get_by_label("A month is").select_option("30.5")
    assert answer.inner_text().startswith("3.43 months")
    form.get_by_label("Results").select_option("without-dqn")
    form.get_by_label("Estimator").select_option("lad")
    assert answer.inner_text() == "4.37 months to double, from 14 results."
    page.reload()
    assert page.locator(".pd-explore").get_by_role("status").inner_text() == "4.37 months to double, from 14 results."
    page.get_by_role("button", name="The source's choices").click()
    page.wait_for_url("**/trend/")
    assert answer.inner_text().startswith("3.44 months")


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_the_explorer(
    visit: Callable[..., Page], theme: str, width: int, shot: Callable[[Page, str], Path]
) -> None:
    page = visit("trend/", width=width, theme=theme)
    page.locator(".pd-explore").scroll_into_view_if_needed()
    shot(page, f"explorer-{theme}")
    found = Axe().run(page, context=".pd-explore").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
