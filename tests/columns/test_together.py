"""Calculations drawn together: one assumption moves all that make it, and the draws are the same each time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from petaday.calculate import audit
from petaday.columns.engines.in_numpy import CHUNK
from petaday.columns.together import Draws, Factor, Together, drawn, interval, ranges
from petaday.core.calculation import Node
from petaday.core.diagnostic import Span
from petaday.working.interval import uncertain
from petaday.working.lognormal import Z90, sigma

DRAWS = 3 * CHUNK + 17
THIRD = Factor("a third", 0.33, 0.3)


def run(key: str, text: str, *beside: Factor, share: Factor = THIRD) -> Together:
    """A calculation whose 0.33 is drawn."""
    tree = audit(text).tree
    assert tree is not None
    at = text.index("0.33")
    return Together.of(key, tree, {Span(at, at + 4): share}, beside)


def worked(*runs: Together, draws: int = DRAWS) -> dict[str, Draws]:
    return {key: values.copy() for key, values in drawn(runs, draws)}


def test_two_runs_that_assume_the_same_move_together() -> None:
    found = worked(run("one", "8 GPUs * 3 days * 1 TFLOP/s * 0.33"), run("two", "5 GPUs * 7 days * 2 TFLOP/s * 0.33"))
    assert found["two"] == pytest.approx(found["one"] * (70 / 24), rel=1e-12)


def test_runs_that_share_nothing_do_not() -> None:
    other = Factor("another", 0.33, 0.3)
    found = worked(run("one", "8 GPUs * 3 days * 1 TFLOP/s * 0.33"), run("two", "8 GPUs * 0.33", share=other))
    assert abs(np.corrcoef(found["one"], found["two"])[0, 1]) < 0.01


def test_what_is_shared_and_what_is_not_correlates_as_their_spreads_say() -> None:
    own = [Factor(name, 1.0, 0.4) for name in ("one", "two")]
    found = worked(run("one", "8 GPUs * 0.33", own[0]), run("two", "9 GPUs * 0.33", own[1]))
    expected = 0.3**2 / (0.3**2 + 0.4**2)
    assert np.corrcoef(np.log(found["one"]), np.log(found["two"]))[0, 1] == pytest.approx(expected, abs=0.01)


def test_the_interval_of_a_product_is_its_closed_form() -> None:
    found = worked(run("one", "8 GPUs * 3 days * 0.33", Factor("rest", 1.0, 0.4)))
    low, high = interval(found["one"])
    times, centre = math.exp(Z90 * 0.5), 8 * 3 * 86_400 * 0.33
    assert [low, high] == pytest.approx([centre / times, centre * times], rel=0.01)


def test_a_range_and_a_figure_with_an_error_are_drawn_in_a_sum() -> None:
    tree = audit("2 to 4 days + 10 ± 3 days").tree
    assert tree is not None
    ranged, exact = sorted(uncertain(tree), key=lambda node: node.span)
    unsure = ranges("sum", tree)
    assert [unsure[node.span].is_log for node in (ranged, exact)] == [True, False]
    values = worked(Together.of("sum", tree, unsure))["sum"] / 86_400
    assert values.mean() == pytest.approx(ranged.value / 86_400 * math.exp(sigma(ranged) ** 2 / 2) + 10, rel=0.01)


def test_a_run_that_is_added_moves_no_other() -> None:
    one, two = run("one", "8 GPUs * 0.33", Factor("r1", 1.0, 0.4)), run("two", "9 GPUs * 0.33", Factor("r2", 1.0, 0.4))
    assert np.array_equal(worked(one)["one"], worked(two, one)["one"])


def test_the_draws_are_the_same_each_time_and_in_every_number_of_pieces() -> None:
    one = run("one", "8 GPUs * 0.33", Factor("rest", 1.0, 0.4))
    assert np.array_equal(worked(one)["one"], worked(one)["one"])
    assert np.array_equal(worked(one)["one"][:1000], worked(one, draws=1000)["one"])


def test_a_calculation_in_which_nothing_is_drawn_is_its_figure() -> None:
    sure = Together.of("sure", Node("number", "3", 3.0, 1.0, "", Span(0, 1)), {})
    assert set(worked(sure)["sure"]) == {3.0}


@pytest.mark.parametrize("size", [3, 100, 65_536, 400_000])
def test_quantiles_are_those_of_numpy(size: int) -> None:
    values = np.random.default_rng(size).lognormal(2.0, 0.7, size)
    values[: size // 3] = 1.0
    assert interval(values) == pytest.approx(tuple(np.quantile(values, (0.05, 0.95))), rel=1e-14)
