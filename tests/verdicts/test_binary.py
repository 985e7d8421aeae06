"""Sizes that count in powers of 1024 under the name of the decimal unit."""

from __future__ import annotations

import pytest

import petaday

FOLLOWS = [
    "7e9 * 2 bytes = 13 GB",
    "100e9 * 2 bytes = 186 GB",
    "182 TB ≈ 100 trillion parameters × 16 bits per weight ÷ 8 bits per byte",
    "7B parameters * 2 = 13 GB",
    "3e6 * 4 KB = 11.4 GB",
]
ACCUSED = [
    "7e9 * 2 bytes = 12 GB",
    "8 * 25 GB = 186 GB",  # both are GB: nothing was converted
    "14 * 7 = 90 GB",  # the factors are lent the unit of the result
    "14e9 bytes * 1 = 14 GiB",
    "7e9 * 2 bytes / 1 s = 13 GB/s",  # rates count in powers of 1000
]


@pytest.mark.parametrize("line", FOLLOWS)
def test_a_size_in_powers_of_1024_follows(line: str) -> None:
    (claim,) = petaday.audit(line).claims
    assert claim.verdict == "follows"
    assert "counted in" in claim.because


@pytest.mark.parametrize("line", ACCUSED)
def test_where_nothing_counts_in_powers_of_1024_it_does_not(line: str) -> None:
    (claim,) = petaday.audit(line).claims
    assert claim.verdict == "within factor 2"
