"""What stands under a factor: its kind, which has a colour, and what it is there for, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from petaday.core.calculation import Step
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday.roles import Factor, Role, factors

Kind = Literal["devices", "time", "rate", "share", "count"]
ASSUMED = "PD402"
MULTIPLY_ADDS = "PD426"
_SAID: dict[Role, tuple[Kind, str]] = {
    Role.DEVICES: ("devices", "devices"),
    Role.TIME: ("time", "time"),
    Role.RATE: ("rate", "rate"),
    Role.UTILIZATION: ("share", "share of the peak"),
    Role.OPERATIONS: ("rate", "operations each"),
    Role.EXAMPLES: ("count", "examples"),
    Role.EPOCHS: ("count", "passes"),
    Role.PARAMETERS: ("count", "model size"),
    Role.ADD_MULTIPLY: ("count", "operations in one"),
    Role.BACKWARD: ("count", "forward and backward"),
    Role.SIX: ("rate", "operations each"),
    Role.CONVERSION: ("time", "conversion"),
}
_SEEN = ("token", "word", "character")


class Under(NamedTuple):
    """What stands under a factor.

    Attributes:
        kind: the colour of its line; None where nothing says what it is.
        label: a few words, or empty.
        assumed: nobody measured or printed it.
    """

    kind: Kind | None
    label: str
    assumed: bool


def under(report: Report) -> Mapping[Span, Under]:
    """Returns what stands under each factor, by its place in the text.

    >>> from petaday import audit
    >>> found = under(audit("2 GPUs * 5 days * 1.58 TFLOP/s * 0.33"))
    >>> [one.label for one in found.values()]
    ['devices', 'time', 'rate', 'share of the peak']
    """
    start = report.span.start
    roles = {Span(f.span.start + start, f.span.end + start): f for f in factors(report.text)}
    return {step.span: _under(step, roles.get(step.span), report) for step in report.steps}


def _under(step: Step, factor: Factor | None, report: Report) -> Under:
    codes = {d.code for d in report.diagnostics if _inside(d.span, step.span)}
    kind, label = _kind(step, factor)
    if factor and factor.role is Role.OPERATIONS and MULTIPLY_ADDS in codes:
        label = "multiply-adds each"
    if factor and factor.role is Role.EXAMPLES and any(word in factor.said for word in _SEEN):
        label = "training data"
    if factor and factor.role is Role.TIME and factor.device:
        label = "devices × time"
    named = " ".join(step.label.split())
    if named and not _printed(named, step.text) and len(named) <= 40:
        label = f"{named}, from the legend" if report.legend else named
    return Under(kind, label, assumed=ASSUMED in codes or bool(step.note))


def _printed(label: str, text: str) -> bool:
    """Whether the text of a factor says the words of its label, in a row or with signs between them.

    >>> _printed("parameter token", "6 FLOP / parameter / token"), _printed("our run", "8 GPUs")
    (True, False)
    """
    said = " ".join(text.split())
    return label in said or set(label.split()) <= set(said.split())


def _kind(step: Step, factor: Factor | None) -> tuple[Kind | None, str]:
    if factor and factor.role in _SAID:
        return _SAID[factor.role]
    by_unit: dict[str, tuple[Kind, str]] = {"s": ("time", "time"), "FLOP/s": ("rate", "rate")}
    return by_unit.get(step.unit, ("rate", "operations") if step.unit == "FLOP" else (None, ""))


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
