"""PD432: a rate times days is stated in operations, and the 86,400 between them is not written."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.core.quantity import TIME
from petaday.lint.context import Accounting
from petaday.roles import Factor, Role
from petaday.syntax.walk import operands
from petaday.units import is_time, meanings


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The work supplies it; said here, since who multiplies what is printed does not arrive at the result."""
    stated = any("day" not in claim.text.casefold() for claim in under.claims())
    for product in under.products if stated else ():
        times = product.of(Role.TIME)
        seconds = _unit(times[0], under) if len(times) == 1 else 1.0
        run = product.has(Role.DEVICES) or product.has(Role.UTILIZATION)
        if seconds > 1 and run and product.by_devices and not product.has(Role.CONVERSION):
            yield Diagnostic(
                "PD432",
                "note",
                f"A rate a second meets a time in units of {figure(seconds)} seconds: the conversion is not written.",
                times[0].span,
                f"Write `* {seconds:.0f}`, or state the result in pfs-days.",
            )


def _unit(time: Factor, under: Accounting) -> float:
    """Seconds in the unit the author wrote, or that the legend supplied."""
    written = [w.text for operand in operands(time.node) for w in getattr(operand, "words", ()) if is_time(w.text)]
    if written:
        return meanings(written[0])[0].factor  # an hour, and not the million of `2.8M GPU hours`
    options = under.resolved.reading.choice.options
    spans = (operand.span for operand in operands(time.node))
    return next((o.factor for s in spans if (o := options.get(s)) and o.dimension == TIME), 1.0)
