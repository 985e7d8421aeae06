"""The diagnostics of one calculation: how its words were read, what does not fit, which claims do not follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from petaday.core.bounds import ABOVE, BELOW
from petaday.core.calculation import Calculation, Claim
from petaday.core.diagnostic import Diagnostic, Severity
from petaday.core.figures import figure
from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import COUNT, TIME
from petaday.resolve.preferences import ANOTHER_IS_WORTH_MENTIONING
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved, Stated, mismatch
from petaday.syntax import ranges
from petaday.syntax.nodes import Name, Node, Number
from petaday.syntax.walk import operands
from petaday.units import meanings
from petaday.verdicts.device_notes import device_notes
from petaday.verdicts.implied_rates import implied_rate
from petaday.verdicts.undefined_names import undefined_name
from petaday.verdicts.word_readings import capitalized, meaning

_FIGURE = re.compile(r"\b\d")  # a number, not the 16 of fp16
_COUNTED = frozenset({"operation", "operations", "ops"})
_PRODUCT = COUNT * TIME  # FLOP·s: a rate was wanted


def notes(resolved: Resolved, judged: tuple[Claim, ...]) -> Iterator[Diagnostic]:
    """Every diagnostic of meaning and of its claims for one calculation that could be read."""
    if resolved.ambiguous:
        yield Diagnostic(
            "PD202",
            "error",
            f"This can be read in two ways that differ: {_shown(resolved.reading)}, or {_shown(resolved.ambiguous)}.",
            resolved.worked.span,
            "Write the unit in full (`min` for minutes, `million`, `FLOP/s` for a rate, `FLOP` for a count).",
        )
    for unit in resolved.reading.supplied:
        yield Diagnostic("PD221", "note", f"A unit is supplied here: {unit.unit}; {unit.because}.", unit.span)
    yield from device_notes(resolved)
    for conversion in resolved.reading.conversions:
        said = (
            "MACs are named and doubled by hand: two FLOP each, counted once."
            if conversion.doubled
            else f"Time is named and its conversion written out: read once, in {conversion.unit}."
            if conversion.dimension == TIME
            else f"A unit is named and its conversion written out: read once, in {conversion.unit}."
        )
        yield Diagnostic("PD222", "note", said, conversion.start)
    yield from _bridged_units(resolved)
    if not resolved.stated and not resolved.ambiguous:
        yield from _preferred_reading(resolved)
    yield from _remarks_with_numbers(resolved)
    yield from _odd_dimension(resolved)
    yield from _legend_with_numbers(resolved)
    for claim in judged:
        yield from _claim_verdict(claim)


def notes_beside(answer: Calculation, found: Iterable[Calculation]) -> Iterator[Diagnostic]:
    """The errors of the calculations that stand beside the answer, and a note on each that has a figure."""
    for one in found:
        if one is answer:
            continue
        yield from one.errors
        if one.value is not None and not one.name:
            words = " ".join(one.text.split())
            said = f"“{words}” is a calculation of its own ({one.shown}), and not part of the answer."
            yield Diagnostic("PD226", "note", said, one.span)


def _odd_dimension(resolved: Resolved) -> Iterator[Diagnostic]:
    """PD234: a result whose unit nothing is measured in."""
    dimension = resolved.reading.quantity.dimension
    if not resolved.stated and (abs(dimension.s) > 1 or abs(dimension.op) > 1 or dimension == _PRODUCT):
        said = f"The result comes to {dimension}: a factor may be missing, doubled or upside down."
        yield Diagnostic("PD234", "warning", said, resolved.worked.span)


def _legend_with_numbers(resolved: Resolved) -> Iterator[Diagnostic]:
    """PD235: a legend that holds numbers, which are not used, and what its unknown name would have to be."""
    legend = resolved.legend
    if legend and not isinstance(legend.node, Name) and any(_is_number(o) for o in operands(legend.node)):
        name, wanted = undefined_name(legend.node, resolved)
        said = f"Nothing here says what “{name}” is: this side is a legend, and its numbers are not used."
        again = f" The two sides agree where it is {wanted}." if wanted else ""
        help_ = f"Define it on a line before (`{name} = {wanted or '…'}`), or write its number."
        yield Diagnostic("PD235", "warning", said + again, legend.span, help_)


def _is_number(operand: Node) -> bool:
    """True for a number other than the small factors that formulas are written with (`6 * N * D`)."""
    return isinstance(operand, Number) and operand.value not in {1.0, 2.0, 3.0, 6.0}


def _remarks_with_numbers(resolved: Resolved) -> Iterator[Diagnostic]:
    """PD224: a remark with numbers in it, which are not used."""
    for side in (resolved.worked, *(s.side for s in resolved.stated)):
        for operand in operands(side.node):
            for word in operand.words:
                if word.how == "remark" and _FIGURE.search(word.text) and not ranges.factor(word.text):
                    said = f"“{word.text}” is kept as a remark: its numbers are not used."
                    yield Diagnostic("PD224", "note", said, word.span)


def _bridged_units(resolved: Resolved) -> Iterator[Diagnostic]:
    """What was assumed so that a stated result compares with the worked side; PD204 where nothing makes it."""
    said = set()
    for stated in resolved.stated:
        bridge = stated.bridge
        if bridge is None:
            yield implied_rate(resolved, stated) or mismatch(resolved, stated)
        elif bridge.code and bridge.said not in said:
            said.add(bridge.said)
            odd = bridge.code == "PD228" and not _has_open_unit(resolved, stated)
            severity: Severity = "warning" if odd else "note"
            yield Diagnostic(bridge.code, severity, f"{capitalized(bridge.said)}.", stated.side.span)


def _has_open_unit(resolved: Resolved, stated: Stated) -> bool:
    """True where a word may be the unit that is missing: a noun per which is stated, operations that are counted."""
    said = [word for operand in operands(stated.side.node) for word in operand.words]
    given = [word.text for operand in operands(resolved.worked.node) for word in operand.words]
    return any(word.how == "per" and not meanings(word.text) for word in said) or not _COUNTED.isdisjoint(given)


def _preferred_reading(resolved: Resolved) -> Iterator[Diagnostic]:
    """PD225: the first word that fits as something else too."""
    ours = resolved.reading
    words = [w for o in ours.choice.options.values() for w, _ in o.picks]
    for rival in resolved.rivals:
        word = next((w for w in words if meaning(rival, w) != meaning(ours, w)), None)
        if word and rival.rank < ours.rank + ANOTHER_IS_WORTH_MENTIONING:
            yield Diagnostic(
                "PD225",
                "note",
                f"`{word}` fits as {_shown(ours)} and as {_shown(rival)}: the first is preferred.",
                resolved.worked.span,
                "Write `FLOP` for a count, `FLOP/s` for a rate.",
            )
            return


def _shown(reading: Interpretation) -> str:
    """The figure that a reading comes to, with its unit."""
    return f"{figure(reading.quantity.value)} {reading.quantity.dimension}".removesuffix(" 1")


def _claim_verdict(claim: Claim) -> Iterator[Diagnostic]:
    """PD301 to PD304: a claim that does not follow from the inputs, or from the figure before it."""
    said = f"“{' '.join(claim.text.split())}”"
    if claim.verdict == "off":
        yield Diagnostic("PD301", "error", f"{said} does not follow: {claim.because}.", claim.span)
    elif claim.verdict == "within factor 2":
        yield Diagnostic("PD302", "warning", f"{said} is within a factor of 2 only: {claim.because}.", claim.span)
    elif claim.verdict == "close":
        yield Diagnostic("PD304", "note", f"{said} is close: {claim.because}.", claim.span)
    elif claim.verdict == "not judged":
        yield Diagnostic("PD305", "note", f"{said} is not judged: {claim.because}.", claim.span)
        return
    limit = claim.precision.bound.lower() if claim.precision else ""
    bounded = claim.verdict == "follows" and limit in ABOVE | BELOW  # `= 6.3e24 < 1e25`
    excused = bounded or _rounds_to_it(claim)
    ratio = claim.previous_ratio if claim.against == "inputs" and not excused else None
    if ratio is not None and abs(ratio - 1) > 0.05:
        message = f"{said} does not follow from the figure before it: the ratio is {figure(ratio)}."
        yield Diagnostic("PD303", "warning", message, claim.span)


def _rounds_to_it(claim: Claim) -> bool:
    """True where the figure before this one, rounded to the digits printed here, is this one: `= 1.9 days = 2 days`."""
    as_printed = claim.precision
    if as_printed is None or claim.previous is None:
        return False
    one = Printed(claim.value, as_printed.half, as_printed.digits, as_printed.whole, as_printed.one)
    return rounds_to(claim.previous, one)
