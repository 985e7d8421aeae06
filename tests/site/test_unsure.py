"""How far a site's figures reach, and how sure its doubling time is, by draws that runs share."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import pytest

from petaday import casebook
from petaday.columns.together import within
from petaday.working.lognormal import Z90
from petaday_site.charts.all_runs import story
from petaday_site.facts import growth
from petaday_site.facts.drawn import reach
from petaday_site.facts.site import Site
from petaday_site.facts.unsure import PROMISE, UTILIZATION, together
from petaday_site.pages.chart import sure

PAGE = """---
title: {name}
status: ours
date: {date}
tags: [{tags}]
headline: calc
---
```calc method=2 id=calc
{line}
```
"""


def site(folder: Path, lines: list[str], tags: str = "language") -> Site:
    """A site with a run a year, each ten times the one before."""
    (folder / "systems").mkdir(parents=True)
    for at, line in enumerate(lines):
        page = PAGE.format(name=f"Run {at}", date=dt.date(2012 + at, 1, 1), line=line, tags=tags)
        (folder / f"systems/run-{at}.md").write_text(page, "utf-8")
    return Site(casebook.load(folder), (), "0")


def lines(shares: list[str]) -> list[str]:
    return [f"{10**at} GPUs * 100 days * 10 TFLOPS * {share} utilization" for at, share in enumerate(shares)]


def test_an_assumption_of_three_runs_is_one_and_that_of_two_is_none(tmp_path: Path) -> None:
    runs = together(site(tmp_path, lines(["0.33", "0.33", "0.33", "0.4", "0.4", "0.57"])).casebook)
    assert [[factor.key for factor in run.factors] for run in runs] == [
        ["utilization 0.33", "systems/run-0"],
        ["utilization 0.33", "systems/run-1"],
        ["utilization 0.33", "systems/run-2"],
        ["systems/run-3"],
        ["systems/run-4"],
        ["systems/run-5"],
    ]


def test_nine_in_ten_figures_are_within_what_the_methods_promise(tmp_path: Path) -> None:
    found = site(tmp_path, lines(["0.33"] * 4 + ["0.57"]))
    for slug, (low, high) in reach(found).runs.items():
        pfs_days = found.computed[slug]
        assert pfs_days / low == pytest.approx(PROMISE, rel=0.02)
        assert high / pfs_days == pytest.approx(PROMISE, rel=0.02)
    assert within(UTILIZATION) < within(PROMISE)


def test_estimates_are_within_three(tmp_path: Path) -> None:
    found = site(tmp_path, lines(["0.57"] * 2), tags="language, estimate")
    low, high = reach(found).runs["systems/run-1"]
    assert high / low == pytest.approx(9, rel=0.05)


def test_a_range_in_the_text_widens_its_run(tmp_path: Path) -> None:
    found = site(tmp_path, ["2 GPUs * 5 to 20 days * 10 TFLOPS * 0.57 utilization"])
    low, high = reach(found).runs["systems/run-0"]
    both = math.hypot(within(PROMISE), within(2.0))
    assert high / low == pytest.approx(math.exp(2 * Z90 * both), rel=0.03)


def test_what_all_runs_share_does_not_move_the_doubling_time(tmp_path: Path) -> None:
    alone = site(tmp_path / "alone", lines(["0.31", "0.32", "0.33", "0.34", "0.35", "0.36"]))
    alike = site(tmp_path / "alike", lines(["0.33"] * 6))
    (one,), (other,) = reach(alone).paces, reach(alike).paces
    assert one is not None
    assert other is not None
    assert other[1] - other[0] < 0.75 * (one[1] - one[0])
    (pace,) = growth.paces(alike)
    assert other[0] < pace.fit.days < other[1]
    spread = math.sqrt(within(PROMISE) ** 2 - within(UTILIZATION) ** 2) / math.log(2)
    days = [(point.date - pace.points[0].date).days for point in pace.points]
    middle = sum(days) / len(days)
    error = spread / math.sqrt(sum((day - middle) ** 2 for day in days))
    assert 1 / other[0] - 1 / other[1] == pytest.approx(2 * Z90 * error, rel=0.03)


def test_the_page_and_the_chart_tell_it(tmp_path: Path) -> None:
    found = site(tmp_path, lines(["0.33"] * 6))
    told = sure(found, "")
    assert "as its 6 figures are drawn" in told
    assert "a utilization that 6 runs assume alike moves them together, within a factor of 1.7, and all else is" in told
    drawn = story(found)
    assert drawn is not None
    assert [run.name for run, _, _ in drawn.bars] == [f"Run {at}" for at in range(6)]


def test_a_site_of_one_run_says_nothing_of_a_doubling_time(tmp_path: Path) -> None:
    found = site(tmp_path, lines(["0.33"]))
    assert sure(found, "") == ""
    assert len(reach(found).runs) == 1
