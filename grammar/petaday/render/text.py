"""Writes a calculation for the terminal: steps, result, readings, claims and diagnostics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from petaday.core.calculation import Verdict
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.render.caret import diagnostic_text
from petaday.render.colour import Paint, Style, plain
from petaday.render.columns import aligned, shown

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation, Claim, Reading, Step
    from petaday.report import Report

STYLES: dict[Verdict, Style] = {
    "follows": "good",
    "by rounding": "good",
    "from the figure before": "good",
    "close": "good",
    "within factor 2": "warning",
    "off": "error",
    "not judged": "faint",
}


def to_text(calculation: Calculation | Report, source: str | None = None, paint: Paint = plain) -> str:
    """The whole record, in parts set apart by an empty line.

    Args:
        calculation: what to show.
        source: the text its spans count in; the calculation's own text when not given.
        paint: how to colour; not at all when not given.

    >>> from petaday import audit
    >>> print(to_text(audit("3 TFLOP/s * 2 days")).splitlines()[-1])
    = 5.184e17 FLOP = 0.006 pfs-days
    """
    parts = [shown_lines(calculation.text), steps(calculation, paint), result(calculation, paint)]
    parts += [readings(calculation, paint), claims(calculation, paint), findings(calculation, source, paint)]
    return "\n\n".join(part for part in parts if part)


def shown_lines(text: str) -> str:
    """The text as written, safe to show, line by line."""
    return "\n".join(shown(line) for line in text.strip().splitlines())


def in_base(value: float, unit: str | None) -> str:
    """A figure and its base unit.

    >>> in_base(475200, "s"), in_base(2, "1")
    ('475,200 s', '2')
    """
    return figure(value) if unit in {"1", None} else f"{figure(value)} {unit}"


def steps(calculation: Calculation | Report, paint: Paint = plain) -> str:
    """The worked lines under each other: factor, the same in base units, the figure so far."""
    if not calculation.steps:
        return ""
    head = tuple(paint(word, "faint") for word in ("  factor", "in base units", "running"))
    return "\n".join(aligned([head, *map(_row, calculation.steps)]))


def _row(step: Step) -> tuple[str, str, str]:
    name = (
        f"{step.text}  ({step.label})"
        if step.label and step.label.casefold() not in step.text.casefold()
        else step.text
    )
    note = f"   {step.note}" if step.note else ""
    lead = "  " * step.depth + f"{step.operation:1} "
    return lead + shown(" ".join(name.split())), in_base(step.value, step.unit), shown(step.running_shown + note)


def result(calculation: Calculation | Report, paint: Paint = plain) -> str:
    """The figure in its base unit and, for a count of operations, in petaflop/s-days."""
    if calculation.value is None:
        return paint("no figure: the text could not be read as one calculation", "error")
    if calculation.solution:
        answer = f"{shown(calculation.solution.text)} = {shown(calculation.solution.shown)}"
        return paint(answer, "strong") + f"   {in_base(calculation.solution.value, calculation.solution.unit)}"
    named = f"{shown(calculation.name)} = " if calculation.name else "= "
    text = paint(named + (calculation.shown or in_base(calculation.value, calculation.unit)), "strong")
    if calculation.pfs_days is not None:
        text += paint(f" = {figure(calculation.pfs_days)} pfs-days", "strong")
    if calculation.interval:
        low, high = (in_base(end, calculation.unit) for end in calculation.interval)
        text += f"   between {low} and {high}"
    if calculation.uncertain:
        widest = calculation.uncertain[0]
        text += f", widened most by {shown(widest.text)} ({widest.share:.0%})"
    return text


def readings(calculation: Calculation | Report, paint: Paint = plain) -> str:
    """What each word was taken to mean, and why."""
    if not calculation.readings:
        return ""
    rows = aligned(
        (f"  {shown(reading.word)}", shown(reading.reading), shown(because(reading)))
        for reading in calculation.readings
    )
    return "\n".join([paint("read as", "faint"), *rows])


def because(reading: Reading) -> str:
    """The reason for a reading, and what was not taken."""
    others = f" (not {', nor '.join(reading.alternatives)})" if reading.alternatives else ""
    return reading.because + others


def claims(calculation: Calculation | Report, paint: Paint = plain) -> str:
    """Each stated result: its verdict, its ratio to the recomputed figure, and the reason under it."""
    if not calculation.claims:
        return ""
    head = [paint(word, "faint") for word in ("  stated", "verdict", "stated/recomputed", "recomputed")]
    top, *rows = aligned([head, *(_claim(claim, paint) for claim in calculation.claims)])
    lines = [top]
    for claim, row in zip(calculation.claims, rows, strict=True):
        lines += [row, *(paint(f"    {shown(reason)}", "faint") for reason in reasons(claim))]
    return "\n".join(lines)


def _claim(claim: Claim, paint: Paint) -> tuple[str, str, str, str]:
    verdict = paint(claim.verdict, STYLES[claim.verdict])
    return f"  {shown(' '.join(claim.text.split()))}", verdict, figure(claim.ratio), shown(claim.recomputed_shown)


def reasons(claim: Claim) -> list[str]:
    """Why the verdict is what it is, and what might explain a gap."""
    guesses = [f"perhaps {guess.text}: then stated/recomputed is {figure(guess.ratio)}" for guess in claim.conjectures]
    return [*([claim.because] if claim.because else []), *guesses]


def findings(calculation: Calculation | Report, source: str | None = None, paint: Paint = plain) -> str:
    """Every diagnostic in caret form."""
    moved = 0 if source is not None else -calculation.span.start
    text = calculation.text if source is None else source
    shifted = (
        replace(found, span=Span(found.span.start + moved, found.span.end + moved)) for found in calculation.diagnostics
    )
    return "\n\n".join(diagnostic_text(found, text, paint=paint) for found in shifted)
