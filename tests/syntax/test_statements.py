"""Where one statement ends and the next begins, and words of two scripts: each reads what it should."""

from __future__ import annotations

import pytest

import petaday

READ = [
    (r"Since $(20-4+8)/8=3$ and $(44-4+8)/8=6$, we", [("3", "follows"), ("6", "follows")]),
    (r"Since $(20-4+8)/8=3$ and $(44-4+8)/8=7$, we", [("3", "follows"), ("7", "within factor 2")]),
    ("a stride of 4 gives (31-11)/4+1 = 6 places", [("6 places", "follows")]),
    ("-ln(0.2) = 1.609", [("1.609", "follows")]),
    ("higher: `2 x -2 = -4`", [("-4", "follows")]),
    ("f(3) = 2×1 + 3×2 = 9", [("9", "within factor 2")]),
    ("(2×5 + 5×4)x2=70 bytes", [("70 bytes", "within factor 2")]),
    ("需要 64 * 512 * 4bytes = 131KB寄存器", [("131KB寄存器", "follows")]),
    ("500x2000 = 100万个整数", [("100万个整数", "follows")]),
    ("64 x 32 = 2K个寄存器", [("2K个寄存器", "follows")]),
    (
        "640 / (2 * 10^-6)=320,000,000 字节/秒 ~= 0.32 GB/秒",
        [("320,000,000 字节/秒", "follows"), ("0.32 GB/秒", "follows")],
    ),
    ("- load 4: 5.9%+\n- load 8: 5.5%+", []),
    (
        "stride \\(S = 2\\), since \\((W - F + 2P)/S + 1 = (12 - 3 + 0) / 2 + 1 = 5.5\\)",
        [("5.5", "from the figure before")],
    ),
    ("8 bits = 1 sign bit + 4 exponent bits + 3 mantissa bits", [("8 bits", "follows")]),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_statements_are_read(text: str, claims: list[tuple[str, str]]) -> None:
    found = petaday.scan(text)
    assert [(c.text, c.verdict) for one in found for c in one.claims if c.verdict != "not judged"] == claims
    assert all(d.severity != "error" or d.code == "PD301" for one in found for d in one.diagnostics)
