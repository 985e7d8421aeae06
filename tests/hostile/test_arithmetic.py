"""Names, functions and operators, combined in all ways: petaday comes to what Python comes to."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from petaday.calculate import audit

NAMES = {"N": 3.0, "D": 2.0, "x_n": 12.0}
FUNCTIONS = {
    "sqrt": math.sqrt,
    "cbrt": math.cbrt,
    "ln": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "max": max,
    "min": min,
}
DEFINED = "".join(f"{name} = {value:g}\n" for name, value in NAMES.items())


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.builds("{}({})".format, st.sampled_from(["sqrt", "cbrt", "ln", "log2", "log10"]), inner)
    two = st.builds("{}({}, {})".format, st.sampled_from(["max", "min"]), inner, inner)
    return one | two


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.builds("{} {} {}".format, inner, st.sampled_from("+-*/"), inner)
    return (
        plain | st.builds("({})^{}".format, plain, st.integers(1, 3)) | st.builds("({})".format, plain) | _calls(inner)
    )


LEAVES = st.sampled_from([*NAMES]) | st.integers(1, 99).map(str) | st.sampled_from(["0.5", "1.25", "10^3", "2^3"])
EXPRESSIONS = st.recursive(LEAVES, _joined, max_leaves=6).filter(re.compile(r"[-+*/^]|\w\(").search)


def pythons(text: str) -> float | None:
    """What Python's own evaluation comes to."""
    try:
        found = eval(text.replace("^", "**"), {"__builtins__": {}}, {**NAMES, **FUNCTIONS})
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return None if isinstance(found, complex) else float(found)


@settings(max_examples=300)
@given(EXPRESSIONS)
def test_petaday_comes_to_what_python_comes_to_or_says_why_not(text: str) -> None:
    expected = pythons(text)
    assume(expected is not None)
    assert expected is not None
    found = audit(DEFINED + text)
    refused = found.value is None and any(said.severity == "error" for said in found.diagnostics)
    assert refused or found.value == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.xfail(strict=True, reason="a name behind a slash is taken for a noun until names are told in the grammar")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("batch = 256\n29 / batch", 29 / 256),
        ("D = 2\n(D)^3 / (D)", 4),
        ("x_n = 12\n(10^3) / (x_n)", 1000 / 12),
        ("N = 3\n(N)^1 + (N)^2 / (N)", 6),
    ],
)
def test_a_name_behind_a_slash_divides(text: str, value: float) -> None:
    assert audit(text).value == pytest.approx(value)


@pytest.mark.xfail(
    strict=True, reason="a lone name below a minus or in brackets is refused until the grammar knows names"
)
@pytest.mark.parametrize("text", ["N - D", "8 - N", "((N))^1", "(ln(N)) * 1", "(sqrt(x_n))"])
def test_a_lone_name_is_read(text: str) -> None:
    assert audit(DEFINED + text).value == pytest.approx(pythons(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N = 3\nD = 2\n6 * N / sqrt(D)", 18 / math.sqrt(2)),
        ("x_n = 12\nx_n / max(2,3)", 4),
        ("10^3^2", 1e9),
        ("2^3^2", 512),
        ("10^10^10", None),
    ],
)
def test_a_name_before_a_function_and_a_tower_of_powers(text: str, value: float | None) -> None:
    found = audit(text)
    assert found.value == (None if value is None else pytest.approx(value))
    assert value is not None or "PD206" in {said.code for said in found.diagnostics}
