"""Guesses which one or two substitutions would reconcile a claim with its inputs, likeliest first."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from petaday import hardware
from petaday.core.calculation import Claim, Conjecture
from petaday.core.figures import figure
from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import PFS_DAY, RATE, TIME
from petaday.resolve import preferences as prefer
from petaday.resolve.evaluate import evaluate
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Name, Node, Number, Product, Sum
from petaday.syntax.walk import factors, operands

FEW = 3
_THIRDS = {0.33: 1 / 3, 0.66: 2 / 3, 0.67: 2 / 3}
_PREFIXES = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}


class Swap(NamedTuple):
    """A substitution: in words, what it multiplies the result by, and how likely it is (small is likely)."""

    text: str
    by: float
    rank: float


def conjectures(resolved: Resolved, printed: Printed, claim: Claim, *, likely: bool) -> tuple[Conjecture, ...]:
    """At most three ways to the printed figure, likeliest first; empty when the inputs give it anyway.

    `likely` keeps to the likeliest substitutions, for a gap that is small.
    """
    recomputed = claim.recomputed
    if not recomputed or not printed.value or rounds_to(recomputed, printed):
        return ()
    swaps = [
        s
        for s in _swaps(resolved, printed.value / recomputed, claim.text)
        if (not likely or s.rank < prefer.LIKELY_SUBSTITUTION) and 0 < abs(recomputed * s.by) < math.inf
    ]
    single = [s for s in swaps if rounds_to(recomputed * s.by, printed)]
    open_ = [s for s in swaps if s not in single and s.rank < prefer.LIKELY_SUBSTITUTION]
    pairs = [_combined(a, b) for a, b in combinations(open_, 2) if a.rank != b.rank]
    both = [s for s in pairs if rounds_to(recomputed * s.by, printed)]
    found = {swap.text: swap for swap in sorted((*both, *single), key=lambda s: -s.rank)}
    best = sorted(found.values(), key=lambda s: s.rank)[:FEW]
    return tuple(Conjecture(s.text, recomputed * s.by, printed.value / (recomputed * s.by)) for s in best)


def _power(by: float, power: int) -> float:
    """To the power 1 or -1; beyond all figures where that divides by zero."""
    if power > 0:
        return by
    return 1 / by if by else math.inf


def _combined(one: Swap, other: Swap) -> Swap:
    return Swap(f"{one.text}, and {other.text}", one.by * other.by, one.rank + other.rank)


def _swaps(resolved: Resolved, gap: float, words: str) -> Iterator[Swap]:
    reading, node = resolved.reading, resolved.worked.node
    yield from _number_swaps(node, reading, gap)
    yield from _peak_swaps(resolved)
    yield from _bracket_swaps(node, reading, gap)
    if "day" in words and "pf" in words.lower():
        yield Swap(
            "a petaflop/s-day taken as 1e20 operations instead of 8.64e19", PFS_DAY / 1e20, prefer.ROUND_PETAFLOP_DAY
        )
    for power, name in _PREFIXES.items():
        yield Swap(f"a {name} too many", 1 / power, prefer.PREFIX_SLIP)
        yield Swap(f"a {name} left out", power, prefer.PREFIX_SLIP)
    for zero in (10.0, 0.1):
        yield Swap("a zero " + ("left out" if zero > 1 else "too many"), zero, prefer.ZERO_SLIP)
    for seconds, name in (
        (86400.0, "86,400 seconds a day"),
        (3600.0, "3,600 seconds an hour"),
        (24.0, "24 hours a day"),
    ):
        yield Swap(f"{name} left out", seconds, prefer.TIME_CONVERSION_SLIP)
        yield Swap(f"{name} counted twice", 1 / seconds, prefer.TIME_CONVERSION_SLIP)
    yield Swap("a factor of 2 for multiply and add left out of the factors", 2.0, prefer.TRAINING_FACTOR_MISSING)
    yield Swap(
        "a factor of 3 for forward and backward pass left out of the factors", 3.0, prefer.TRAINING_FACTOR_MISSING
    )
    yield Swap("factors of 2 and 3 for training left out of the factors", 6.0, prefer.TRAINING_FACTORS_MISSING)


def _number_swaps(node: Node, reading: Interpretation, gap: float) -> Iterator[Swap]:
    """Swaps of one number in a product: a third for 0.33, a range's ends, a factor dropped or repeated."""
    for number, power in _numbers(node):
        written = number.text.strip()
        if third := _THIRDS.get(number.value):
            yield Swap(
                f"{'1/3' if third < 0.5 else '2/3'} instead of {written}",
                _power(third / number.value, power),
                prefer.THIRD_WRITTEN_SHORT,
            )
        if number.spread and number.value:
            for end in number.spread:
                yield Swap(
                    f"{figure(end)} of the range {written}", _power(end / number.value, power), prefer.END_OF_A_RANGE
                )
        option = reading.choice.options.get(number.span, PLAIN)
        value = number.value * option.factor
        named = " ".join([written, *(w.text for w in number.words if w.how == "with")])
        if option.dimension != RATE and value not in (0.0, 1.0):
            yield Swap(f"the factor {named} left out", _power(value, -power), prefer.FACTOR_LEFT_OUT)
            yield Swap(f"the factor {named} counted twice", _power(value, power), prefer.FACTOR_COUNTED_TWICE)
        if option.dimension == TIME and (days := _round_time(number.value * _power(gap, power), option.factor)):
            yield Swap(f"{days} instead of {named}", _power(_seconds(days) / value, power), prefer.ROUND_TIME)


