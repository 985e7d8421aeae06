"""The public contract: what `petaday.audit` and `petaday.scan` promise."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

import petaday
from petaday.report import Report

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"


def test_audit_reads_one_calculation_again_and_again() -> None:
    assert petaday.audit(ALEXNET) == petaday.audit(ALEXNET)


def test_fields() -> None:
    report = petaday.audit(ALEXNET)
    assert report.value == pytest.approx(4.955e17, rel=1e-3)
    assert (report.unit, report.span, report.interval) == ("FLOP", (0, len(ALEXNET)), None)
    assert report.pfs_days == pytest.approx(0.0057354)
    assert [(r.word, r.reading) for r in report.readings] == [
        ("PF", "a rate: 1e15 FLOP/s"),
        ("PF", "a count: 1e15 FLOP"),
    ]
    assert [c.text for c in report.claims] == ["500 PF", "0.0058 pfs-days"]
    assert report.claims[0].value == 5e17
    assert report.ok


def test_claims_are_in_base_units() -> None:
    claim = petaday.audit("2.7B tokens * 3 = 8.1B tokens").claims[0]
    assert (claim.value, claim.unit) == (8.1e9, "1")


def test_no_count_no_pfs_days() -> None:
    assert petaday.audit("3 days * 8").pfs_days is None


def test_unreadable_is_a_report_too() -> None:
    report = petaday.audit("4 TFLOPZ * 3 days")
    assert (report.value, report.unit, report.ok) == (None, None, False)
    assert [d.code for d in report.diagnostics] == ["PD201"]


def test_json_round_trip() -> None:
    report = petaday.audit(ALEXNET)
    text = report.model_dump_json()
    assert Report.model_validate_json(text) == report
    assert json.loads(text)["version"] == 2


def test_the_schema_says_what_a_field_is_and_shows_no_python() -> None:
    schema = Report.model_json_schema()
    assert schema["description"].startswith("One calculation, read, worked and audited")
    assert schema["$defs"]["Claim"]["description"].startswith("One stated result and what became of it.")
    assert schema["$defs"]["Claim"]["additionalProperties"] is False
    assert ">>>" not in json.dumps(schema)


def test_a_claim_that_json_cannot_hold_is_refused() -> None:
    told = json.loads(petaday.audit(ALEXNET).model_dump_json())
    told["claims"][0]["ratio"] = float("inf")
    with pytest.raises(ValidationError, match="finite"):
        Report.model_validate(told)


def test_reports_are_frozen() -> None:
    with pytest.raises(ValidationError):
        setattr(petaday.audit(ALEXNET), "value", 3.0)  # noqa: B010 - an assignment mypy would refuse


def test_an_author_s_unit_serves_the_lines_after_it() -> None:
    reports = petaday.scan("1 timestep = 5 * 3 FLOP = 15 FLOP\n7 timesteps * 2 = 210 FLOP")
    assert [r.value for r in reports] == [15, 210]


def test_scan_keeps_spans_in_the_text_given() -> None:
    text = f"Before 2012.\n\n  {ALEXNET}\n\nAfter."
    (report,) = petaday.scan(text)
    assert text[slice(*report.span)] == ALEXNET
