"""A result is accused where the whole statement was read: both figures, and all that stands between and beside them."""

from __future__ import annotations

import pytest

import petaday

LISTS = "A split in (R/BR x S/BS)    B split in (T/BT x S/BS)\n   = (5 x 7) blocks    = (2 x 7) blocks"

NOT_JUDGED = [
    (LISTS, "two shapes stand here"),
    ("the rows are (6 x 4) blocks = (6 x 5) blocks", "two shapes stand here"),
    ("the given shift 5 cannot be divided by S = 64/16 = 4", "running words stand between"),
    ("adds 64x48xN tiles, yielding up to 25% speedup", "what stands right behind it"),
    ("adds 64x48 tiles, yielding up to 25% speedup", "a share is stated"),
    ("the shape is 128x128x64 and the policy is 2sm policy", "a statement of its own"),
    ("each thread loads 8x1 items and there are 16 threads", "a statement of its own"),
    ("taking 32 x 32 blocks is because the heads are 32 wide", "a statement of its own"),
    ("pkg 0.25-4~debian2.31", "the figure is part of a name"),
    ("BR = 256\nCNT = (BR/2)/inst_R = 128/128 = 1\nCNT = (BR/2)/inst_R = 1", "“inst_R” divides here"),
    ("45 / 8 is 5 remainder 5", "whole things are counted"),
    ("approx. ~1000X pixels (320*320*3/(13*13))", "an order of magnitude"),
    ("only if 4 * 8 > 40", "a condition stands here"),
    ("with a clamp: 0.9 + 0.3 = 1.2 -> 1.0", "what becomes of the result"),
    ("# f(40*60) = 2400 vs f(40*60*5) = 90000", "two things are set side by side"),
    ("2 - 0 swapped = 0 - 2 should end at 0", "what should be is told here"),
    ("a layout of 32x32 = 4 groups of 8 lanes", "a size stands here"),
    ("giving min(0,7) = 7 (wrong)", "its author says that it is wrong"),
    ("at a quarter turn = sin(pi/2) = 1.0", "“sin” is a function here"),
    ("# 0*2 + abs(-3.0) = 3.0", "“abs” is a function here"),
    ("# 0xFF + 0 + 1 = 0", "what stands right before it"),
    ("P = 2\nQ = 5\nR = 1 - 2\n\nR = R + P * Q = 4.0 + 3.0 * 7.0", "other numbers are put in"),
    ("v = 4\nv + v = <4 x Float32>[2.0, 4.0]", "the type of a vector"),
    ("on June 12, 2019 with tries=4 + 4 more", "“tries” is given a value here"),
    ("0.75x at W=4096/8192; no saving", "“W” is given a value here"),
    ("B=64/20% ~= 45 us", "a setting and a share stand here"),
    ("32 lanes x parts*2B stride = 32 sectors", "a factor has no value here"),
    ("2x6 = 12 bits = 4096 centres", "another thing is counted"),
    ("loads 32 elements (4 x 128-bit = 16 half2 values)", "another thing is counted"),
    ("# 1e9 = 10^12 bytes/TB / 10^3 ms/s", "it says how many of one unit make another"),
    ("# 8192 × 64 × 584 B ≈ 306 MB.", "the B behind a figure may stand"),
    ("2/3 are 10% slower than 4", "a distance or a comparison"),
    ("4/8 ≡ 0 (mod 2^64)", "a congruence stands here"),
    ("48000 = 24 × 2000 ⇒ multiple of 24", "another statement begins"),
    ("# d^2f/dx^2 = 8x = 8*2 = 16", "a letter stands for a quantity"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_JUDGED)
def test_what_was_not_read_whole_is_not_judged(text: str, reason: str) -> None:
    doubted = [c for report in petaday.scan(text) for c in report.claims if c.verdict != "follows"]
    assert doubted
    assert {claim.verdict for claim in doubted} == {"not judged"}
    assert all(claim.because.startswith(reason) for claim in doubted)


STILL_ACCUSED = [
    "8 FLOP/cycle * 3e9 cycle/s = 24e9 FLOP/s -> 3e15 FLOP/week",
    "224x224 = 5,017 pixels",
    "470 PF = 4,700 TFLOPS",
    "123*10^12 TFLOPS/chip * 14820 TPU core-days * 86400 s/day * 33% utilization = 5.2*10^22 FLOP",
    "3 TFLOP/s * 2 s = 6 GFLOP",
    "8 nodes * 8 GPUs = 640 GB",
    "(6 x 4) blocks = 30 blocks",
    "the given shift 5 cannot be divided by S = 64/16 = 5",
    "4 * 8 tiles and the total is 40",
    "45 / 8 is 4 remainder 5",
    "~1000X pixels (320*320*3/(50*50))",
    "so 4 * 8 > 40",
    "96 / 4 / nodes = 20",
    "0.4 * 2 = 0.9",
    "0.0004 * 2 = 0.0012 GB",
    "1.5 * 4 MB > 6.4 MB",
]


@pytest.mark.parametrize("text", STILL_ACCUSED)
def test_beside_it_a_slip_is_accused(text: str) -> None:
    verdicts = {claim.verdict for report in petaday.scan(text) for claim in report.claims}
    assert verdicts & {"off", "within factor 2"}


def test_figures_printed_to_one_place_leave_room_by_their_digits() -> None:
    assert [c.verdict for c in petaday.audit("0.0004 * 2 = 0.0009 GB").claims] == ["by rounding"]
    assert [c.verdict for c in petaday.audit("1.5 * 4.03 > 6.05").claims] == ["by rounding"]


WHAT_A_FUNCTION_COMES_TO = [
    ("Linv(1) = 1*1 = 2", "within factor 2"),
    ("Linv(1) = 1*1 = 1", "follows"),
    ("Linv(3) = Linv(1,1) = 1*2 + 1*1 = 4", "within factor 2"),
    ("B = 4\nshift 2 + B(1,1) = 2 + 1*1 + 1*8 = 11", "follows"),
    ("B = 4\nshift 2 + B(1,1) = 2 + 1*1 + 1*8 = 12", "within factor 2"),
]


@pytest.mark.parametrize(("text", "verdict"), WHAT_A_FUNCTION_COMES_TO)
def test_a_function_of_a_place_is_a_name_and_no_number(text: str, verdict: str) -> None:
    assert [claim.verdict for report in petaday.scan(text) for claim in report.claims][-1] == verdict


IN_FRONT_OF_A_SHAPE = [
    ("the batch has 256 (16×16) tokens", ["follows"]),
    ("the batch has 356 (16×16) tokens", ["within factor 2"]),  # one digit is another
    ("1,124 (`32 * 32`) patches", ["within factor 2"]),
    ("500 images (64x64) were read", []),
    ("saved 510 files (`90*9`)", ["within factor 2"]),
    ("each of 30 images (4x4)", []),
]


@pytest.mark.parametrize(("text", "verdicts"), IN_FRONT_OF_A_SHAPE)
def test_a_count_in_front_of_a_shape_is_its_result_but_for_one_digit(text: str, verdicts: list[str]) -> None:
    assert [claim.verdict for report in petaday.scan(text) for claim in report.claims] == verdicts


def test_a_count_of_one_digit_is_no_rounded_share() -> None:
    assert petaday.scan("Step: 1 [47600/50000 (95%)]") == []
    assert [c.verdict for report in petaday.scan("a group of 4 (256/64)") for c in report.claims] == ["follows"]


BITS = [
    ("4*8 = 32 Gbps = 4 GB/s", ["follows", "follows"]),
    ("4*8 = 32 Gbps = 5 GB/s", ["follows", "within factor 2"]),
    ("200 Gbps / 8 = 25 GB/s", ["follows"]),
]


@pytest.mark.parametrize(("text", "verdicts"), BITS)
def test_an_eight_with_no_bits_before_it_converts_nothing(text: str, verdicts: list[str]) -> None:
    assert [claim.verdict for claim in petaday.audit(text).claims] == verdicts


POWERS = [("$10^6 \\times 10^3 = 10^9$ rows", ["follows"]), ("$10^6 \\times 10^3 = 20^9$ rows", ["off"])]


@pytest.mark.parametrize(("text", "verdicts"), POWERS)
def test_a_power_states_a_result(text: str, verdicts: list[str]) -> None:
    assert [claim.verdict for report in petaday.scan(text) for claim in report.claims] == verdicts


def test_a_conjunction_begins_a_statement_without_spaces_too() -> None:
    found = petaday.scan("由于$(320-64)/32=8$且$(480-64)/32=13$，")
    assert [claim.verdict for report in found for claim in report.claims] == ["follows", "follows"]
