"""Why each word was read as it was, in sentences; and the notes that go with a calculation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from petaday.bridge import near
from petaday.calculation import Calculation, Claim, Reading
from petaday.conversion import operands
from petaday.diagnostic import Diagnostic, Span
from petaday.interpret import Interpretation
from petaday.phrase import PLAIN
from petaday.quantity import COUNT, ONE, RATE, TIME, figure
from petaday.resolve import Resolved
from petaday.syntax import Name, Node, Number, Product
from petaday.units import meanings

_KIND = {COUNT: "a count of operations", RATE: "a rate", TIME: "a time", ONE: "a plain number"}
_SEVERITY = {"PD221": "note", "PD227": "note", "PD228": "warning"}


def names(resolved: Resolved, text: str) -> tuple[str, str]:
    """What the calculation is called, and its legend."""
    legend = resolved.legend
    if legend and isinstance(legend.node, Name):
        return legend.node.text.split(":")[-1].strip(), ""
    called = resolved.defines
    node: Node = resolved.worked.node
    while isinstance(node, Product):
        node = node.terms[0].node
    label = getattr(node, "label", "")
    return called or label, text[legend.span.start : legend.span.end] if legend else ""


def readings(resolved: Resolved, text: str) -> tuple[Reading, ...]:
    """Every word that could be read in more ways than one, every unit that was supplied, every time converted."""
    found = list(_picked(resolved, resolved.worked.node, resolved.reading, _because(resolved)))
    reading = resolved.reading
    for unit in reading.supplied:
        found.append(Reading(unit.span.of(text), unit.span, f"{unit.span.of(text)} {unit.unit}", f"The unit is supplied: {unit.because}."))
    for conversion in reading.conversions:
        by = " × ".join(span.of(text).strip() for span in conversion.by)
        found.append(
            Reading(conversion.start.of(text).strip(), conversion.start, f"converted to {conversion.unit} by {by}", "The unit is named and its conversion is written out: time is converted once.")
        )
    for stated in resolved.stated:
        if stated.bridge:
            because = "Only so is it the same kind of quantity as the worked side"
            found += _picked(resolved, stated.side.node, stated.reading, lambda _w, b=because: f"{b} ({stated.bridge.dimension}).")  # type: ignore[misc]
            if stated.bridge.said:
                found.append(Reading(stated.side.span.of(text).strip(), stated.side.span, stated.bridge.said.split(": ")[-1], f"{stated.bridge.said[0].upper()}{stated.bridge.said[1:]}."))
    return tuple(found)


def _picked(resolved: Resolved, node: Node, reading: Interpretation, because: object) -> Iterable[Reading]:
    seen = set()
    for operand in operands(node):
        option = reading.choice.options.get(operand.span, PLAIN)
        for word, meaning in option.picks:
            if word in seen:
                continue
            seen.add(word)
            place = next((w.span for w in operand.words if w.text == word or w.text.startswith(word)), operand.span)
            others = tuple(str(m) for m in meanings(word) if m != meaning and not m.slip)
            yield Reading(word, place, str(meaning), because(word), others)  # type: ignore[operator]
        for word_ in operand.words:
            convention = {2592000.0: "30 days", 31536000.0: "365 days"}.get(meanings(word_.text)[0].factor) if word_.how == "with" and meanings(word_.text) and meanings(word_.text)[0].dimension == TIME else None
            if convention and word_.text not in seen:
                seen.add(word_.text)
                yield Reading(word_.text, word_.span, f"a time: {convention}", f"A {word_.text.rstrip('s')} is taken as {convention}, the convention of the field's notes.")


def _because(resolved: Resolved) -> object:
    ours = resolved.reading
    claimed = [s.bridge for s in resolved.stated if s.bridge]

    def because(word: str) -> str:
        mine = _meaning(ours, word)
        others = [r for r in resolved.rivals if _meaning(r, word) != mine]
        same = [r for r in others if r.quantity.dimension == ours.quantity.dimension]
        kind = _KIND.get(ours.quantity.dimension, str(ours.quantity.dimension))
        if claimed and not same:
            return f"Only so do all sides of the chain agree: {kind}."
        if not same and others and all(r.rank > ours.rank + 0.5 for r in others):
            return f"Only so does the product come out as {kind}."
        if claimed and any(not near(r.quantity.value, ours.quantity.value) for r in same):
            return "Only so does the stated result follow."
        return "Both readings fit; a total is taken as a count of operations." if ours.quantity.dimension == COUNT else "Both readings fit; the first in the unit list is taken."

    return because


def _meaning(reading: Interpretation, word: str) -> object:
    return next((m for o in reading.choice.options.values() for w, m in o.picks if w == word), None)


def diagnostics(resolved: Resolved, judged: tuple[Claim, ...]) -> list[Diagnostic]:
    """Notes and warnings of one calculation."""
    found: list[Diagnostic] = []
    worked = resolved.worked.span
    if resolved.ambiguous:
        one, other = resolved.reading, resolved.ambiguous
        found.append(
            Diagnostic(
                "PD202",
                "error",
                f"This can be read in two ways that differ: {_read_as(one)}, or {_read_as(other)}.",
                Span(*worked),
                "Write the unit in full (`min` for minutes, `million`, `FLOP/s` for a rate, `FLOP` for a count).",
            )
        )
    for unit in resolved.reading.supplied:
        found.append(Diagnostic("PD221", "note", f"A unit is supplied here: {unit.unit}; {unit.because}.", unit.span))
    for conversion in resolved.reading.conversions:
        found.append(Diagnostic("PD222", "note", f"Time is named and its conversion written out: read once, in {conversion.unit}.", conversion.start))
    for stated in resolved.stated:
        if stated.bridge and stated.bridge.code:
            severity = _SEVERITY[stated.bridge.code]
            found.append(Diagnostic(stated.bridge.code, "warning" if severity == "warning" else "note", f"{stated.bridge.said[0].upper()}{stated.bridge.said[1:]}.", stated.side.span))
    if not judged and any(o.picks for o in resolved.reading.choice.options.values()) and resolved.rivals and abs(resolved.rivals[0].rank - resolved.reading.rank) < 1.5:
        word = next(w for o in resolved.reading.choice.options.values() for w, _ in o.picks)
        found.append(Diagnostic("PD225", "note", f"`{word}` fits as {_read_as(resolved.reading)} and as {_read_as(resolved.rivals[0])}: the first is preferred.", Span(*worked), "Write `FLOP` for a count, `FLOP/s` for a rate."))
    return [*found, *(d for claim in judged for d in _verdict(claim))]


def _read_as(reading: Interpretation) -> str:
    return f"{figure(reading.quantity.value)} {reading.quantity.dimension}".removesuffix(" 1")


def _verdict(claim: Claim) -> Iterable[Diagnostic]:
    if claim.verdict == "off":
        yield Diagnostic("PD301", "error", f"“{claim.text}” does not follow: {claim.because}.", claim.span)
    elif claim.verdict == "within factor 2":
        yield Diagnostic("PD302", "warning", f"“{claim.text}” is within a factor of 2 only: {claim.because}.", claim.span)
    elif claim.verdict == "close":
        yield Diagnostic("PD304", "note", f"“{claim.text}” is close: {claim.because}.", claim.span)
    if claim.previous_ratio is not None and claim.against == "inputs" and abs(claim.previous_ratio - 1) > 0.05:
        yield Diagnostic("PD303", "warning", f"“{claim.text}” does not follow from the figure before it: the ratio is {figure(claim.previous_ratio)}.", claim.span)


def with_diagnostics(done: Calculation, more: Iterable[Diagnostic]) -> Calculation:
    """The calculation with more said about it; a calculation that cannot be read has no value."""
    found = (*done.diagnostics, *more)
    if not found:
        return done
    if any(d.code[:3] in {"PD1", "PD2"} and d.severity == "error" and d.code != "PD204" for d in found):
        return replace(done, value=None, unit=None, shown="", pfs_days=None, diagnostics=found)
    return replace(done, diagnostics=found)


__all__ = ["Number", "diagnostics", "names", "readings", "with_diagnostics"]
