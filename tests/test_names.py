"""The names that petaday exports: what people call and what they annotate with."""

from __future__ import annotations

import subprocess
import sys

import pytest

import petaday


@pytest.mark.parametrize("name", petaday.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(petaday, name).__name__ == name
    assert name in dir(petaday)


def test_what_people_annotate_with_is_what_they_get() -> None:
    report = petaday.audit("8 A100 * 312 TFLOPS * 3 days * 40% = 4 pfs-days")
    sheet = petaday.run_sheet("Its 7B parameters saw 2T tokens.")
    assert isinstance(report, petaday.Report)
    assert isinstance(report.claims[0], petaday.Claim)
    assert isinstance(report.readings[0], petaday.Reading)
    assert isinstance(report.steps[0], petaday.Step)
    assert isinstance(report.diagnostics[0], petaday.Diagnostic)
    assert isinstance(report.span, petaday.Span)
    assert isinstance(sheet, petaday.RunSheet)
    assert isinstance(sheet.facts[0], petaday.Fact)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'petaday' has no attribute 'Reprot'"):
        petaday.Reprot  # noqa: B018


def test_a_star_brings_them_and_importing_petaday_alone_loads_no_library() -> None:
    program = (
        "import sys, petaday; before = set(sys.modules); from petaday import *; audit, Report, RunSheet;"
        "print(sorted({'pydantic', 'lark', 'pandas', 'IPython'} & before))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
