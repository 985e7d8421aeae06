"""The blocks of a page: what they share, and what stays in each."""

from __future__ import annotations

import pytest

from petaday.casebook import calc_block


def test_the_blocks_of_a_page_share_names() -> None:
    text = (
        "```calc id=a\nflops_per_token = 6 * 175e9\n```\n\n```calc id=b\nflops_per_token * 300B tokens = 3.15e23\n```\n"
    )
    calcs, faults = calc_block.read(text, 0, None)
    assert faults == ()
    assert calcs[1].reports[0].value == pytest.approx(3.15e23)


def test_a_total_does_not_reach_into_the_block_before() -> None:
    text = (
        "```calc id=a\nFirst: 2 * 3\nSecond: 2 * 4\n```\n\n```calc id=b\nThird: 2 * 5\nFourth: 2 * 6\nTotal: 22\n```\n"
    )
    calcs, _ = calc_block.read(text, 0, None)
    assert calcs[1].reports[-1].value == 22
