"""The trend: recomputed from the published points, never typed."""

from __future__ import annotations

import datetime as dt

import pytest

from petaday_site.facts.fit import SHORT_MONTH, fit, months
from petaday_site.facts.points import until
from petaday_site.facts.site import points
from places import ROOT

POINTS = points(ROOT / "content")
END = until(POINTS)
LINE = fit([p.date for p in POINTS], [p.pfs_days for p in POINTS], END)


def test_the_published_doubling_time_is_reproduced() -> None:
    assert LINE.n == 15
    assert LINE.days == pytest.approx(104.605, abs=0.01)
    assert 3.43 <= round(months(LINE.days), 2) <= 3.44
    assert round(months(LINE.days, SHORT_MONTH), 2) == 3.43


def test_other_estimators_and_intervals_say_how_firm_it_is() -> None:
    assert [round(months(d), 2) for d in LINE.confidence] == [2.59, 5.09]
    assert [round(months(d), 1) for d in LINE.bootstrap] == [2.4, 4.7]
    assert round(months(LINE.theil_sen), 2) == 3.58
    assert round(months(LINE.lad), 2) == 3.20
    assert round(LINE.r2, 2) == 0.77
    assert round(LINE.per_year, 2) == 11.25


def test_the_bootstrap_is_the_same_at_every_build() -> None:
    assert fit([p.date for p in POINTS], [p.pfs_days for p in POINTS]).bootstrap == LINE.bootstrap


def test_exact_doubling_is_found_exactly_by_every_estimator() -> None:
    dates = [dt.date(2012, 1, 1) + dt.timedelta(days=100 * i) for i in range(8)]
    exact = fit(dates, [2.0**i * (1 + 1e-9 * (i % 2)) for i in range(8)])
    assert [exact.days, exact.theil_sen, exact.lad, *exact.confidence] == pytest.approx([100] * 5, rel=1e-6)


def test_the_line_is_sampled_to_the_end_of_the_chart_inside_its_band() -> None:
    assert len(LINE.line) > 20
    assert LINE.line[0][0] == min(p.date for p in POINTS)
    assert LINE.line[-1][0] == END
    assert all(low < middle < high for _, low, middle, high in LINE.line)


def test_every_charted_point_leads_to_a_page_that_exists() -> None:
    assert [p.name for p in POINTS if not p.slug or not (ROOT / "content" / f"{p.slug}.md").is_file()] == []
