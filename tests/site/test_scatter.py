"""The two charts of one figure against another: every point there, told in words, and leading to its place."""

from __future__ import annotations

import re
from html import unescape

import pytest

from petaday_site.charts.label_placement import place_apart
from petaday_site.charts.scatter import claims, methods, scatter_pictures
from site_door import SITE, built, pages, words

CHARTS = {
    "tables": scatter_pictures(methods(SITE.methods, "../")),
    "audit": scatter_pictures(claims(SITE.claims, "../")),
}


def told(chart: str, width: str) -> list[str]:
    picture = re.search(rf'<svg class="pd-chart__{width}".*?</svg>', CHARTS[chart], re.DOTALL)
    assert picture
    return [unescape(said) for said in re.findall(r'class="pd-point" aria-label="([^"]*)"', picture[0])]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_system_with_both_methods_is_on_the_chart(width: str) -> None:
    found = told("tables", width)
    assert sorted(said.partition(":")[0] for said in found) == [
        "AlexNet",
        "DeepSpeech2",
        "Neural Architecture Search",
        "Seq2Seq",
        "VGG",
    ]
    assert found[1] == "VGG: 0.09867 pfs-days by method 1, 0.101 by method 2, a ratio of 0.977"


def test_every_printed_count_of_a_run_is_on_the_chart() -> None:
    found = told("audit", "wide")
    assert len(found) == 32
    assert "Seq2Seq: 7,300 PF stated, 11,149 PF recomputed, within factor 2" in found
    assert [said for said in found if said.startswith("DQN")] == [
        "DQN: 2.3 PF stated, 2.4 PF recomputed, close",
        "DQN: 2.7e-5 pfs-days stated, 2.778e-5 pfs-days recomputed, by rounding",
    ]


def test_the_caption_says_what_the_points_amount_to() -> None:
    assert "Method 1 against method 2, recomputed: 5 systems, 5 of them within a factor 2." in words(
        "tables/index.html"
    )
    assert "Stated over recomputed: 32 printed counts of whole runs, 28 of them within 5%." in words("audit/index.html")


def test_what_a_chart_shows_is_its_title() -> None:
    assert "The methods agree within a factor of 2 in all 5 systems" in words("tables/index.html")
    assert "No printed figure is off by a factor of 2" in words("audit/index.html")


def test_a_point_leads_to_a_place_that_is_there() -> None:
    for chart in CHARTS.values():
        for path, anchor in re.findall(r'<a href="\.\./([^"#]*)(?:#([^"]*))?" class="pd-point"', chart):
            assert (built() / path / "index.html").exists()
            assert not anchor or anchor in pages()[f"{path}index.html"].ids


@pytest.mark.parametrize(("chart", "axes"), [("tables", 2), ("audit", 1)])
def test_compute_is_on_an_axis_in_both_units(chart: str, axes: int) -> None:
    for width in ("wide", "narrow"):
        picture = re.search(rf'<svg class="pd-chart__{width}".*?</svg>', CHARTS[chart], re.DOTALL)
        assert picture
        figures = re.findall(r'class="[^"]* (axis[pf])_(?:below|beside)_marks"', picture[0])
        assert sorted(figures) == ["axisf"] * axes + ["axisp"] * axes


def test_no_name_lies_on_a_name_or_on_a_point() -> None:
    names = [("a long name", 50.0, 50.0), ("another one", 52.0, 52.0)]
    assert place_apart(names, 10, (100, 60), [(20, 50), (80, 50)]) == ["above", None]
