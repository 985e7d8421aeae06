"""What is passed over in running text, and that nothing which could be worked is."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import CASES, read
from petaday.calculate import scan
from petaday.syntax.chains import lines
from petaday.syntax.lexer import lex
from petaday.verdicts.promising import promising, stretches

READ = [
    "4 GPUs * 3 days",
    "N = 7B",
    "500 PF = 0.0058 pfs-days",
    "AlexNet: 0.0058 pfs-days",
    "Total: 12 pfs-days",
    "3e23 / 8.64e19 is 3472 pfs-days",
    "3472 pfs-days (3e23 / 8.64e19)",
    "We estimate 3e21 FLOP: 6 × 5B × 100B",
    "a batch of ~ 256",
    "8 nodes times 8 GPUs",
    "20% of 5 days is 1 day",
    "2^18 tokens and 3 epochs",
    "(1280 units)² and 4",
]
PASSED_OVER = [
    "We thank our reviewers.",
    "It was trained on 2048 GPUs for 34 days at 40% utilization.",
    "The A100 and/or the H100 reach 312 TFLOP/s and 989 TFLOP/s.",
    "See Table 3 and Figure 7.",
    "from 2019 to 2021",
]


@pytest.mark.parametrize("text", READ)
def test_a_line_that_may_be_worked_is_read(text: str) -> None:
    assert [span.of(text) for span in stretches(text, ())] == [text]
    assert all(promising(line) for line in lines(lex(text)))


@pytest.mark.parametrize("text", PASSED_OVER)
def test_a_line_that_only_tells_is_passed_over(text: str) -> None:
    found = [line for span in stretches(text, ()) for line in lines(lex(text, *span))]
    assert not any(promising(line) for line in found)


def test_a_formula_of_names_is_read_where_the_text_gave_them_figures() -> None:
    text = "N = 7e9\nD = 2e12\n\nSo much for that.\n\nC = 6 * N * D FLOP\n\nN * D is all."
    assert [found.text for found in scan(text)] == [found.text for found in scan(text, exact=True)]
    assert not promising(list(lex("N * D")))
    assert promising(list(lex("N * D")), {"N", "D"})


def test_a_line_that_goes_on_takes_its_other_lines_along() -> None:
    text = "They say\nso.\n8 GPUs\n* 3 days\n* 1 PFLOP/s\n= 2.1e21 FLOP\nAnd that\nis all."
    assert [span.of(text) for span in stretches(text, ())] == ["8 GPUs\n* 3 days\n* 1 PFLOP/s\n= 2.1e21 FLOP\n"]
    assert [found.text for found in scan(text)] == [found.text for found in scan(text, exact=True)]


def test_a_picture_in_letters_is_passed_over() -> None:
    assert not list(stretches("iVBOR3w0=KGgo*AAA8/6+" * 200, ()))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_case_loses_a_find(path: Path) -> None:
    for _, given, _ in read(path):
        assert scan(given) == scan(given, exact=True)
