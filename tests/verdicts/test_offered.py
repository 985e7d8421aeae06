"""Of running text nothing is said that cannot be read, unless it was offered as a calculation."""

from __future__ import annotations

import pytest

from petaday.calculate import scan, survey


def errors(text: str, *, offered: bool = False) -> list[str]:
    found = scan(f"We ran it.\n\n{text}\n\nThat is all.", offered=offered)
    return [said.code for one in found for said in one.errors]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ours: 8 GPUs * 3 days * 14 TFLOPZ * 0.33 = 1 pfs-days", "PD201"),
        ("8 GPUs * (3 days * 14 TFLOPS * 0.33", "PD103"),
        ("- 8 GPUs * 3 days * * 14 TFLOPS", "PD105"),
        ("64 V100³ × 5 days × 125 TFLOP/s × 0.3 = 1.0e21 FLOP", "PD106"),
        ("and so 6e20 FLOP / 3 days = 4 s came out", "PD204"),
        ("then 6 GPU-days + 3 FLOP = 4 s came out", "PD203"),
    ],
)
def test_what_was_offered_keeps_its_error(line: str, code: str) -> None:
    assert code in errors(line)


@pytest.mark.parametrize(
    "line",
    [
        "nodes 23-26, and 49-51 (see 3 - a, b",
        "launched 3 * 4 (on nodes [a, 8 * of them",
        "it ran with 3 + (GPUs or 4",
        "path data 0 -11.801 , 4 -2.5 , 8",
        "6.4 s precise vs ~3.1 s fast --\nprecise costs 2.05x",
        "total = 24 + parallel * 15 (MiB) at ctx=8192",
        "first (12GB) + overhead (10*0.85=8.5) = 20.5GB",
        "as in ones(2**999, 2**999)",
        "where p = 1 / (1 + exp(-h(x))) and h maps to 3 classes",
        r"$$ g(z) = \frac{1}{2} z^\top A z + b $$",
    ],
)
def test_what_only_looks_like_one_is_passed_over(line: str) -> None:
    assert errors(line) == []


def test_what_is_passed_over_is_counted() -> None:
    seen = survey("see 2**9999 * 3, and 2 * 3 = 6")
    assert [one.text for one in seen.calculations if one.claims] == ["and 2 * 3 = 6"]
    assert len(seen.unread) == 1
    assert "PD206" in errors("2**9999 * 3", offered=True)


NOTHING = [
    "# 80 steps in 2 seconds = 25ms / step",
    "# floor: 3 % -1000 = -997",
    "**4.5.3 (424.4/613.3/1933.3 µs) and 4.6.0 (427.0/614.1/1922.0 µs) both = fast",
    "# half, cols 0..15 = 4 groups",
    "# d/dt (t + 1)^2 = 2 at t = 0",
    "// n = 2 => n*b = 24 > size*8 = 16",
    "# p[64] = 1024\n# q[64] = 16 → padded to 128\n# r[8] = 32 → padded to 128\n# Total = 1280",
    "//   reduce    2 * N_PARTS * HALVES * 4    = 1 KB",
    "# A: 640s on one core *\n# B: 268s on one core",
    "<pre><code>&#37;2 &#61; fadd double &#37;0, &#37;1\n&#37;3 &#61; fadd double &#37;0, 4.0\n</code></pre>",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_calculation_is_passed_over(text: str) -> None:
    assert [d for found in scan(text) for d in found.diagnostics if d.severity != "note"] == []
    assert [claim for found in scan(text) for claim in found.claims if claim.verdict == "off"] == []


def test_a_noun_per_which_something_is_stated_may_be_the_unit_that_is_missing() -> None:
    (found,) = scan("4,400,000 kg / (5,860 nodes x 6 years x 365 days x 24 hours) = 0.014 kg/CU")
    assert [d.severity for d in found.diagnostics if d.code == "PD228"] == ["note"]
    (found,) = scan("3 TFLOP * 4 TFLOP = 12 TFLOP")
    assert [d.severity for d in found.diagnostics if d.code == "PD228"] == ["warning"]
