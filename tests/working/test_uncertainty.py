"""Figures that are not sure, and question marks: laws, and what they come to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petaday.calculate import audit
from petaday.working.interval import width
from petaday.working.sampling import sampled_width

ends = st.tuples(st.floats(0.1, 1e6), st.floats(1.01, 10)).map(lambda p: (p[0], p[0] * p[1]))
factors = st.floats(0.1, 1e6)


def spread(low: float, high: float) -> str:
    return f"{low!r} to {high!r}"


@given(ends, ends, factors)
def test_an_interval_holds_its_median(one: tuple[float, float], other: tuple[float, float], by: float) -> None:
    found = audit(f"{spread(*one)} GPUs * {spread(*other)} days * {by!r} TFLOP/s")
    assert found.interval is not None
    assert found.value is not None
    assert found.interval[0] <= found.value <= found.interval[1]
    assert math.sqrt(found.interval[0] * found.interval[1]) == pytest.approx(found.value)


@given(ends, factors)
def test_an_interval_scales_with_its_factors(one: tuple[float, float], by: float) -> None:
    plain, scaled = audit(f"{spread(*one)} GPUs * 1"), audit(f"{spread(*one)} GPUs * {by!r}")
    assert plain.interval is not None
    assert scaled.interval == pytest.approx(tuple(end * by for end in plain.interval))


@given(ends)
def test_one_range_is_its_own_interval(one: tuple[float, float]) -> None:
    assert audit(f"{spread(*one)} GPUs * 1").interval == pytest.approx(one)


@given(factors, factors)
def test_no_uncertain_figure_no_interval(one: float, other: float) -> None:
    found = audit(f"{one!r} GPUs * {other!r} days")
    assert (found.interval, found.uncertain) == (None, ())


@given(ends, ends)
def test_the_widest_figure_is_named_first_and_shares_sum_to_one(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    found = audit(f"{spread(*one)} GPUs * {spread(*other)} days")
    assert sum(u.share for u in found.uncertain) == pytest.approx(1)
    assert found.uncertain[0].share >= found.uncertain[1].share


@pytest.mark.parametrize(
    "text",
    [
        "5 to 6 days * 0.3 to 0.5 * 8 GPUs * 125 TFLOP/s",
        "(5 to 6 days)^2 / 0.33 ± 0.05",
        "sqrt(10 to 100) * 3 within a factor of 2 * 7",
    ],
)
def test_drawing_agrees_with_the_closed_form(text: str) -> None:
    tree = audit(text).tree
    assert tree is not None
    exact = width(tree)
    assert exact is not None
    sampled = sampled_width(tree, [node for node, _ in exact.shares])
    assert sampled is not None
    assert sampled.interval == pytest.approx(exact.interval, rel=0.02)


def test_a_sum_is_drawn_the_same_every_time() -> None:
    first, second = audit("5 to 6 days + 2 days"), audit("5 to 6 days + 2 days")
    assert first.interval == second.interval
    assert first.interval == pytest.approx((7 * 86400, 8 * 86400), rel=0.01)


def test_an_error_is_nine_in_ten() -> None:
    assert audit("(10 ± 1) * 1").interval == pytest.approx((9, 11))
    assert audit("0.4 ± 0.3").interval == pytest.approx((0.1, 0.7))
    assert audit("6 / 2 ± 1").interval == pytest.approx((2, 6))
    assert [u.text for u in audit("10 ± 10% * 3").uncertain] == ["10 ± 10%"]


def test_alexnet_trained_between_five_and_six_days() -> None:
    found = audit("2 GPUs * 5 to 6 days * 1.58 TFLOP/s * 0.33 = 0.0058 pfs-days")
    assert [u.text for u in found.uncertain] == ["5 to 6 days"]
    assert found.interval == pytest.approx((4.505e17, 5.406e17), rel=1e-3)
    assert found.claims[0].verdict in {"follows", "by rounding"}


def test_at_most_is_an_interval_from_zero() -> None:
    assert audit("Adam Optimizer: less than 0.0007 pfs-days").interval == pytest.approx((0, 6.048e16))


@given(factors, factors, factors)
def test_a_solved_question_put_back_gives_the_result(gpus: float, rate: float, result: float) -> None:
    asked = audit(f"? days * {gpus!r} GPUs * {rate!r} TFLOP/s = {result!r} pfs-days")
    assert asked.solution is not None
    days = asked.solution.value / 86400
    assert audit(f"{days!r} days * {gpus!r} GPUs * {rate!r} TFLOP/s").pfs_days == pytest.approx(result)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("8 GPUs * 3 days * 990 TFLOP/s = ? pfs-days", "23.76 pfs-days"),
        ("(? + 3) * 4 = 20", "2"),
        ("5 / ? = 2", "2.5"),
        ("2^? = 1024", "10"),
        ("sqrt(?) * 3 = 12", "16"),
        ("100 tokens / (2 + ?) = 10", "8"),
        ("? hours * 8 GPUs * 312 TFLOP/s * 0.4 = 1e21 FLOP", "278.2 hours"),
        ("2^? + ?x = 1", None),
    ],
)
def test_questions(text: str, answer: str | None) -> None:
    found = audit(text)
    assert (found.solution.shown if found.solution else None) == answer


def test_a_question_mark_in_prose_asks_nothing() -> None:
    from petaday.calculate import scan

    assert [c.value for c in scan("Is that much? Well: 3 * 4 = 12. Or less? Who knows.")] == [12]


def test_vgg_trained_for_two_to_three_weeks() -> None:
    found = audit("4 Titan Black GPU’s * 2-3 weeks * 5.1 TFLOPS/GPU * 0.333 utilization = 10,000 PF = 0.12 pfs-days")
    assert [u.text for u in found.uncertain] == ["2-3 weeks"]
    assert found.interval == pytest.approx((4 * 14 * 86400 * 5.1e12 * 0.333, 4 * 21 * 86400 * 5.1e12 * 0.333))
    assert [c.verdict for c in found.claims] == ["follows", "follows"]
