"""What states no result of arithmetic is not judged, with its reason; what does is judged."""

from __future__ import annotations

import pytest

import petaday
from petaday.core.calculation import VERDICTS, worst_of

SETTINGS = [
    "Runs with ROWS=4096 / COLS=32",
    "PP=4 MBS=16",
    "alpha=0.8 and eps=1e-6",
    "width % 32 = 0",
    "p90=2.1s p95=4.4s",
    "k = 50 samples, k = 80",
    "table[0] = 1999",
    "slots=4 if slots==0",
    "With c = 9, both c - 3 and c + 3 are 3 units away from it.",
    "QKV proj    15,872x4,096x12,288   ~1.60T",
    "# 23 = 20 residues + 'X' for a gap + a mask",
    "Each of 300 users reads 4K tokens each = 2M tokens",
]


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_in_running_text_are_no_calculation(text: str) -> None:
    for report in petaday.scan(text):
        assert [claim.verdict for claim in report.claims if claim.verdict != "not judged"] == []
        assert report.ok


NOT_JUDGED = [
    ("3 GPUs = 4", "no arithmetic is stated"),
    ("2.1s p95 = 4.4s", "no arithmetic is stated"),
    ("4 * 8 == 40", "two figures are compared here"),
    ("rows=4*8 cols=9", "settings stand here"),
    ("4 * 8 rows=40", "“rows” is given a value here"),
    ("sizes[4 * 8] = 40", "a subscript stands here"),
    ("24ABCD = 2 * 60", "letters stand for quantities here"),
    ("3 * 4QRST = 90QRST", "letters stand for quantities here"),
    ("3 * 5 = 9e12 FLOP", "the factors name no unit"),
    ("64 * 16 = 1 TB", "the digits agree"),
    ("one step = 1163.4 GOPS = 56 TFLOPS", "one may be a count of operations"),
    ("1024 * 1024 = 1M floats = 4 MB", "another thing is counted"),
    ("1280x1280 is 1.5x the default", "a size stands here"),
    ("180 / 16 = 11.25 -> round to 12 -> 192", "a figure is rounded"),
    ("Proj    4,096x4,096    ~33M", "the figures stand in columns"),
    ("128 x 256 x sizeof(float4) = 16KB", "“sizeof” is a function here"),
    ("idx = 1 * 2 = 2 -> drops token number 1", "another statement begins"),
    ("Counter (bits 30-0) = 0", "a range stands here"),
    ("a 3x3 matrix with all entries = 7", "a shape stands here"),
    ("3 * g(4) + 2 * g(1) = 3 * 30 + 2 * 12", "“g” is a function here"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_JUDGED)
def test_the_reason_is_given(text: str, reason: str) -> None:
    report = petaday.audit(text)
    claims = [claim for claim in report.claims if claim.verdict == "not judged"]
    assert claims
    assert claims[-1].because.startswith(reason)
    assert [d.severity for d in report.diagnostics if d.code == "PD305"] == ["note"] * len(claims)


CUT_OR_MEANT_OTHERWISE = [
    (r"$\|a - b\|_2^{2}= -2 c$", "what stands right before it"),
    ("The size is 1 << 10 = 2^10 rows", "what stands right before it"),
    ("nodes 2.5 : 1 = (300 / 40)", "it is one end of a ratio"),
    ("4 * 32 KB = 128 KB -> Worker 0", "“Worker” is numbered here"),
    (r"a share of $\frac{1}{4}$ respectively suffices, yielding $64$ rows", "it is a share of something"),
    ("12 rows and 3 * 4 = 12 cells, for a total of 24 parts", "the total takes in what stands in front"),
    ("weights: 3 MB each (128 × 512 × 4 bytes ≈ 262 KB a layer × 10 layers)", "the calculation goes on"),
    ("a net takes a 64x64 tile and turns these ~9,000 numbers into one", "running words stand between"),
    ("$5 = (8MN + 4M) / 2MN$", "letters stand for quantities"),
    ("48 * 10^12 / 24 * 10^9 = 2000", "the power of ten may belong"),
    (r"$-\log\left(\frac{1}{2^3}\right) = 3 \text{ bits}$", "the logarithm names no base"),
    ("24 = 4 * 6 = 4!", "it is a factorial"),
    ("so at most 54/8 = 6 blocks fit", "whole things are counted"),
    ("4 * 16 = 64 rows = 32 pairs", "another thing is counted"),
    ("3x + 5y = 70", "letters stand for quantities"),
    ("so $9=Y 1+Y 2$", "letters stand for quantities"),
    ("80 bytes/token = 32 fp8 + 16 bf16 + 4", "numbers of several formats"),
    ("k = 5\nk = make(8)\nk * 2 = 24", "“k” was last given what a call makes"),
]


@pytest.mark.parametrize(("text", "reason"), CUT_OR_MEANT_OTHERWISE)
def test_a_piece_of_a_formula_and_another_meaning_are_no_evidence(text: str, reason: str) -> None:
    judged = [claim for report in petaday.scan(text) for claim in report.claims]
    assert judged[-1].verdict == "not judged"
    assert judged[-1].because.startswith(reason)


STILL_ACCUSED = [
    "3 * 4 = 13 cells, for a total of 13",  # no other sum stands in front
    "so at most 50/8 = 9 blocks fit",  # neither of the whole numbers beside 6.25
    "5 - 5 = 3",
    "48 * 10^12 / 24 * 10^9 = 3000",
    "40 = 4 * 6 = 4!",
    r"$-\log\left(\frac{1}{2^3}\right) = 5 \text{ bits}$",
    "with `lr=0` - so we need 4 * 5 = 30 steps",  # a dash
    "4 * 16 = 60 rows = 30 pairs",
    "k = make(8)\nk = 5\nk * 2 = 16",
]


@pytest.mark.parametrize("text", STILL_ACCUSED)
def test_beside_them_a_slip_is_accused(text: str) -> None:
    verdicts = {claim.verdict for report in petaday.scan(text) for claim in report.claims}
    assert verdicts & {"off", "within factor 2"}


JUDGED = [
    ("500 PF = 0.0058 pfs-days", "follows"),
    ("500 PF = 0.0068 pfs-days", "within factor 2"),
    ("175B = 1.75e11", "follows"),
    ("4 * 8 = 40", "within factor 2"),
    ("2^10 = 1010", "close"),
    ("4 * 8 GPUs = 32", "follows"),
    ("tokens=4*8=32", "follows"),
]


@pytest.mark.parametrize(("text", "verdict"), JUDGED)
def test_arithmetic_and_conversions_are_judged(text: str, verdict: str) -> None:
    assert [claim.verdict for claim in petaday.audit(text).claims] == [verdict]


def test_a_total_takes_in_only_the_lines_directly_above_it() -> None:
    above = petaday.scan("First: 2 * 3\nSecond: 3 * 4\nTotal: 18")
    apart = petaday.scan("First: 2 * 3\nSecond: 3 * 4\n\nTotal: 18 GPUs were used")
    assert [claim.verdict for claim in above[-1].claims] == ["follows"]
    assert apart[-1].claims == ()


def test_a_whole_number_that_exact_inputs_give_is_not_rounded_away() -> None:
    assert [claim.verdict for claim in petaday.audit("25 * 5 = 100").claims] == ["within factor 2"]
    assert [claim.verdict for claim in petaday.audit("2.5 * 5.1 = 13").claims] == ["follows"]


def test_a_figure_that_the_one_before_rounds_to_is_no_contradiction() -> None:
    report = petaday.audit("4 GPUs * 11 hours = 1.8 days = 2 days")
    assert [d.code for d in report.diagnostics if d.code == "PD303"] == []


def test_a_power_behind_letters_is_theirs_and_gives_no_figure() -> None:
    for text in ("12AB^2C = 12AB^2D", "20Bsh^2 + 4Bs^2h", "3 tokens^2 * 2"):
        assert petaday.scan(text) == []
        assert [d.code for d in petaday.audit(text).diagnostics][:1] == ["PD208"]
    assert [claim.verdict for claim in petaday.audit("(40 tokens)^2 * 2 = 3200").claims] == ["follows"]


def test_a_total_of_parts_that_are_not_written_converts_nothing() -> None:
    assert petaday.scan("each at 200 GFLOP, for a total of 1.6 TFLOP") == []


def test_what_is_not_judged_is_never_the_worst() -> None:
    assert worst_of(VERDICTS) == "off"
    assert worst_of(["not judged"]) == "not judged"
    assert worst_of([]) is None
