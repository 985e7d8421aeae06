"""One road for conversions: a figure in its own kind, device time and compute through peak and utilization."""

from __future__ import annotations

import pytest

from petaday.conversion import convert

PLAIN = [
    ("1e25 FLOP", "pfs-days", "115,741 pfs-days"),
    ("3 weeks", "hours", "504 hours"),
    ("8 H100-hours", "hours", "8 hours"),
    ("1.7M A100 hours", "A100-years", "194.1 A100-years"),
]
THROUGH = [
    ("2.6M H100-hours at 40%", "FLOP", "3.704e24 FLOP, at 989.4 TFLOP/s"),
    ("2.6M H100-hours", "FLOP at 40 percent", "3.704e24 FLOP, at 989.4 TFLOP/s"),
    ("5e24 FLOP", "A100-years at 35%", "1,452 A100-years, at 312 TFLOP/s"),
    ("5e24 FLOP, 35% MFU", "A100-years", "1,452 A100-years, at 312 TFLOP/s"),
    ("8 H100-hours at a utilization of 0.4", "pfs-days", "0.1319 pfs-days"),
    ("8 A100-hours", "H100-hours", "2.523 H100-hours, by the ratio of the listed peaks"),
    ("1e6 A100-hours * 3.12e14 FLOP/s * 45 % utilization", "H100-hours at 45%", "315,343 H100-hours, at 989.4"),
    ("1000 H100", "FLOP/s", "9.894e17 FLOP/s, at 989.4 TFLOP/s each"),
]
MISSING = [
    ("2.6M H100-hours", "FLOP", "utilization", "9.261e24 FLOP, which no run reaches"),
    ("8 H100-hours", "pfs-days", "utilization", "Name a utilization"),
    ("1e24 FLOP", "A100-years", "utilization", "101.6 A100-years at the listed peak"),
    ("2.6M GPU-hours", "FLOP", "device", "depends on the device"),
    ("1e24 FLOP", "GPU-hours at 40%", "device", "depends on the device"),
]
NOT = [("3 days", "pfs-days"), ("40 %", "hours"), ("5", "days"), ("1 day", "hours = 3 hours"), ("2 + flurbs +", "days")]


@pytest.mark.parametrize(("text", "unit", "says"), PLAIN + THROUGH)
def test_a_figure_in_another_unit(text: str, unit: str, says: str) -> None:
    done = convert(text, unit)
    assert done.figure
    assert says in done.message


@pytest.mark.parametrize(("text", "unit", "asks", "says"), MISSING)
def test_what_is_missing_is_asked_for(text: str, unit: str, asks: str, says: str) -> None:
    done = convert(text, unit)
    assert (done.figure, done.asks) == (None, asks)
    assert says in done.message


@pytest.mark.parametrize(("text", "unit"), NOT)
def test_kinds_do_not_mix(text: str, unit: str) -> None:
    assert convert(text, unit).figure is None


@pytest.mark.parametrize("share", ["20%", "40%", "100%"])
def test_there_and_back(share: str) -> None:
    there = convert(f"8 H100-hours at {share}", "FLOP")
    back = convert(f"{there.figure!r} FLOP", f"H100-hours at {share}")
    assert back.figure == pytest.approx(8.0)
