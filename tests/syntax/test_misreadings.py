"""Texts that were once read wrongly without a word: what they come to now."""

from __future__ import annotations

import pytest

from petaday.calculate import audit, scan

VALUES = [
    ("2^3 * 10^1", 80),
    ("40^2 * 10^2", 160_000),
    ("10^3^2", 1e9),
    ("d = 12288\n12 d^2 * 96", 12 * 12288**2 * 96),
    ("2 × 10^3^2", 2e9),
    ("N = 3\nD = 2\n6 * N / sqrt(D)", 6 * 3 / 2**0.5),
    ("50 - 6 / 2 * 10^2", -250),
    ("6 / 2 × 10^3", 0.003),
    ("N = 4\n8 / N", 2),
    ("N = 4\n8/N^2", 0.5),
    ("x1 = 2 * 3\nx2 = x1 * 4", 24),
    ("1.5 Billion * 2", 3e9),
    ("5 G FLOP", 5e9),
    ("1e15 FLOP s^-1 * 10 s", 1e16),
    ("10 days^-1 * 5 days", 50),
    ("2² * 3", 12),
    ("0,333 * 100 days", 0.333 * 8.64e6),
    ("6,9e17 FLOP", 6.9e17),
    ("2 s * 1000 * 1 TFLOP/s", 2e15),
    ("24 * 5 days * 1 TFLOP/s = 1.04e19 FLOP", 1.0368e19),
    ("3.8e25 FLOPs / 1e15 FLOP/s", 3.8e10),
    ("1 GPUh * 1 TFLOP/s", 3.6e15),
    ("10 pfs days", 8.64e20),
    ("10 petaflop/s days", 8.64e20),
    ("1.2e9 multiply-add operations * 3", 7.2e9),
    ("4 GPUs * 2 days * 1 TFLOP/s, at 40% utilization", 6.912e17),
    ("3e–2 * 5", 0.15),
    ("1'000'000 * 2", 2e6),
    ("1.000.000 * 2", 2e6),
    ("(3) (4)", 12),
    ("8 × A100 * 3 days * 312 TFLOP/s", 8 * 3 * 86400 * 312e12),
    ("a = 2 * 3\na = 5 * 5\na * 2", 50),
    ("6 * 3.54612... × 10^23", 2.127672e24),
    ("2 * 15 B “connections” x 6", 1.8e11),
    ("30 (days) * 8 (GPUs)", 30 * 86400 * 8),
    ("10 — 3", 7),
    ("$2 per GPU hour * 3 GPU hours", 6),
    ("25,000 A100s * 95 days * 312e12 * 0.34 = 2.2e25 FLOP", 25_000 * 95 * 86400 * 312e12 * 0.34),
    ("8 A100 * 3 days * 312e12", 8 * 3 * 86400 * 312e12),
    ("3h 30min * 8", 3.5 * 3600 * 8),
    ("1h15m per epoch * 40 epochs", 50 * 3600),
    ("2h30 * 4", 10 * 3600),
    ("1 h 15 m * 40", 50 * 3600),
    ("2 weeks and 3 days * 16 TPUs", 17 * 86400 * 16),
    ("2 d 4 h 30 min * 3 GPUs", 157.5 * 3600),
    ("between 20 and 30 days * 64 GPUs", 600**0.5 * 86400 * 64),
    ("1.024 GPUs * 3,5 days", 1024 * 3.5 * 86400),
    ("1,2 x 10^12 * 6", 7.2e12),
    ("19.200 GPU-Stunden * 2", 38_400 * 3600),
    ("96 GPUs * 720 hours = 69 120 GPU-hours", 69_120 * 3600),
    ("69 120 GPU-hours * 312 TFLOP/s = 7.76e22 FLOP", 69_120 * 3600 * 312e12),
    ("7, 473 × 5 = 37, 365", 37_365),
    ("In section 3, 473 × 5 = 2365", 2365),
    ("100 × 7 = 700 128 GPUs", 700),
    ("400B ± 10% * 6", 2.4e12),
    ("5.5 days ± 0.5 days * 2", 11 * 86400),
    ("312 TFLOP/s ± 5% * 10 s", 3.12e15),
    ("1e18 FLOP a week * 4 weeks", 4e18),
    ("5 (millions of words per GB) * 3 GB", 15),
    ("8 GPUs * 21 days @ 400 TFLOP/s/GPU", 8 * 21 * 86400 * 4e14),
    ("TFLOP/s 312 × days 10 × GPUs 8", 312e12 * 864_000 * 8),
    ("FLOP/s: 312e12 × seconds: 86400 × GPUs: 8", 312e12 * 86400 * 8),
    ("Hours: 3 * 5", 15),
    ("US$2.00 * 3 = US$6", 6),
    ("We estimate 3e21 FLOP: 6 × 5B × 100B", 3e21),
    ("Option 2: 6 × 7B × 2T", 8.4e22),
    ("10 exaFLOP-days * 8.64e22", 8.64e23),
    ("5 GMAC × 2 = 10 GFLOP", 1e10),
    ("5 GMAC × 2 = 20 GFLOP", 2e10),
    ("1 - 40%", 0.6),
    ("10% of 3.8e25 = 3.8e24", 3.8e24),
    ("433 MWh × 0.429 kg/kWh = 186 t", 433e3 * 429),
    ("0.000057 t/kWh × 433,196 kWh = 24.7 t", 0.000057 * 433_196 * 1e6),
    ("6 × 7b × 15t tokens", 6.3e23),
    ("6 × 7 Mrd. × 2 Bio. = 8,4 × 10²² FLOP", 8.4e22),
    ("6 × 7 milliards × 2 000 milliards = 8,4×10²² FLOP", 8.4e22),
    ("2048 GPU × 21日 = 1,032,192 GPU時間", 2048 * 21 * 86400),
    ("FLOPs = 2 × MACs = 2 × 4.1 G = 8.2 GFLOPs", 8.2e9),
    ("3.1×10^23 FLOPs（6×175B×300B）", 3.15e23),
    ("2.15e25 FLOP / (24,576 × 989e12 × 0.4) = 26 days", 2.15e25 / (24_576 * 989e12 * 0.4)),
    ("100 days: 10,000 × 1e15 × 0.4 × 8.64e6 = 3.5e25", 3.456e25),
    ("between 4 days and 9 days * 64 GPUs", 6 * 86400 * 64),
    ("C = 6ND with D = 20N and N = 70B", 6 * 70e9 * 1.4e12),
    ("C = 6(N + 2)D where N = 3, D = 2", 60),
    ("C = 6(N + 2)(D + 1), N = 3, D = 4", 150),
    ("512 × Ascend 910 * 100 days * 320 TFLOP/s", 512 * 100 * 86400 * 320e12),
    ("2 × GTX 580 * 5.5 days * 1.58 TFLOP/s", 2 * 5.5 * 86400 * 1.58e12),
    ("7, 473, 200 * 2", 400),
    ("8 A100 * 3 days * 40% model FLOP/s utilization", 8 * 312e12 * 3 * 86400 * 0.4),
    ("8 GPUs * 3 days * 14 TFLOP/s * 40% model FLOPs utilization", 8 * 3 * 86400 * 14e12 * 0.4),
    ("C = 6N(D), N = 3, D = 4", 72),
    ("8 GPUs * 3 days * 14 TFLOPS * U (U = 25%)", 8 * 3 * 86400 * 14e12 * 0.25),
]
REFUSED = [
    ("8 / N", "PD208"),
    ("half of 312 TFLOP/s * 10 days", "PD106"),
    ("sqrt 16 * 2", "PD106"),
    ("1.234,56 GFLOP * 2", "PD106"),
    ("1 000 images", "PD104"),
    ("2(3) * 4", "PD104"),
    ("5 e400", "PD106"),
    ("2 GPU ! 5.5 days", "PD104"),
    ("3 GPU-hours — 2 * 5", "PD104"),
    ("2021-03-15 * 2", "PD106"),
    ("2 GPUs * 30 m = 60 m", "PD202"),
    ("8.4e22 + 3.5%", "PD203"),
    ("3 days ± 5 hours * 3", "PD106"),
    ("69 120 GPU-hours * 312 TFLOP/s", "PD104"),
    ("2 CHF × 1,000 GPU-hours = 2,000 CHF", "PD213"),
    ("¥2 × 1,000 GPU-hours = ¥2,000", "PD213"),
    ("2.5 × 08 = 20", "PD106"),
    ("v1.2.3 * 4", "PD106"),
    ("1,2345 × 3 = 3,7", "PD106"),
    ("4 × 3 = 12,5", "PD106"),
    ("C = 6ND with N = 70B and D = 15T and T = 3", "PD208"),
    ("C = 6ND where N = 1.3e9, N = 2e9, D = 300e9", "PD208"),
]
VERDICTS = [
    ("2 * 2.6e20 FLOP = 1e21 FLOP", ["within factor 2"]),
    ("51 TFLOP/s * 10 s = 1e15 FLOP", ["within factor 2"]),
    ("0 * 3 = 5", ["off"]),
    ("2.5 * 1 = 3", ["follows"]),
    ("10400 * 1 = <10000", ["close"]),
    ("10400 * 1 > 10000", ["follows"]),
    ("100 h / 2 = 2 days 2 hours", ["follows"]),
    ("6 * 70e9 * 15e12 = 6.3e24 > 1e25", ["follows", "within factor 2"]),
    ("10 = 2 * 5 = 11", ["follows", "within factor 2"]),
    ("2 * 3 = -6", ["off"]),
    ("1e308 * 1 = 2", ["off"]),
    ("2 * 3.45e17 FLOP = 6.9e17 FLOP [12]", ["follows"]),
    ("2 * 3.45e17 FLOP = 6.9e17 FLOP (3 epochs)", ["follows"]),
    ("2 * 4.2e22 = 8.4e22 FLOP (6 FLOP/param/token)", ["follows"]),
    ("2 * 4.32e19 = 8.64e19 FLOP (1 petaflop/s-day)", ["follows", "follows"]),
    ("20 / 2 s = 10 images/s (36000 images/hour)", ["follows", "follows"]),
    ("3 petaflop/s·days = 8.64e20 FLOP", ["off"]),
    ("3.8e25 FLOP / (16000 * 400e12 FLOP/s) / 86400 = 68.7 days", ["follows"]),
    ("6 * 2 = 12.00... × 10^0 (see the table)", ["follows"]),
    ("3 * 5 = 12–18 (see the table)", ["follows"]),
    ("6 * 7B * 2T = 8e22 to 9e22", ["follows"]),
    ("6 * 7B * 2T = 8.5e22 to 9e22", ["close"]),
    ("5 to 6 days * 8 GPUs * 312 TFLOP/s = 1.1e21 FLOP", ["by rounding"]),
    ("5 to 6 days * 8 GPUs * 312 TFLOP/s = 1.4e21 FLOP", ["within factor 2"]),
    ("1e21 FLOP / (2 to 8 TFLOP/s) = 1.5e8 s", ["by rounding"]),
    ("We estimate 4e21 FLOP: 6 × 5B × 100B", ["within factor 2"]),
    ("400B ± 10% = 360B to 440B", ["follows"]),
    ("2,788,000 GPU hours x $2.50 = $6.97M", ["follows"]),
    ("First: 15 * 1\nSecond: 20 * 1\nTotal: 36", ["close"]),
]
PROSE = [
    "We train the model for 40 epochs (∼5 days) for a total of ∼960 GPU hours",
    "2e6 iterations => seems like 15.6 days training",
    "VAX 8650 FLOPS  = 1.67E+06 (Nordhaus)",
    "Using compute = 6*N*D, that is a lot",
    "36% MFU (45/125 TFLOP/s), 10 days (5 runs × 20 GPUs)",
    "Call +1 (415) 555-2671 or 415-555-2671, (650) 253-1100 x 1234, 415.555.2671 x 12, +44 20 7946 0958 * 2",
    "Setup: 8x NVIDIA A100 80GB GPUs @ 3.12e14 FLOP/s per GPU",
    "EfficientNet 84.3 @ 37 GFLOPS, mAP@0.5 of 0.4, versions 1.2.3 * 4",
    "¥2 × 1,000 GPU-hours = ¥2,000",
    "ViT-L/16 with 307M params, 224×224, patch 16×16 → 196 tokens, then 7×7, 64, stride 2; output 112×112",
    "Power draw of 10.2 MW over 90 days = 22 GWh. At $2/hr, 2.788M H800 hours = $5.576M",
    "2× AMD EPYC 7763 64-core, 3 × 3 conv, 64; 640 × 480 px, 10% of 5M images, AUC@10 = 0.93",
    "Order #4,711 – 2 × 19,99 CHF = 39,98 CHF",
    "1.9X - Llama 3 8B, 3X - Code Llama 70B",
    "We used 512 × Ascend 910 for 100 days, and 2 × GTX 580 3GB before; a network at 227×227 gives this",
]


