"""Audits a filled form that somebody wrote: its figures against their calculations, each other, and its roundings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations

from petaday import calculate
from petaday.core.diagnostic import Diagnostic, Span
from petaday.facts.filed_form import Filed, Row, Said, filed
from petaday.facts.filing import RANGES, TOLERANCE, significant
from petaday.facts.form import QUESTIONS, Key

UNITS: dict[Key, str] = {"wall_clock": "s", "hardware_time": "s", "computation": "FLOP", "energy": "J"}
"""The questions that ask for a figure, with its unit in base units."""

DIGITS: dict[Key, int] = {"wall_clock": 1, "hardware_time": 1, "computation": 2, "energy": 2}
"""How many significant figures the form asks for at least."""

HOW: dict[Key, Key] = {"computation": "computation_methodology", "energy": "energy_methodology"}
"""The question on how a figure was come by."""

SHOWN = {"FLOP": 1.0, "J": 3.6e9, "s": 86400.0}
NAMES = {"FLOP": "FLOP", "J": "MWh", "s": "days"}
_NAMED = {name for _, name in RANGES}
_DAYS_A_MONTH = 30.436875
_NUMBER = re.compile(r"\d[\d,\u2009\u202f]*(?:\.\d+)?")
_POWER = re.compile(r"10\s*(?:\^|\*\*)\s*[{(]?(\d+)|10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\b1?e\+?(\d+)", re.IGNORECASE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def audit_form(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a filled form; nothing where the text is none.

    Its lines of arithmetic are judged elsewhere, like those of any text. Here each figure is held against the
    calculations that are given for it, within the 30 per cent of the guidelines; the methods against each other; the
    answers against one another; and each against the rounding that the form asks for.
    """
    form = filed(text)
    if form is None:
        return ()
    return (*_apart(form), *_rounding(form), *_contradictions(form), *_open(form))


def _apart(form: Filed) -> Iterator[Diagnostic]:
    """PD521 and PD522: a figure beside its calculations, and two methods beside each other."""
    for key, unit in UNITS.items():
        row = form.rows.get(key)
        answer = row.of("answer") if row else None
        stated = _value(answer, unit) if answer else None
        ways = list(_ways(form, key, unit))
        if answer and stated and ways and all(_far(value, stated) for _, value in ways):
            line, value = min(ways, key=lambda way: abs(way[1] - stated))
            told = f"“{answer.text}” is stated, and the calculation given for it comes to {_figure(value, unit)}"
            said = f"{told}: {_off(value / stated)}, and an estimate may be off by 30 % of itself."
            yield Diagnostic("PD521", "error", said, line.span, "Correct one of them, or say what explains the gap.")
        for (_, one), (line, other) in combinations(ways, 2):
            reported = stated or one
            if _far(other, one, reported):
                said = f"The two methods are apart by {abs(other - one) / reported:.0%} of the reported estimate: "
                said += f"{_figure(one, unit)} and {_figure(other, unit)}; 30 % is the margin of the guidelines."
                yield Diagnostic(
                    "PD522",
                    "warning",
                    said,
                    line.span,
                    "Say which factor explains the gap, and which method the figure is by.",
                )


def _far(value: float, other: float, reported: float = 0.0) -> bool:
    return abs(value - other) > TOLERANCE * (reported or other)


def _ways(form: Filed, key: Key, unit: str) -> Iterator[tuple[Said, float]]:
    """The calculations given for a figure, each once, with what they come to."""
    row, seen = form.rows.get(key), set[str]()
    line = row.of("calculation") if row else None
    for said in (*([line] if line else ()), *(form.lines if key == "computation" else ())):
        value = _value(said, unit)
        same = " ".join(said.text.split())
        if value and same not in seen:
            seen.add(same)
            yield said, value


def _value(said: Said, unit: str) -> float | None:
    """A text's figure in base units; a bare figure is in the unit that the form asks for."""
    found = calculate.audit(said.text)
    if found.value is None or found.value <= 0:
        return None
    return found.value if found.unit == unit else found.value * SHOWN[unit] if found.unit == "1" else None


