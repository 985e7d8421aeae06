"""A record printed: all of it by `print`, one line where it stands among others, errors with their caret."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from pydantic import ValidationError

import petaday
from petaday.report import Report

FAULTY = "4 TFLOPZ * 3 days"
CARET = """\
error[PD201]: `TFLOPZ` is no unit petaday knows.
  --> line 1, column 3
1 | 4 TFLOPZ * 3 days
  |   ^^^^^^
  = help: Did you mean `TFLOPS`? If it is a thing that is counted, write it as another word."""


def test_a_report_prints_as_the_command_line_shows_it() -> None:
    text = "8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days"
    shown = subprocess.run([sys.executable, "-m", "petaday", "work", text], capture_output=True, text=True, check=True)
    assert str(petaday.audit(text)) == shown.stdout.rstrip("\n")


def test_an_error_keeps_its_caret_however_it_is_printed() -> None:
    report = petaday.audit(FAULTY)
    assert str(report).endswith(CARET)
    assert repr(report) == f"<Report: {FAULTY}: no figure>\n{CARET}"


def test_the_caret_stands_in_the_text_that_was_given() -> None:
    report = petaday.scan(f"One line.\n\nSo 2 * 3 = 6 and 4 TFLOPZ * 3 days = 2 pfs-days.\n{FAULTY} = 4 PF")[-1]
    assert "--> line 4, column 3" in str(report)


def test_a_report_from_json_shows_its_own_text() -> None:
    report = Report.model_validate_json(petaday.audit(FAULTY).model_dump_json())
    assert report == petaday.audit(FAULTY)
    assert report.given is None
    assert repr(report) == f"<Report: {FAULTY}: no figure>\n{CARET}"


def test_reports_in_a_list_are_a_line_each() -> None:
    assert repr(petaday.scan("2 * 3 = 6; 4 * 5 = 21 FLOP")).count("\n") == 0


def test_a_long_calculation_is_cut_in_its_line() -> None:
    assert len(repr(petaday.audit(" + ".join(["1"] * 400)))) < 160


def test_a_sheet_in_a_line_names_what_is_open() -> None:
    assert repr(petaday.run_sheet("It has 7B or 8B parameters and saw 2T tokens.")) == (
        "<RunSheet: dataset; open: parameters>"
    )
    assert repr(petaday.run_sheet("Nothing.")) == "<RunSheet: no fact of a training run>"
    assert str(petaday.run_sheet("Its 7B parameters saw 2T tokens.")).startswith("parameters   7e9")


def test_a_report_knows_its_text_wherever_it_goes_and_the_contract_does_not() -> None:
    report = petaday.audit(FAULTY)
    assert pickle.loads(pickle.dumps(report)).given == FAULTY
    assert report.model_copy().given == FAULTY
    assert "given" not in report.model_dump()
    assert "given" not in Report.model_json_schema()["properties"]


@pytest.mark.parametrize("name", ["value", "given"])
def test_reports_stay_frozen(name: str) -> None:
    with pytest.raises((ValidationError, AttributeError)):
        setattr(petaday.audit("2 * 3"), name, 3.0)


@pytest.mark.parametrize(
    ("text", "flop"),
    [("2 pfs-days", 1.728e20), ("3 TFLOP", 3e12), ("3 TFLOP/s", None), ("3 days", None), ("TFLOPZ", None)],
)
def test_flop_and_pfs_days_are_of_counts_only(text: str, flop: float | None) -> None:
    report = petaday.audit(text)
    assert report.flop == flop
    assert (report.pfs_days is None) is (flop is None)
