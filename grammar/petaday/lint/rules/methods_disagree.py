"""PD451: the two methods of a page do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import figure

PROMISED = 2.0


class Estimate(NamedTuple):
    """What one calculation of a page comes to, by which method, and where it stands."""

    method: Literal[1, 2]
    pfs_days: float
    span: Span


def estimates_apart(estimates: Sequence[Estimate]) -> Iterator[Diagnostic]:
    """The first estimate of each method, when they are more than the promised factor of 2 apart.

    >>> [d.code for d in estimates_apart([Estimate(1, 22.0, Span(0, 9)), Estimate(2, 31.0, Span(10, 19))])]
    []
    >>> [d.message for d in estimates_apart([Estimate(1, 10.0, Span(0, 9)), Estimate(2, 31.0, Span(10, 19))])]
    ['Method 2 gives 3.1 times what Method 1 does (31 and 10 pfs-days); they promise a factor of 2.']
    """
    first = next((e for e in estimates if e.method == 1), None)
    second = next((e for e in estimates if e.method == 2), None)
    if first is None or second is None:
        return
    small, large = sorted((first, second), key=lambda e: e.pfs_days)
    if small.pfs_days > 0 and large.pfs_days / small.pfs_days > PROMISED:
        yield Diagnostic(
            "PD451",
            "warning",
            f"Method {large.method} gives {figure(large.pfs_days / small.pfs_days, 3)} times what Method "
            f"{small.method} does ({figure(large.pfs_days, 3)} and {figure(small.pfs_days, 3)} pfs-days); "
            "they promise a factor of 2.",
            second.span,
            "Check the utilization, the passes and the factors of 2 and 3; say on the page what explains the gap.",
        )