@pytest.mark.parametrize(
    "text", ["7.2e6 GPU hours * 3600 * 989e12 * 0.4 = 1.03e25", "8 * 125e12 FLOP/s * 18 * 3600 * 0.3 = 1.944e19"]
)
def test_a_count_that_was_once_a_time_or_a_rate(text: str) -> None:
    found = audit(text)
    assert (found.unit, [c.verdict for c in found.claims]) == ("FLOP", ["follows"])
    assert "PD221" in [d.code for d in found.diagnostics]


def test_a_bare_rate_shows_what_else_it_could_be() -> None:
    [rate] = [r for r in audit("7.2e6 GPU hours * 989e12 * 0.4 = 1.03e25").readings if r.word == "989e12"]
    assert (rate.reading, rate.alternatives) == ("989e12 FLOP/s", ("a plain number",))


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: float) -> None:
    found = audit(text)
    assert found.value == pytest.approx(value)
    assert not [d for d in found.diagnostics if d.severity == "error"]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_refused(text: str, code: str) -> None:
    found = audit(text)
    assert code in [d.code for d in found.diagnostics]
    assert found.value is None


@pytest.mark.parametrize(("text", "verdicts"), VERDICTS)
def test_verdicts(text: str, verdicts: list[str]) -> None:
    assert [c.verdict for c in audit(text).claims] == verdicts


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_left_alone(text: str) -> None:
    assert scan(text) == []


