"""Figures at the ends of what a float holds, and figures written in unusual ways: said, or worked; never raised."""

from __future__ import annotations

import json

import pytest

from petaday.calculate import audit, scan
from petaday.core.calculation import Calculation
from petaday.render.latex import to_latex
from petaday.render.markdown import to_markdown
from petaday.render.mathml import to_mathml
from petaday.render.text import to_text
from petaday.report import Report, report

RUN = "8 H100 for 3 days at"
FIGURES = {
    "8 H100 * 0 TFLOP/s * 3 days": "0 FLOP",
    "8 H100 * 3 days * -5 TFLOP/s": "-1.037e19 FLOP",
    f"{RUN} 10^-1 MFU": "2.052e20 FLOP",
    f"{RUN} 10⁻¹ MFU": "2.052e20 FLOP",
    f"{RUN} 4 × 10^-1 MFU": "8.206e20 FLOP",
    f"{RUN} 0,4 MFU": "8.206e20 FLOP",
    f"{RUN} 1'000 MFU": "",
    "1'000 H100 * 3 days": "2.592e8 s",
    "5 ± 10 V100 / 5 to 0 FLOP / 69 TFLOP/s = 0.5 layers": "2.899e-14 s/FLOP^2",
    "1e300 / 3 days = 1e-300": "3.858e294 1/s",
    "1e200 to 1e300": "1e250",
    "0.0 * 10^-400 * 3": "0",
    "3 * 4 = 1." + "2" * 400 + "e200": "12",
    "5 days \ud800 * 3 = 4": "",
}
OUT_OF_RANGE = (
    "1e-308*1e-308",
    "1e-320 = 3.5 H100",
    "1e-310 FLOP = 5e-310 FLOP",
    "26 days / 94 hours = 1e-320",
    "1e308 ± 1e308",
    "1e-400 * 3",
    "exp(-1000) * 2",
    "(1e-200)^2",
    "1e308 * 10",
    "1e-200 * 1e-200 * 1e300",
    "2 days * (1 s)^1e9",
    "2 * (1 s)^13",
    "a = (1 s)^12\na * a",
)


def laid_out(done: Calculation, text: str) -> str:
    """The calculation in every form that is shown or sent."""
    told = report(done)
    kept = Report.model_validate_json(told.model_dump_json())
    forms = [to_mathml(kept), to_latex(kept), to_markdown(kept), to_text(done, text)]
    return "\n".join([*forms, json.dumps(told.model_dump(mode="json"), ensure_ascii=False)])


@pytest.mark.parametrize(("text", "shown"), FIGURES.items(), ids=range(len(FIGURES)))
def test_a_figure_in_an_unusual_form_is_worked_or_refused_with_a_reason(text: str, shown: str) -> None:
    done = audit(text)
    assert "PD299" not in {said.code for said in done.diagnostics}
    assert shown in (done.shown, f"{done.shown} {done.unit}")
    for one in (done, *scan(text)):
        assert laid_out(one, text).encode()


@pytest.mark.parametrize("text", OUT_OF_RANGE)
def test_a_figure_that_no_float_holds_is_refused(text: str) -> None:
    done = audit(text)
    assert (done.value, {said.code for said in done.diagnostics}) == (None, {"PD206"})
    assert len(laid_out(done, text)) < 10_000


def test_an_interval_beyond_all_figures_is_said_to_be_left_out() -> None:
    done = audit("(1 to 10)^400")
    assert (done.shown, done.interval) == ("1e200", None)
    assert [said.code for said in done.diagnostics] == ["PD206"]
    assert "none is given" in done.diagnostics[0].message


def test_a_kept_report_with_a_power_that_none_is_given_today_is_not_written_out() -> None:
    told = report(audit("4 GPUs * 15 days * 5.1 TFLOPS"))
    odd = told.model_dump(mode="json")
    odd["steps"][0] |= {"unit": "s^1e+09"}
    assert len(to_mathml(Report.model_validate(odd))) < 10_000


LAYER = "Layer 1: conv 84x84x4 -> 16, 8x8, stride 4"


@pytest.mark.parametrize(
    ("stated", "code", "marked"),
    [
        ("5 * (3", "PD103", "("),
        ("3/0 FLOP", "PD205", "0"),
        ("9^9^9^9 FLOP", "PD206", "9^9^9^9 FLOP"),
        ("5 MFLOP = 1e999 FLOP", "PD206", "1e999 FLOP"),
    ],
)
def test_an_error_in_a_layer_line_stands_where_it_was_written(stated: str, code: str, marked: str) -> None:
    text = f"{LAYER} = {stated}"
    (said,) = [one for one in audit(text).diagnostics if one.code == code]
    assert marked.startswith(said.span.of(text))
    assert said.span.of(text)