def _rounding(form: Filed) -> Iterator[Diagnostic]:
    """PD523: an answer that is not written as the form asks."""
    for key, row in form.rows.items():
        answer = row.of("answer")
        if answer is None:
            continue
        asked = QUESTIONS[key].rounding
        if key in UNITS and _value(answer, UNITS[key]) is None:
            said = f"“{answer.text}” is no figure in the unit that the form asks for: {asked}."
            yield Diagnostic("PD523", "error", said, answer.span, "Write the figure with its unit.")
        elif key in DIGITS and (digits := _digits(answer.text)) < DIGITS[key]:
            said = f"“{answer.text}” has {digits} significant figure, and the form asks for {DIGITS[key]} or more."
            yield Diagnostic("PD523", "error", said, answer.span, "Write one digit more.")
        elif key == "computation_magnitude" and _magnitude(answer.text) is None:
            said = f"“{answer.text}” is no order of magnitude."
            yield Diagnostic("PD523", "error", said, answer.span, "Write it as a power of ten: 10^25 FLOP.")
        elif key == "duration_range" and answer.text.casefold().rstrip(".") not in _NAMED:
            said = f"“{answer.text}” is none of the ranges that the form has."
            yield Diagnostic(
                "PD523", "error", said, answer.span, f"Write one of: {', '.join(name for _, name in RANGES)}."
            )


def _contradictions(form: Filed) -> Iterator[Diagnostic]:
    """PD524: two answers that cannot both be right."""
    clock, spent = _answered(form, "wall_clock"), _answered(form, "hardware_time")
    computation = _answered(form, "computation")
    for key in ("duration_range", "computation_magnitude"):
        row = form.rows.get(key)
        rough = row.of("answer") if row else None
        if rough is None:
            continue
        named = rough.text.casefold().rstrip(".")
        if key == "duration_range" and clock and named in _NAMED and (name := _range(clock)) != named:
            said = f"{_figure(clock, 's')} by the clock are {name}, and the range says {rough.text}."
            yield _contradicts(rough.span, said)
        power = _magnitude(rough.text) if key == "computation_magnitude" else None
        if (
            power is not None
            and computation
            and not math.log10(computation) - 1 <= power <= math.log10(computation) + 0.5
        ):
            yield _contradicts(rough.span, f"{_figure(computation, 'FLOP')} are not of the order of 10^{power} FLOP.")
    if clock and spent and spent < clock and (row := form.rows.get("hardware_time")):
        said = (
            f"The hardware worked for {_figure(spent, 's')} in all, less than the {_figure(clock, 's')} by the clock."
        )
        yield _contradicts(row.fields["answer"].span, said)


def _contradicts(span: Span, said: str) -> Diagnostic:
    return Diagnostic("PD524", "error", said, span, "Correct the answer that is wrong.")


def _open(form: Filed) -> Iterator[Diagnostic]:
    """PD525: an answer that is missing without a word, or a figure without how it was come by."""
    for key, row in form.rows.items():
        title = QUESTIONS[key].title
        if not row.of("answer") and not row.of("settles"):
            said = f"“{title}” is not answered, and nothing says what would settle it."
            yield Diagnostic("PD525", "warning", said, row.span, "Answer it, or add a line - settles: …")
        elif row.of("answer") and key in HOW and not _explained(form, row, HOW[key]):
            said = f"“{title}” has a figure, and nothing says how it was measured or estimated."
            yield Diagnostic(
                "PD525",
                "warning",
                said,
                row.span,
                f"Answer “{QUESTIONS[HOW[key]].title}”, or add a line - calculation: …",
            )


def _explained(form: Filed, row: Row, how: Key) -> bool:
    other = form.rows.get(how)
    told = [
        row.of("methodology"),
        row.of("calculation"),
        *([other.of("answer"), other.of("methodology")] if other else []),
    ]
    return any(told)


def _answered(form: Filed, key: Key) -> float | None:
    row = form.rows.get(key)
    answer = row.of("answer") if row else None
    return _value(answer, UNITS[key]) if answer else None


def _range(clock: float) -> str:
    return next(name for most, name in RANGES if clock / 86400.0 / _DAYS_A_MONTH < most)


def _digits(text: str) -> int:
    """How many significant figures the first number of a text is written with.

    >>> [_digits(text) for text in ("1.7e22 FLOP", "4x10^5 A100 days", "0.030 MWh", "510 days", "2e25")]
    [2, 1, 2, 3, 1]
    """
    found = _NUMBER.search(text)
    return len(re.sub(r"\D", "", found[0]).lstrip("0")) if found else 0


def _magnitude(text: str) -> int | None:
    """The power of ten that a text is, and nothing else.

    >>> [_magnitude(text) for text in ("10^25 FLOP", "1e25", "10²⁵", "3.8e25 FLOP", "large")]
    [25, 25, 25, None, None]
    """
    found = _POWER.match(text.strip())
    if found is None:
        return None
    return int(next(group for group in found.groups() if group).translate(_RAISED))


def _figure(value: float, unit: str) -> str:
    return f"{significant(value / SHOWN[unit], 3)} {NAMES[unit]}"


def _off(ratio: float) -> str:
    return f"{ratio:.2g} times as much" if ratio > 1 else f"{ratio:.0%} of it"
