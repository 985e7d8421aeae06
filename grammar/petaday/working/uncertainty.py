"""Adds to a calculation its interval and the figures that widen it."""

from __future__ import annotations

from dataclasses import replace

from petaday.core.bounds import BELOW
from petaday.core.calculation import Calculation, Uncertain
from petaday.core.diagnostic import Diagnostic
from petaday.core.extras import needs
from petaday.resolve.resolver import Resolved
from petaday.resolve.unit_phrases import PLAIN
from petaday.working.interval import uncertain, width


def with_interval(done: Calculation, resolved: Resolved, text: str) -> Calculation:
    """The calculation with the interval of its figure, and its uncertain numbers, the one that widens it most first."""
    if done.tree is None or done.value is None:
        return done
    if not uncertain(done.tree):
        bounded = done.bound.lower() in BELOW and done.value > 0
        return replace(done, interval=(0.0, done.value)) if bounded else done
    try:
        found = width(done.tree)
    except ModuleNotFoundError as lack:
        needs("an interval", "uncertainty", lack)  # raises what is a fault of ours
        help_ = "pip install 'petaday[uncertainty]'"
        said = Diagnostic("PD229", "note", "The interval of a sum is drawn, which needs NumPy.", done.span, help_)
        return replace(done, diagnostics=(*done.diagnostics, said))
    if found is None:
        beyond = "The interval of this reaches beyond any number petaday can hold (1.8e308): none is given."
        return replace(done, diagnostics=(*done.diagnostics, Diagnostic("PD206", "warning", beyond, done.span)))
    scale = done.value / done.tree.value if done.tree.value else 1.0  # where the result supplied the unit
    low, high = (end * scale for end in found.interval)
    options = resolved.reading.choice.options
    parts = tuple(
        Uncertain(
            n.span.of(text), n.span, n.low or 0.0, n.high or 0.0, str(options.get(n.span, PLAIN).dimension), share
        )
        for n, share in sorted(found.shares, key=lambda s: -s[1])
    )
    return replace(done, interval=(low, high), uncertain=parts)
