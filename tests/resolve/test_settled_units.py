"""In which unit a stated result is judged: two candidates where one side names none, and never a third."""

from __future__ import annotations

import pytest

import petaday

SETTLED = [
    # factors without a unit: the result's unit as it is written, or its base
    ("4e21 / 8.64e19 = 88 pfs-days", 4e21, "within factor 2"),
    ("4e21 / 8.64e19 = 46.3 pfs-days", 4e21, "follows"),
    ("(3 * 64 * 2048) / 8e10 = 4.9us", 4.9152e-6, "follows"),
    ("600 / 8 = 60 TFLOPS", 7.5e13, "within factor 2"),
    ("12 * 9 = 99 GB", 1.08e11, "within factor 2"),
    ("6 * 5e9 * 1e12 = 3e22 FLOP", 3e22, "follows"),
    ("7e20 / 7e14 = 11.6 days", 1e6, "follows"),
    ("5 * 24 = 120 hours", 432_000, "follows"),
    # a result without a unit: a unit that the factors write, or the base
    ("2 days * 3 = 7", 518_400, "within factor 2"),
    ("5 GFLOP * 3 = 1.5e10", 1.5e10, "follows"),
    # a conversion that is written out is not applied again
    ("2e6 seconds / 86400 = 23.1 days", 2e6, "follows"),
    ("2e6 seconds / 86400 = 27 days", 2e6, "within factor 2"),
    ("240 GPU-hours / 24 = 10 GPU-days", 864_000, "follows"),
    ("5e21 FLOP / (1e15 * 86400) = 57.9 pfs-days", 5e21, "follows"),
    ("5e21 FLOP / 1e15 / 86400 = 57.9 pfs-days", 5e21, "follows"),
    ("3072 MB / 1024 = 3 GB", 3e9, "follows"),
    ("2 bytes * 64e6 / 10**6 = 128 MB", 1.28e8, "follows"),
    ("2 bytes * 64e6 / 10**6 = 256 MB", 1.28e8, "within factor 2"),
    ("300 GB / 1000 = 0.3 GB", 3e8, "follows"),
    # bits as a unit, and the eight of a byte only where the statement itself names both
    ("8 × 128 bit = 128 bytes", 128, "follows"),
    ("1M * 16 bit = 2 MB", 2_000_000, "follows"),
    ("`6*8=48` cards of 300 GBps, and 2 Tbps", 48, "follows"),
    ("21 * 1e9 * 2 / 1024^3 = 39 G B", 3.91155481e10, "follows"),
    # items a second times operations an item are operations a second
    ("4,000 images/s * 3 * 8e9 = 96 TFLOP/s", 9.6e13, "follows"),
    ("4,000 images/s * 3 * 8e9 = 80 TFLOP/s", 9.6e13, "within factor 2"),
    # another prefix than those two would agree: a slip where it is below the base, and nobody's unit between the two
    ("6 * 5e9 * 2e12 = 60 PFLOP", 6e22, "off"),
    ("64 * 16 = 1 TB", 1.024e15, "not judged"),
    ("64 * 16 = 3 TB", 1.024e15, "off"),
    ("3 * 5 = 9e12 FLOP", 15, "not judged"),
]


@pytest.mark.parametrize(("text", "recomputed", "verdict"), SETTLED)
def test_the_unit_is_settled_before_the_result_is_judged(text: str, recomputed: float, verdict: str) -> None:
    [claim] = petaday.audit(text).claims
    assert claim.recomputed == pytest.approx(recomputed)
    assert claim.verdict == verdict, claim.because


def test_a_prefix_that_slipped_is_said_to_be_one() -> None:
    [claim] = petaday.audit("6 * 5e9 * 2e12 = 60 PFLOP").claims
    assert claim.because.endswith("off by a factor of 1,000,000, a prefix slip: the digits agree")


def test_the_choice_is_shown() -> None:
    report = petaday.audit("12 * 9 = 99 GB")
    assert [d.message for d in report.diagnostics if d.code == "PD221"] == [
        "The factors name no unit: the result is stated in GB."
    ]
    assert report.readings[-1].reading == "the result is stated in GB"


def test_the_first_stated_unit_holds_for_the_figures_after_it() -> None:
    seconds, days = petaday.audit("4e20 / 2e15 = 200000 seconds = 23 days").claims
    assert (seconds.verdict, days.verdict) == ("follows", "off")
    assert days.recomputed == 200_000


def test_a_figure_of_another_kind_behind_it_is_a_clash() -> None:
    report = petaday.audit("6 * 3e9 * 2e11 = 3.6e21 FLOP = 5 days")
    assert [claim.text for claim in report.claims] == ["3.6e21 FLOP"]
    [said] = [d.message for d in report.diagnostics if d.severity == "error"]
    assert "the factors come to FLOP, as the figure before says, the stated result is s." in said


def test_a_time_of_devices_behind_operations_implies_a_rate() -> None:
    report = petaday.audit("6 * 20e9 * 1e12 = 1.2e23 FLOP → 250,000 A100-hours")
    assert [d.severity for d in report.diagnostics if d.code == "PD237"] == ["note"]
    [said] = [d.message for d in report.diagnostics if d.code == "PD237"]
    assert said.startswith("This is no conversion: the two together imply 133.3 TFLOP/s a device, 43% of 312 TFLOP/s")
    assert report.ok


def test_devices_times_a_rate_are_a_rate() -> None:
    report = petaday.audit("512 GPUs × 312 TFLOPS × 0.5 = 79,872 TFLOPS")
    assert (report.unit, report.pfs_days) == ("FLOP/s", None)
    assert [claim.verdict for claim in report.claims] == ["follows"]


def test_a_figure_in_front_lends_its_unit_last() -> None:
    weeks, hours = petaday.audit("6 weeks = 42*24 = 1008 hours").claims
    assert (weeks.verdict, hours.verdict) == ("follows", "follows")
