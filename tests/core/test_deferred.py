"""What a calculation makes on demand is what it would have made at once, whichever field is read first."""

from __future__ import annotations

import copy
import math
import pickle
from dataclasses import astuple, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petaday.calculate import audit, scan
from petaday.core.calculation import Calculation, Claim
from petaday.deferred import errors, several

TEXTS = (
    "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days",
    "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 utilization = 10,000 PF = 0.12 pfs-days",
    "5 to 6 days * 8 H100 * 40%",
    "conv 84x84x4 -> 16, 8x8, stride 4",
    r"$2 \times 1.58\times10^{-3}$ PF * 5.5 days = **500** PF",
    "3 GPUs * 2 dayz * 1 TFLOP/s",
    "? days * 8 H100 * 990 TFLOP/s * 40% = 10 pfs-days",
)
FIELDS = [field.name for field in fields(Calculation)]


@pytest.mark.parametrize("text", TEXTS)
@given(order=st.permutations(FIELDS))
def test_the_order_of_reading_changes_nothing(text: str, order: list[str]) -> None:
    [expected] = [astuple(one) for one in scan(text)]
    [found] = scan(text)
    read = {name: getattr(found, name) for name in order}
    claims = tuple(astuple(claim) for claim in read["claims"])
    assert claims == expected[FIELDS.index("claims")]
    assert astuple(found) == expected


REMARKED = (
    "We trained on 8 H100 for 3 days * 2 TFLOP/s (see the appendix)",
    "about 2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP, as we think",
    "2 * 3 = 6, and 4 * 5 = 20",
    "2 GPUs * 3 days dollars * 5 TFLOP/s (",
    "x = 3; 2 * x * 5 dayz",
)


@pytest.mark.parametrize("text", REMARKED)
@given(order=st.permutations(FIELDS))
def test_what_stands_around_a_calculation_is_said_whenever_it_is_read(text: str, order: list[str]) -> None:
    expected, found = astuple(audit(text)), audit(text)
    read = {name: getattr(found, name) for name in order}
    assert read["diagnostics"]
    assert (read["value"] is None) == (expected[FIELDS.index("value")] is None)
    assert astuple(found) == expected


FAULTY = (
    "8 H100 * 34 days * 300 utilization * 5 TFLOP/s",  # a utilization above 1
    "2 * 3 = 7 = 60",
    "2 GPUs * 3 days * 5 TFLOP/s = 4 bytes",
    "8 H1000 * 3 days * 40%",
    "5 m * 3",
)


@pytest.mark.parametrize("text", [*TEXTS, *REMARKED, *FAULTY])
def test_errors_and_steps_are_told_early_as_they_are_told_late(text: str) -> None:
    early = [(errors(one), several(one)) for one in scan(text)]
    late = [([d for d in one.diagnostics if d.severity == "error"], len(one.steps) > 1) for one in scan(text)]
    assert early == late


def test_a_name_is_what_it_was_when_the_line_was_read() -> None:
    _, line, _ = scan("x = 3 * 1\ny = 2 * x\nx = 100 * 1\n")
    assert line.value == 6
    assert [step.running for step in line.steps] == [2, 6]
    assert line.tree is not None
    assert line.tree.value == 6


def test_a_name_of_its_own_unit_does_not_count_twice() -> None:
    assert audit("days = 1e300 s * days\n= 1").tree is not None


def test_no_unit_is_supplied_that_leads_beyond_all_numbers() -> None:
    assert math.isfinite(audit("1e300 = 0 M days").value or 0)


def test_a_claim_gives_its_reason_when_asked() -> None:
    [claim] = audit("2 * 3 = 7").claims
    assert (claim.verdict, claim.because) == ("within factor 2", "the inputs give 6: the stated figure is 16.7% above")
    assert [field.name for field in fields(Claim) if not hasattr(claim, field.name)] == []


def test_a_calculation_is_copied_changed_and_kept_whole() -> None:
    found = audit(TEXTS[0])
    assert astuple(copy.copy(audit(TEXTS[0]))) == astuple(found)
    assert astuple(pickle.loads(pickle.dumps(audit(TEXTS[0])))) == astuple(found)
    assert replace(audit(TEXTS[0]), name="AlexNet").steps == found.steps


def test_what_is_no_field_is_none() -> None:
    with pytest.raises(AttributeError):
        _ = audit("2 * 3").figure  # type: ignore[attr-defined]
