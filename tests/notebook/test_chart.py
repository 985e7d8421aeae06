"""The chart of results: one unit, a line for each, what is left out is said."""

from __future__ import annotations

import sys

import pytest

import petaday
from petaday.notebook import chart

LINES = """\
A = 3 days * 8 PF/s = 24 pfs-days
B = 9 days * 9 PF/s * 0.33 ± 0.1 = 80 pfs-days
A = 9 days * 99 TFLOP/s
3 days * 2"""


def test_each_result_has_a_line_and_the_unit_of_most_is_drawn() -> None:
    drawn = chart([*petaday.scan(LINES), petaday.audit("TFLOPZ")]).to_dict()
    _, points, ticks = drawn["layer"]
    worked, stated = ([dict(row) for row in drawn["datasets"][layer["data"]["name"]]] for layer in (points, ticks))
    assert [row["name"] for row in worked] == ["A", "B", "A (2)"]
    assert [row["verdict"] for row in stated] == ["follows", "off"]
    assert worked[0]["worked"] == 24
    assert worked[1]["low"] < 26.7 < worked[1]["high"]
    assert drawn["title"]["subtitle"] == "Not drawn: 1 of another unit and 1 that cannot be read"
    assert points["encoding"]["x"]["axis"]["title"] == "petaflop/s-days"


def test_figures_far_apart_stand_on_a_logarithmic_axis() -> None:
    (_, worked) = chart(petaday.scan("A: 1 PF; B: 3 * 100 PF; C: 2 * 3 PF"), names=None).to_dict()["layer"]
    assert worked["encoding"]["x"]["scale"]["type"] == "log"


def test_light_and_dark() -> None:
    backgrounds = [chart(petaday.scan(LINES), dark=dark).to_dict()["config"]["background"] for dark in (False, True)]
    assert backgrounds == ["#ffffff", "#12161b"]


def test_nothing_to_draw_and_too_few_names_are_a_sentence() -> None:
    with pytest.raises(ValueError, match="no report has a figure to draw"):
        chart([petaday.audit("TFLOPZ")])
    with pytest.raises(ValueError, match="1 reports and 2 names: give a name for each"):
        chart([petaday.audit("2 * 3")], names=["a", "b"])


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "petaday.notebook.drawn", raising=False)
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r"needs the jupyter extra: pip install 'petaday\[jupyter\]'"):
        chart(petaday.scan(LINES))
