"""The chart: one description, pictures for both themes, points that are links."""

from __future__ import annotations

import json
import re
from itertools import combinations

import pytest
from tests.site.test_fit import LINE, POINTS

from petaday_site.charts.chart import chart
from petaday_site.charts.controls import live
from petaday_site.charts.inline_svg import picture
from petaday_site.charts.label_placement import _box, place
from petaday_site.charts.palette import NARROW, WIDE, Ink, Size
from petaday_site.charts.time_charts import trend
from site_door import SITE


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_picture_holds_every_point_as_a_named_link_on_this_site(size: Size) -> None:
    svg = picture(chart(POINTS, LINE, size, root="../"), label="The chart", class_="c")
    links = re.findall(r'<a href="([^"]*)" class="pd-point" aria-label="([^"]*)"', svg)
    assert [href for href, _ in links] == [f"../{p.slug}/" for p in POINTS]
    assert links[0][1] == "AlexNet, 2012-06-01: 0.005788 petaflop/s-days"
    assert "http" not in svg
    assert not any(colour in svg for colour in Ink())


@pytest.mark.parametrize("scale", ["log", "linear"])
def test_the_live_chart_is_data_alone(scale: str) -> None:
    spec = json.loads(live(trend(SITE), scale))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    held = [row for rows in spec["datasets"].values() for row in rows]
    assert {row["name"] for row in held if "name" in row} == {p.name for p in POINTS}
    assert {row["compute"] for row in held if "name" in row} >= {p.pfs_days for p in POINTS}
    assert "url" not in json.dumps(spec["layer"])


def test_names_that_would_cover_each_other_are_set_apart() -> None:
    points = [("Neural Machine Translation", 100.0, 50.0), ("Neural Architecture Search", 106.0, 52.0), ("VGG", 98, 58)]
    sides = place(points, 12, (600, 200))
    boxes = [_box(side, name, x, y, 12) for side, (name, x, y) in zip(sides, points, strict=True)]
    assert [a.shared(b) for a, b in combinations(boxes, 2)] == [0, 0, 0]
