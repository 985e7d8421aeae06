"""What holds for every calculation, whatever its numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petaday.calculate import audit, scan
from petaday.core.figures import figure
from petaday.core.precision import Printed, rounds_to

counts = st.integers(min_value=1, max_value=10**6)
rates = st.floats(min_value=0.01, max_value=1e4, allow_nan=False).map(lambda x: float(f"{x:.3g}"))
values = st.floats(min_value=1e-12, max_value=1e30, allow_nan=False)


@given(counts, counts, rates)
def test_a_product_is_the_product(gpus: int, days: int, tflops: float) -> None:
    found = audit(f"{gpus} GPUs * {days} days * {tflops!r} TFLOPS")
    assert found.value == pytest.approx(gpus * days * 86400 * tflops * 1e12)
    assert found.unit == "FLOP"


@given(counts, counts, rates)
def test_order_and_signs_do_not_matter(gpus: int, days: int, tflops: float) -> None:
    forms = [
        f"{gpus} GPUs * {days} days * {tflops!r} TFLOPS",
        f"{tflops!r} TFLOPS × {days} days × {gpus} GPUs",
        f"({gpus} GPUs) · ({tflops!r} TFLOPS * {days} days)",
    ]
    first, *others = [audit(form).value for form in forms]
    assert first is not None
    assert others == [pytest.approx(first)] * 2


@given(counts, st.sampled_from([("days", 86400), ("hours", 3600), ("weeks", 604800), ("s", 1)]))
def test_units_scale(number: int, unit: tuple[str, int]) -> None:
    assert audit(f"{number} {unit[0]}").value == number * unit[1]


@given(values)
def test_a_true_claim_is_as_printed(value: float) -> None:
    stated = f"{value:.4g}"
    found = audit(f"{value!r} * 1 = {stated}")
    assert [c.verdict for c in found.claims] == ["follows"]


@given(values, st.floats(min_value=2.001, max_value=1e6))
def test_a_claim_beyond_a_factor_of_two_is_off(value: float, factor: float) -> None:
    found = audit(f"{value!r} * 1 = {value * factor!r}")
    assert [c.verdict for c in found.claims] == ["off"]
    assert "PD301" in [d.code for d in found.diagnostics]


@given(values, st.integers(min_value=2, max_value=7))
def test_rounding_is_recognised(value: float, digits: int) -> None:
    stated = float(f"{value:.{digits - 1}e}")
    half = 10.0 ** (math.floor(math.log10(stated)) - digits + 1) / 2
    assert rounds_to(value, Printed(stated, half, digits, whole=False))


@given(values)
def test_a_figure_reads_back(value: float) -> None:
    found = audit(figure(value, 6))
    assert found.value == pytest.approx(value, rel=1e-5)


@given(st.lists(counts, min_size=2, max_size=30))
def test_a_sum_is_the_sum(terms: list[int]) -> None:
    assert audit(" + ".join(map(str, terms))).value == sum(terms)


@given(st.lists(counts, min_size=2, max_size=8))
def test_steps_run_up_to_the_value(factors: list[int]) -> None:
    found = audit(" * ".join(f"{n} things" for n in factors))
    assert len(found.steps) == len(factors)
    assert found.steps[-1].running == found.value


@given(st.text(alphabet="abc ,.;\n", max_size=200), counts, counts)
def test_prose_around_a_calculation_changes_nothing(prose: str, one: int, two: int) -> None:
    text = f"{prose}\n\n{one} * {two} = {one * two}\n\n{prose}"
    assert [found.value for found in scan(text)] == [one * two]
