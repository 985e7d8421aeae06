"""Names, functions and operators, combined in all ways: petaday comes to what Python comes to."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from petaday.calculate import audit

NAMES = {"N": 3.0, "D": 2.0, "x_n": 12.0, "batch": 5.0, "d_model": 1.5, "T": 4.0, "h": 7.0, "days": 0.25}
"""Symbols, words, a scale (`T`), and units (`h`, `days`): what is defined is a name, whatever else it could be."""

ONE = {"sqrt": math.sqrt, "cbrt": math.cbrt, "ln": math.log, "log2": math.log2, "log10": math.log10, "exp": math.exp}
FUNCTIONS = {**ONE, "max": max, "min": min}
DEFINED = "".join(f"{name} = {value:g}\n" for name, value in NAMES.items())
HELD = {"PD206", "PD207"}
"""Larger or smaller than a float holds, and roots of what is below zero: Python has a value for some of these."""


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.builds("{}({})".format, st.sampled_from([*ONE]), inner)
    two = st.builds("{}({}, {})".format, st.sampled_from(["max", "min"]), inner, inner)
    return one | two


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.builds("{} {} {}".format, inner, st.sampled_from("+-*/"), inner)
    tight = st.builds("{}{}{}".format, inner, st.sampled_from("+-*/"), inner)
    bracket = st.builds("({})".format, plain | tight | inner)
    raised = st.builds("{}^{}".format, bracket | SYMBOLS, st.sampled_from(["2", "3", "-1", "D", "-N"]) | bracket)
    signed = st.builds("-{}".format, SYMBOLS | bracket | raised)
    return plain | tight | bracket | raised | signed | _calls(inner)


SIGN = re.compile(r"[-+*/^]|\w\(")
OTHERWISE = re.compile(r"--|[0-9]\*10\^")
"""What petaday reads on purpose in another way: the dashes of a flag, and `2*10^3`, one figure behind a slash, too."""
SYMBOLS = st.sampled_from([*NAMES])
LEAVES = SYMBOLS | st.integers(1, 99).map(str) | st.sampled_from(["0.5", "1.25", "10^3", "2^3", "2^D", "2^3^2", "-3^2"])
EXPRESSIONS = st.recursive(LEAVES, _joined, max_leaves=6).filter(
    lambda text: SIGN.search(text) is not None and not OTHERWISE.search(text)
)


def pythons(text: str) -> float | None:
    """What Python's own evaluation comes to."""
    floats = re.sub(r"(?<![\w.])[0-9]+(?![\w.])", r"\g<0>.0", text.replace("^", "**"))  # whole numbers grow without end
    try:
        found = eval(floats, {"__builtins__": {}}, {**NAMES, **FUNCTIONS})
        return None if isinstance(found, complex) else float(found)
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None


@settings(max_examples=300)
@given(EXPRESSIONS)
def test_petaday_comes_to_what_python_comes_to(text: str) -> None:
    expected = pythons(text)
    assume(expected is not None)
    assert expected is not None
    found = audit(DEFINED + text)
    refused = found.value is None and any(said.code in HELD for said in found.diagnostics)
    assert refused or found.value == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("batch = 256\n29 / batch", 29 / 256),
        ("batch = 256\n29 FLOP / batch for the run", 29 / 256),
        ("D = 2\n(D)^3 / (D)", 4),
        ("x_n = 12\n(10^3) / (x_n)", 1000 / 12),
        ("number of GPUs = 8\n100 / number of GPUs", 12.5),
        ("N = 3\nD = 2\nN - D", 1),
        ("N = 3\n((N))^1", 3),
        ("N = 3\nD = 2\nN times D", 6),
        ("N₁ = 4\n6 N₁", 24),
        ("N = 3\nN-0.5", 2.5),
        ("N = 3\nD = 2\n-N-D", -5),
        ("GPU = 2\ndays = 3\n8 GPU-days", 8 * 86400),
        ("s = 2048\n312 TFLOP/s", 312e12),
        ("GPUs = 16\n312 TFLOPS / GPU", 312e12),
        ("N = 3\nD = 2\n2^N^D", 512),
        ("2^sqrt(16)", 16),
        ("-3^2", -9),
        ("(-3)^2", 9),
        ("2^-2^2", 0.0625),
    ],
)
def test_a_name_stands_wherever_an_operand_may(text: str, value: float) -> None:
    assert audit(text).value == pytest.approx(value)


@pytest.mark.parametrize("text", ["N = 3\n2(N)", "N = 3\nN(2)"])
def test_a_lone_factor_tight_in_brackets_is_refused(text: str) -> None:
    assert audit(text).value is None


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
