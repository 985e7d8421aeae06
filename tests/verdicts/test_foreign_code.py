"""Kinds of false accusation that were met in repositories of others; the lines are made up."""

from __future__ import annotations

import pytest

from petaday.calculate import audit, scan

SILENT = [
    "BANKS: 0 1+7\n     = 0 5 10 1 6",
    "3B * 1024 = 3KB",
    "2 * (4B * 1024) = 8KB of activations",
    "Ab → 12 langs\nAb + Ab → 15 langs",
    "here d/dt (t + 2)^2 = 4 at t = 0",
    "the 3×3 pool → 1 pooled item per row",
    "so `wait` is `step_count - (2 + 1) = 7` here",
    "5 ^ (log_5(3) * 2) = 9",
    "each with 8x 2GB for its 16 threads, for a total of 32 x 2GB",
]
ACCUSED = [
    "2 * (4B * 1024) = 8MB of activations",
    "log_2(1024) = 12",
    "4 * 4 * 32 = 128",
    "5000 people * 1000 a day = 500 000 a day",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_held_against_it(text: str) -> None:
    assert [
        claim.text for one in scan(text) for claim in one.claims if claim.verdict in {"off", "within factor 2"}
    ] == []


@pytest.mark.parametrize("text", ACCUSED)
def test_a_slip_beside_it_is_accused(text: str) -> None:
    assert [claim.verdict for one in scan(text) for claim in one.claims][-1:] in (["off"], ["within factor 2"])


def test_a_logarithm_has_the_base_that_is_written() -> None:
    assert audit("2 ^ (log_2(8.46) * 2)").value == pytest.approx(8.46**2)
    assert audit("log₁₀(1000)").value == pytest.approx(3)
