"""Worked results: what asks, then what is written."""

from __future__ import annotations

import pytest

from petaday.calculate import scan
from petaday.formatting import Style, formatted

RESULTS = Style(results=True)
RUN = "8 A100 × 3 days × 40%"

WRITTEN = {
    "= ?": "≐ 2.588e20 FLOP",
    "= ? pfs-days": "≐ 2.995 pfs-days",
    "=?pfs-days": "≐2.995 pfs-days",
    "= ? zettaFLOP": "≐ 0.2588 zettaFLOP",
    "= ? FLOP = ? pfs-days": "≐ 2.588e20 FLOP ≐ 2.995 pfs-days",
    "= 3.0 pfs-days = ? FLOP": "= 3.0 pfs-days ≐ 2.588e20 FLOP",  # from the inputs, not from what is stated
    "≐ 17 pfs-days": "≐ 2.995 pfs-days",
    "≐ 2.995 pfs-days": "≐ 2.995 pfs-days",
    "≐ 3 × 10^0 pfs-days": "≐ 3 × 10^0 pfs-days",  # petaday writes no such figure
}


@pytest.mark.parametrize("asked", WRITTEN)
def test_a_result_is_written_where_it_is_asked_for(asked: str) -> None:
    for text in (f"{RUN} {asked}\n", f"It took {RUN} {asked}.\r\n\r\nSo.", f"- {RUN} {asked}, 2 = 2"):
        assert formatted("a.txt", text, RESULTS).text == text.replace(asked, WRITTEN[asked])


OTHER_LINES = {
    "8 GPUs * 3 days = ? GPU-hours": "8 GPUs * 3 days ≐ 576 GPU-hours",
    "2 * 3 = ?": "2 * 3 ≐ 6",
    "4 * 3 days * $2/hour = ?": "4 * 3 days * $2/hour ≐ 576 USD",
    "n = 5\n\n2 * n = ?": "n = 5\n\n2 * n ≐ 10",
    "8 A100 * 3 to 4 days * 40% = ? pfs-days": "8 A100 * 3 to 4 days * 40% ≐ ~3.459 pfs-days",  # days are not sure
    "12 * 1000 = ?\n\n12 * 2000 = ?": "12 * 1000 ≐ 12,000\n\n12 * 2000 ≐ 24,000",
}


@pytest.mark.parametrize("line", OTHER_LINES)
def test_so_it_is_in_other_lines(line: str) -> None:
    assert formatted("a.txt", line, RESULTS).text == OTHER_LINES[line]


STAYS = [
    "What is 2 * 3 = ? Nobody knows.",
    "8 A100 * ? days * 40% = 3 pfs-days",  # a factor is asked for
    "3.0 pfs-days = ? A100 * 3 days * 312 TFLOPS",
    "if (a == ?) b = ?? c != ?",
    "https://a.org/q?x=?&y=2 * 3",
    "x ≐ 17 as they say",
    "`2 * 3 = ?` asks.",
    "```text\n2 * 3 = ?\n```",
    "2 * 3 = ?",  # but not asked to write results, below
]


@pytest.mark.parametrize("text", STAYS[:-1])
def test_what_asks_for_no_result_stays(text: str) -> None:
    assert formatted("a.md", text, RESULTS).text == text


def test_results_are_an_option() -> None:
    assert formatted("a.md", STAYS[-1], Style()).text == STAYS[-1]


@pytest.mark.parametrize("name", ["a.tex", "a.html", "a.json", "a.csv", "a.pdf"])
def test_some_kinds_of_file_are_never_changed(name: str) -> None:
    assert formatted(name, "2 * 3 = ?", RESULTS).text == "2 * 3 = ?"


def test_of_a_program_only_comments_ask() -> None:
    program = "a = 2 * 3  # 2 * 3 = ?\nprint('2 * 3 = ?')\n"
    assert formatted("a.py", program, RESULTS).text == "a = 2 * 3  # 2 * 3 ≐ 6\nprint('2 * 3 = ?')\n"


def test_a_result_follows_its_inputs() -> None:
    once = formatted("a.calc", "8 A100 × 3 days × 40% = ? pfs-days", RESULTS).text
    again = formatted("a.calc", once.replace("3 days", "6 days"), RESULTS).text
    assert again == "8 A100 × 6 days × 40% ≐ 5.99 pfs-days"


def test_a_result_that_is_stale_is_told_by_check() -> None:
    (found,) = scan("8 A100 × 6 days × 40% ≐ 2.995 pfs-days")
    assert [claim.verdict for claim in found.claims] == ["off"]


def test_why_there_is_no_result_is_told() -> None:
    text = "```calc\n8 A100 × 3 days = ? GPUs\n\n2 × 3 TFLOPZ = ?\n\n8 A100 × 3 days × 40% ≐ 2.588e20 FLOP/s\n```\n"
    done = formatted("a.md", text, RESULTS)
    assert done.text == text
    assert [one.span.of(text) for one in done.left] == ["?", "?", "2.588e20"]
    assert all(one.why for one in done.left)


def test_a_line_has_so_many_results() -> None:
    done = formatted("a.calc", "8 A100 × 3 days" + " = ? hours" * 6, RESULTS)
    assert done.text == "8 A100 × 3 days" + " ≐ 576 hours" * 4 + " = ? hours" * 2
    assert [one.why for one in done.left] == ["of a line 4 results are written"] * 2


def test_names_of_a_page_are_known_below() -> None:
    text = "```calc\nflops = 6 × 7B\n```\n\n```calc\nflops × 2T = ? FLOP\n```\n"
    assert "flops × 2T ≐ 8.4e22 FLOP" in formatted("a.md", text, RESULTS).text
