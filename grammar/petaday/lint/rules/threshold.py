"""PD441: a legal threshold lies inside the interval."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.core.quantity import COUNT
from petaday.lint.context import Accounting


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The figure is on one side, an end of its interval on the other."""
    done = under.done
    if done.interval is None or done.unit != str(COUNT) or done.value is None:
        return
    from petaday.law import thresholds  # noqa: PLC0415 - most calculations have no interval

    low, high = done.interval
    for threshold, rule in thresholds():
        if low < threshold < high:
            side = "below" if done.value < threshold else "above"
            yield Diagnostic(
                "PD441",
                "warning",
                f"The figure is {side} {figure(threshold)} FLOP, the threshold for {rule}, and its interval "
                f"({figure(low)} to {figure(high)}) is on both sides.",
                under.resolved.worked.span,
                "Narrow the input that widens the interval most, or say that the threshold may be passed.",
            )
