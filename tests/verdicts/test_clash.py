"""Quantities that clash are told by their dimensions inside petaday, and by a sentence in a report."""

from __future__ import annotations

import pytest

import petaday
from petaday.calculate import audit, scan
from petaday.core.diagnostic import Clash, Diagnostic


@pytest.mark.parametrize(
    ("text", "code", "dimensions"),
    [
        ("2 images + 3 days = 4 days", "PD203", ["1", "s"]),
        ("2 days + 3 PF/s", "PD203", ["s", "FLOP/s"]),
        ("8 * 3 days = 2 PF/s", "PD204", ["s", "FLOP/s"]),
        ("3 days * 2 days = 4 PF/s", "PD204", ["s^2", "FLOP/s"]),
    ],
)
def test_the_dimensions_come_with_the_finding(text: str, code: str, dimensions: list[str]) -> None:
    [found] = [one for one in audit(text).errors if isinstance(one, Clash)]
    assert (found.code, [str(one) for one in found.dimensions]) == (code, dimensions)


@pytest.mark.parametrize("text", ["First 2 days * 3 days = 4 PF.", "Here 7 images + 3 days = 4 days."])
def test_running_text_is_accused_of_no_power_of_a_unit_and_no_plain_number(text: str) -> None:
    assert [one for found in scan(text) for one in found.errors] == []


def test_a_report_has_plain_findings() -> None:
    report = petaday.audit("2 days + 3 PF/s")
    assert [type(one) for one in report.diagnostics] == [Diagnostic]
    assert petaday.Report.model_validate_json(report.model_dump_json()) == report