def _numbers(node: Node) -> Iterator[tuple[Number, int]]:
    """The numbers that the whole product is proportional to, and with which power."""
    return ((number, -1 if inverse else 1) for number, inverse in factors(node))


def _round_time(needed: float, unit: float) -> str:
    """The roundest duration within a tenth of the one that is needed: half weeks, then whole days or hours."""
    days = needed * unit / 86400
    if not 0.5 <= days <= 1000:
        return ""
    halves = round(days / 3.5) * 3.5
    best = halves if halves and abs(halves / days - 1) < 0.03 else float(round(days))
    return f"{figure(best)} {'day' if best == 1 else 'days'}" if best and abs(best / days - 1) < 0.05 else ""


def _seconds(days: str) -> float:
    return float(days.split(" ", maxsplit=1)[0].replace(",", "")) * 86400


def _peak_swaps(resolved: Resolved) -> Iterator[Swap]:
    """Swaps of the rate: another peak that is listed for the device named in the factors."""
    rates = [
        (number, power, number.value * option.factor)
        for number, power in _numbers(resolved.worked.node)
        if (option := resolved.reading.choice.options.get(number.span, PLAIN)).dimension == RATE
    ]
    if len(rates) != 1:
        return
    number, power, stated = rates[0]
    device = _device(resolved)
    seen = {stated}
    for peak in device.peaks if device and stated else ():
        if peak.value not in seen and 0.5 < peak.value / stated < 2:
            seen.add(peak.value)
            clock = f" at its {peak.clock} clock" if peak.clock else ""
            text = f"{figure(peak.value / 1e12)} TFLOP/s, listed for the {device.aliases[0] if device else ''}{clock}"
            yield Swap(
                f"{text}, instead of {number.text}", _power(peak.value / stated, power), prefer.ANOTHER_LISTED_PEAK
            )


def _device(resolved: Resolved) -> hardware.Device | None:
    words = [w.text for o in operands(resolved.worked.node) for w in o.words if w.how != "remark"]
    if resolved.legend and isinstance(resolved.legend.node, Product):
        words += [w for t in resolved.legend.node.terms if isinstance(t.node, Name) for w in t.node.text.split("/")]
    joined = [" ".join(words[at : at + size]) for size in (3, 2, 1) for at in range(len(words) - size + 1)]
    return next(
        (d for name in joined if (d := hardware.find(name.rstrip("s").rstrip("'’"))) or (d := hardware.find(name))),
        None,
    )


def _bracket_swaps(node: Node, reading: Interpretation, gap: float) -> Iterator[Swap]:
    """Swaps of the order of work: `a + b * c` where `(a + b) * c` was meant."""
    if not (isinstance(node, Sum) and isinstance(node.terms[-1].node, Product) and math.isfinite(gap)):
        return
    last = node.terms[-1].node
    parts = [evaluate(t.node, reading.choice).value * (-1 if t.inverse else 1) for t in node.terms[:-1]]
    first = evaluate(last.terms[0].node, reading.choice).value
    rest = evaluate(last, reading.choice).value / first if first else 0.0
    total = sum(parts) + first * rest
    if total:
        yield Swap(
            "the sum in brackets before it is multiplied", (sum(parts) + first) * rest / total, prefer.BRACKETS_LEFT_OUT
        )
