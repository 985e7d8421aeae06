"""Planted faults, a round of them: what the benchmark promises holds for the texts of this repository."""

from __future__ import annotations

import pytest
from benchmarks.faults import Fault
from benchmarks.planted import accused, outcome, outcomes, sound_ones, sound_table, texts

import petaday


def test_faults_beyond_the_printed_digits_are_caught() -> None:
    found = list(outcomes([given.text for given in texts(None)], seed=2018, rounds=1))
    assert len(found) > 150
    assert sum(one.caught for one in found) / len(found) >= 0.98


def test_sound_calculations_are_not_accused_however_they_are_spaced() -> None:
    assert sound_table(sound_ones(texts(None)), slips=5) <= 0.005


def test_an_accusation_is_about_the_result_that_is_known_to_hold() -> None:
    text = "2 * 3 = 6 and\n\n2 * 3 = 60"
    assert accused(text)
    assert not accused(text, "6 ")
    assert accused(text, "60")


@pytest.mark.parametrize(("digit", "counts"), [("7", False), ("9", True)])
def test_a_fault_counts_when_it_shows_in_the_printed_digits(digit: str, counts: bool) -> None:
    text = "2 GPUs * 2.6 PF = 5 PF"
    fault = Fault(text.replace("2.6", f"2.{digit}"), 11, 0, float(f"2.{digit}") / 2.6, {}, "")
    found = outcome("one digit", fault, petaday.audit(text), text)
    assert (found is not None) == counts
    assert found is None or found.caught
