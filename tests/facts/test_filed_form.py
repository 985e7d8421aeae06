"""A filled form that somebody else wrote: its figures against their calculations, each other, and the roundings."""

from __future__ import annotations

from pathlib import Path

import pytest

import petaday
from petaday.cli import main
from petaday.facts.filed_checks import audit_form
from petaday.facts.filed_form import filed
from petaday.facts.filing import filing
from petaday.facts.form import QUESTIONS

CARD = (
    "Wren-3B has 3.1 billion parameters and was trained on 900 billion tokens with 128 H100 GPUs for 4 days, at an MFU "
    "of 38.1%. Each GPU draws 700 W, with a PUE of 1.1."
)
FORM = filing(petaday.run_sheet(CARD, "Wren-3B")).to_markdown()
JSON = filing(petaday.run_sheet(CARD, "Wren-3B")).model_dump_json(indent=2)


def codes(text: str) -> list[str]:
    return [one.code for one in audit_form(text)]


@pytest.mark.parametrize("text", [FORM, JSON, FORM.replace("\n", "\r\n"), FORM.replace("- ", "* ")])
def test_what_petaday_fills_is_sound_and_every_question_is_found(text: str) -> None:
    form = filed(text)
    assert form is not None
    assert list(form.rows) == list(QUESTIONS)
    assert len(form.lines) == 2
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["", "{}", "# A\n\n## Amount of computation\n\n1e25 FLOP\n", '{"key": "energy"}', CARD]
)
def test_another_text_is_no_form(text: str) -> None:
    assert filed(text) is None
    assert audit_form(text) == ()


# what somebody wrote in place of an answer, and what is wrong with it
SLIPS = [
    ("1.7e22 FLOP\n- how", "2.2e22 FLOP\n- how", []),  # the calculation is 24 % below: within the margin
    ("1.7e22 FLOP\n- how", "2.5e22 FLOP\n- how", ["PD521"]),
    ("1.7e22 FLOP\n- how", "1.2e22 FLOP\n- how", ["PD521"]),
    ("answer: 1.7e22 FLOP", "answer: 1.7 × 10^22 floating-point operations", []),
    ("answer: 1.7e22 FLOP", "answer: 2e22 FLOP", ["PD523"]),
    ("answer: 1.7e22 FLOP", "answer: a lot", ["PD523"]),
    ("answer: 1.7e22 FLOP", "answer: 4 days", ["PD523"]),
    ("answer: 10^22 FLOP", "answer: 10²² FLOP", []),
    ("answer: 10^22 FLOP", "answer: 1.7e22 FLOP", ["PD523"]),
    ("answer: 10^22 FLOP", "answer: 10^24 FLOP", ["PD524"]),
    ("answer: less than 1 month", "answer: Less than 1 month.", []),
    ("answer: less than 1 month", "answer: a week", ["PD523"]),
    ("answer: less than 1 month", "answer: 3 to 6 months", ["PD524"]),
    ("answer: 510 NVIDIA H100 SXM5 days", "answer: 5x10^2 H100 days", []),
    ("answer: 510 NVIDIA H100 SXM5 days", "answer: 3 H100 days", ["PD521", "PD524"]),
    ("answer: 9.5 MWh", "answer: 0.0095 GWh", []),
    ("answer: 9.5 MWh", "answer: 9 MWh", ["PD523"]),
    ("answer: 9.5 MWh", "answer: 95 MWh", ["PD521"]),
    ("answer: 9.5 MWh\n", "", ["PD525"]),
    ("38.1 % utilization = 1.7e22 FLOP", "60 % utilization = 2.6e22 FLOP", ["PD522"]),
]


@pytest.mark.parametrize(("there", "given", "said"), SLIPS)
def test_each_slip_is_told(there: str, given: str, said: list[str]) -> None:
    assert there in FORM
    assert codes(FORM.replace(there, given, 1)) == said


def test_a_figure_without_a_word_on_how_it_was_come_by_is_told() -> None:
    text = "# Compute and energy: A\n\n## Amount of computation\n\n- answer: 1.7e22 FLOP\n"
    assert codes(text) == ["PD525"]
    assert codes(f"{text}- methodology: counted by the profiler\n") == []


def test_check_tells_it_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("form.md", FORM), ("form.json", JSON)):
        (tmp_path / name).write_text(text, "utf-8")
        assert main(["check", str(tmp_path / name)]) == 0
        capsys.readouterr()
        wrong = text.replace("10^22 FLOP", "10^24 FLOP")
        (tmp_path / name).write_text(wrong, "utf-8")
        assert main(["check", str(tmp_path / name)]) == 1
        line = wrong[: wrong.index("10^24")].count("\n") + 1
        said = capsys.readouterr().out
        assert "error[PD524]" in said
        assert f"{name}:{line}:" in said
