"""Bad input: a diagnostic in bounded time and memory, never an exception, never a hang."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import petaday
from petaday.calculate import audit, scan

MEGABYTE = 1_000_000


def codes(text: str) -> list[str]:
    return [d.code for d in audit(text).diagnostics]


def faults(text: str) -> list[str]:
    """What says that petaday itself failed on a text, which no text may bring up."""
    found = [*scan(text), audit(text)]
    return [d.message for one in found for d in one.diagnostics if d.code == "PD299"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9^9^9^9", "PD206"),
        ("1e400 FLOP", "PD206"),
        ("(10^60)^60", "PD206"),
        ("1 / 0", "PD205"),
        ("0^-1", "PD205"),
        ("(" * 10_000 + "1" + ")" * 10_000, "PD107"),
        ("(" * 200 + "1" + ")" * 200, "PD107"),
        ("9^" * 100 + "9", "PD107"),
        ("2 * " * MEGABYTE, "PD107"),
        ("3 * ５ days", "PD108"),
        ("3 РF * 5 days", "PD108"),
        ("\ud800 * 3", "PD108"),
        ("3 \x00 * 5", "PD108"),
    ],
    ids=lambda v: v[:12] if isinstance(v, str) else v,
)
def test_a_diagnostic_and_no_value(text: str, code: str) -> None:
    assert code in codes(text)
    assert audit(text).value is None


@pytest.mark.parametrize(
    "piece",
    [
        "2 * ",
        "a ",
        "(",
        "(1",
        "1,",
        "=1",
        "3*4=12 ",
        "x",
        "1",
        "5 days for ",
        "a/b",
        "9^",
        "- ",
        "(a) ",
        "3 (a) ",
        "4 GPUs * 3 days * 5 TFLOPS = 5 PF\n",
        "1 + ",
        "[",
        "sqrt(",
        "1e",
        "\n",
        "= ",
        "³",
        "1 ",
        "a_{",
        "1 x ",
        "where N = 1, ",
        "1e-",
        "N = 1 and ",
        "a (1 ",
        "3 to 4 to ",
    ],
)
def test_a_long_text_is_scanned(piece: str) -> None:
    for found in scan(piece * (60_000 // len(piece))):
        assert "PD299" not in [d.code for d in found.diagnostics]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    report = petaday.audit(text)
    assert report.value is not None or report.diagnostics
    assert faults(text) == []


NUMBERS = ["1", "2.5", "1e300", "0", ".33", "10^-3", "12,000"]
SIGNS = ["(", ")", "[", "]", "*", "×", "/", "+", "-", "^", "**", "=", "≈", "~", "<", ",", ".", ":", ";", "?", "\n"]
RUNS = ["64 H100s", "for a week", "at 40%", "on two", "6ND", "where", "with", "N = 7B", "D", "2T", "and"]
WORDS = ["PF", "TFLOPS/GPU", "days", "s", "%", "M", "per", "words", "for", "sqrt("]
PIECES = st.sampled_from(NUMBERS + SIGNS + RUNS + WORDS)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=24))
def test_nearly_calculations(pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = petaday.audit(text)
    assert report.value is not None or report.diagnostics
    for found in petaday.scan(text):
        assert text[found.span[0] : found.span[1]] == found.text
    assert faults(text) == []


def test_a_question_whose_answer_as_a_power_would_be_too_large_for_a_float() -> None:
    asked = petaday.audit("1 = 2T - ? H100").solution
    assert asked is not None
    assert asked.shown == "2e12 H100"


@settings(max_examples=400, deadline=None)
@given(st.text("0123456789.,'’ eE+-−×^()⁰¹²³⁻%M=", min_size=3, max_size=16))
@example("6 *M 2.492.047e24")
def test_nearly_numbers(text: str) -> None:
    report = petaday.audit(f"{text} GPUs")
    assert report.value is not None or report.diagnostics
    assert faults(text) == faults(f"{text} GPUs") == []