def test_a_factor_that_cannot_be_read_is_not_left_out_in_silence() -> None:
    [found] = scan("64 V100³ × 5 days × 125 TFLOP/s × 0.3 = 1.0e21 FLOP")
    assert (found.value, found.diagnostics[-1].code) == (None, "PD106")


def test_a_quotient_said_to_be_nothing_is_off() -> None:
    assert [c.verdict for c in audit("12,000 / 12,000 days per = 0").claims] == ["off"]
    assert audit("12,000 / 12,000 days per = 0").steps


def test_a_limit_that_is_kept_needs_not_follow_from_the_figure_before_it() -> None:
    kept = audit("6 * 70e9 * 15e12 = 6.3e24 FLOP < 1e25 FLOP")
    broken = audit("6 * 70e9 * 15e12 = 6.3e24 FLOP > 1e25 FLOP")
    assert ["PD303" in [d.code for d in found.diagnostics] for found in (kept, broken)] == [False, True]


def test_deep_asides_are_no_recursion() -> None:
    scan("2*3 for " + "(1*2=2 " * 1250 + ")" * 1250)
    audit("2*3 for " + "(1*2=2 " * 600 + ")" * 600)


def test_a_factor_without_its_sign_ends_the_chain_before_it() -> None:
    found = audit("3(4/630 217)")  # once read again and again, without end
    assert found.value is None
    assert "PD104" in [d.code for d in found.diagnostics]
