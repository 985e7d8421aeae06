"""PD431: a petaflop/s-day taken as 1e20 operations."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.calculation import Claim
from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import COUNT, PFS_DAY
from petaday.lint.context import Accounting

ROUND = 1e20
_SAME = 0.006  # the digits of a printed figure


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The round figure where the exact one is due, and figures in pfs-days that were worked with it."""
    for claim in under.claims():
        if claim.value == ROUND and _near(claim.recomputed, PFS_DAY):
            said = "A petaflop/s-day is 8.64e19 operations: 1e20 is 16% more"
        elif _in_days(claim) and (_by_round(claim.ratio) or _by_round(claim.previous_ratio)):
            said = "This is the count divided by 1e20, and a petaflop/s-day is 8.64e19 operations"
        else:
            continue
        yield Diagnostic("PD431", "warning", f"{said}.", claim.span, "Convert with 8.64e19: 1e15 times 86,400 seconds.")


def _in_days(claim: Claim) -> bool:
    return claim.unit == str(COUNT) and "day" in claim.text.casefold()


def _by_round(ratio: float | None) -> bool:
    return ratio is not None and _near(ratio, PFS_DAY / ROUND)


def _near(a: float, b: float) -> bool:
    return abs(a / b - 1) < _SAME
