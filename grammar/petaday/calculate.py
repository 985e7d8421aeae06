"""The pipeline on one screen (stub: the evaluator replaces it)."""

from __future__ import annotations

from petaday.calculation import Calculation, Claim, Node, Reading, Step
from petaday.diagnostic import Span

SAMPLE = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"


def audit(text: str) -> Calculation:
    """One calculation."""
    n = lambda t, v, s, l, a: Node("number", t, v, s, l, Span(a, a + len(t)))  # noqa
    return Calculation(
        text=text, span=Span(0, len(text)), value=4.95504e17 * 1000 / 1000, unit="FLOP", shown="4.955e17 FLOP",
        pfs_days=0.005735, readings=(Reading("PF", Span(17, 19), "a rate: 1e15 FLOP/s", "only so do all sides agree", ("a count: 1e15 FLOP",)),),
        steps=(
            Step("2 GPU", Span(0, 5), "", "GPU", 2, "1", "2 GPU", 2, "1", "2"),
            Step("1.58e-3 PF", Span(8, 18), "×", "", 1.58e12, "FLOP/s", "1.58e-3 PF = 1.58e12 FLOP/s", 3.16e12, "FLOP/s", "3.16e12 FLOP/s"),
            Step("5.5 days", Span(21, 29), "×", "", 475200.0, "s", "5.5 days = 475,200 s", 1.5016e18, "FLOP", "1.502e18 FLOP"),
            Step("0.33", Span(32, 36), "×", "", 0.33, "1", "0.33", 4.95504e17, "FLOP", "4.955e17 FLOP"),
        ),
        claims=(
            Claim("500 PF", Span(39, 45), 5e17, "FLOP", "5e17 FLOP", 4.95504e17, "495.5 PF", 1.00907, "as printed", "inputs", because="495.5 PF rounds to 500 PF"),
            Claim("0.0058 pfs-days", Span(48, 63), 5.01e17, "FLOP", "5.011e17 FLOP", 4.95504e17, "0.005735 pfs-days", 1.0113, "by rounding", "previous figure", 5e17, 1.0022, "500 PF is 0.005787 pfs-days, which rounds to 0.0058"),
        ),
        tree=Node("*", "", 4.95504e17, 1, "", Span(0, 36), (n("2", 2, 1, "GPU", 0), n("1.58e-3", 1.58e12, 1e15, "PF", 8), n("5.5", 475200, 86400, "days", 21), n("0.33", 0.33, 1, "", 32))),
    )


def scan(prose: str) -> list[Calculation]:
    """Every calculation."""
    return [audit(SAMPLE)] if "=" in prose else []
