"""What stands twice in a copy of a paper in HTML, what is struck out, and what no reader sees."""

from __future__ import annotations

import pytest

from petaday.calculate import scan
from petaday.markup import plain
from petaday.markup.padding import bare


@pytest.mark.parametrize(
    ("copied", "seen"),
    [
        (r"6.3×10226.3\times 10^{22} FLOP", "6.3× 10^{22} FLOP"),
        (r"6×7×109×10126\times 7\times 10^{9}\times 10^{12}", "6× 7× 10^{9}× 10^{12}"),
        (r"8×648\times 64", "8× 64"),
        (r"N=6×1022N=6\times 10^{22}", "N=6× 10^{22}"),
        (r"a 40%40\% share", r"a 40\% share"),
        (r"2 × 3 \times 4", "2 × 3 × 4"),
        (r"3 × 3 \times 3", "3 × 3 × 3"),
        ("6.3×10^{22}", "6.3×10^{22}"),
    ],
)
def test_a_formula_held_twice_is_read_once(copied: str, seen: str) -> None:
    assert len(plain(copied)) == len(copied)
    assert bare(plain(copied)) == seen


@pytest.mark.parametrize(
    "text",
    [
        "~~2 * 3 = 7~~",
        "<del>2 * 3 = 7</del>",
        "<s>2 * 3 = 7</s>",
        '<svg><line x1="12" y1="1" x2="12"></line><text>2 * 3 = 7</text></svg>',
        '<circle cx="12" cy="12" r="5">',
        '<path d="M2 * 3 = 7"/>',
        "<script>x = 2 * 3 = 7</script>",
        "<style>a { 2 * 3 = 7 }</style>",
    ],
)
def test_what_nobody_says_is_not_judged(text: str) -> None:
    assert [one.text for one in scan(text)] == []


def test_what_is_struck_out_makes_room() -> None:
    (one,) = scan("It was ~~2 * 3 = 7~~\nand is 2 * 3 = 6.")
    assert [(claim.text, claim.verdict) for claim in one.claims] == [("6", "follows")]
