"""A record is plain data: whole as soon as it is there, and nothing that is read later changes it."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from petaday.calculate import Book, audit, scan
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.core.rewrite import with_spans, with_texts
from petaday.report import Report, report

TEXTS = (
    "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days",
    "5 to 6 days * 8 H100 * 40% utilization = 500 pfs-days (see the appendix)",
    "conv 84x84x4 -> 16, 8x8, stride 4",
    "3 GPUs * 2 dayz * 1 TFLOP/s",
    "? days * 8 H100 * 990 TFLOP/s * 40% = 10 pfs-days",
)


def leaves(value: object) -> Iterator[object]:
    """Every span and every text in a record, however deep, with what holds it."""
    if isinstance(value, str | Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from leaves(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name))


def test_a_name_is_what_it_was_when_the_line_was_read() -> None:
    _, line, _ = scan("x = 3 * 1\ny = 2 * x\nx = 100 * 1\n")
    assert line.value == 6
    assert [step.running for step in line.steps] == [2, 6]
    assert line.tree is not None
    assert line.tree.value == 6


def test_a_text_of_known_names_needs_no_digit() -> None:
    book = Book()
    audit("batch = 256", book)
    assert [(one.value, one.diagnostics) for one in (audit("batch", book), audit("batch * batch", book))] == [
        (256, ()),
        (65536, ()),
    ]
    assert [d.code for d in audit("many GPUs").diagnostics] == ["PD102"]


def test_a_name_of_its_own_unit_does_not_count_twice() -> None:
    assert audit("days = 1e300 s * days\n= 1").tree is not None


def test_no_unit_is_supplied_that_leads_beyond_all_numbers() -> None:
    assert math.isfinite(audit("1e300 = 0 M days").value or 0)


def test_a_claim_has_its_verdict_and_its_reason() -> None:
    [claim] = audit("2 * 3 = 7").claims
    assert (claim.verdict, claim.because) == ("within factor 2", "the inputs give 6: the stated figure is 16.7% above")


@pytest.mark.parametrize("text", TEXTS)
def test_a_calculation_is_copied_changed_and_kept_whole(text: str) -> None:
    found = audit(text)
    assert type(found) is Calculation
    assert copy.copy(found) == pickle.loads(pickle.dumps(found)) == found == audit(text)
    assert replace(found, name="AlexNet").steps == found.steps


@pytest.mark.parametrize("text", TEXTS)
def test_the_contract_has_every_field_of_the_record(text: str) -> None:
    found = audit(text)
    under = report(found)
    assert set(Report.model_fields) - {"version"} == {field.name for field in fields(Calculation)}
    assert all(getattr(under, field.name) == getattr(found, field.name) for field in fields(Calculation))


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_of_a_record_is_moved(text: str) -> None:
    found = audit(text)
    moved = with_spans(found, lambda span: Span(span.start + 7, span.end + 7))
    spans = [leaf for leaf in leaves(found) if isinstance(leaf, Span)]
    assert [leaf for leaf in leaves(moved) if isinstance(leaf, Span)] == [(a + 7, b + 7) for a, b in spans]


@pytest.mark.parametrize("text", TEXTS)
def test_every_quotation_in_a_record_is_cleaned(text: str) -> None:
    found = audit(text)
    words = {word for word in text.replace("(", " ").replace(")", " ").split() if word.isalpha() and len(word) > 3}
    left = [leaf for leaf in leaves(with_texts(found, lambda _: "")) if isinstance(leaf, str)]
    assert [(word, leaf) for word in words for leaf in left if word in leaf] == []


def test_what_is_no_field_is_none() -> None:
    with pytest.raises(AttributeError):
        _ = audit("2 * 3").figure  # type: ignore[attr-defined]
