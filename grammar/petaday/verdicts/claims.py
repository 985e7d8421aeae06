"""Compares each stated result with what the inputs give, and with the figure before it, at the precision printed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from petaday.core.bounds import ABOVE, BELOW, ROUGHLY
from petaday.core.calculation import VERDICTS, Claim, Precision, Verdict
from petaday.core.figures import figure, shown
from petaday.core.precision import CLOSE, Printed, about, follows, half, rounds_to
from petaday.resolve import unit_inference
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax import walk
from petaday.syntax.nodes import Node, Number
from petaday.verdicts.binary import in_binary
from petaday.verdicts.ranges import within
from petaday.verdicts.unjudged.distance import prefix_slip
from petaday.verdicts.unjudged.statements import states_nothing

_FINE = 5e-4
_DOUBTED = frozenset({"within factor 2", "off"})
_BEHIND_ZEROS = 0.1
_LIMITS = ABOVE | BELOW
_GIVES = "{the inputs give}"


def claims(resolved: Resolved, text: str) -> tuple[Claim, ...]:
    """Every stated result of a calculation, judged in order."""
    judged: list[Claim] = []
    before: tuple[Stated, Printed] | None = None
    for stated in resolved.stated:
        if stated.bridge is None:
            continue
        as_printed = unit_inference.printed(stated.bridge.claim, stated.side.node)
        claim = _judged(resolved, stated, as_printed, before, text)
        if judged and judged[-1].verdict == "not judged" and claim.against == "inputs":
            claim = replace(claim, previous=None, previous_ratio=None)  # nothing is held against what was not judged
        judged.append(claim)
        if claim.verdict != "not judged" or not stated.before:
            before = stated, as_printed
    return tuple(judged)


def _judged(
    resolved: Resolved, stated: Stated, printed: Printed, before: tuple[Stated, Printed] | None, text: str
) -> Claim:
    bridge, node = stated.bridge, stated.side.node
    assert bridge is not None
    ratio = _ratio(printed.value, bridge.worked)
    slack = resolved.reading.quantity.slack
    verdict, because = _against_inputs(stated, printed, slack, fixed=_to_one_place(resolved.worked.node, node))
    limited = bool(stated.side.bound) and stated.side.bound.lower() in _LIMITS  # kept or broken, and never rounded to
    if verdict in _DOUBTED and not limited and within(resolved.worked.node, ratio):
        verdict, because = "by rounding", f"{_GIVES}; the ranges among the factors leave room for it"
    if verdict in _DOUBTED and not limited and (binary := in_binary(resolved, stated, printed)):
        verdict, because = "follows", f"{_GIVES}, which is the printed figure counted in {binary}"
    against: Literal["inputs", "previous figure"] = "inputs"
    previous = previous_ratio = None
    if before and before[0].bridge and before[0].bridge.dimension == bridge.dimension and isinstance(node, Number):
        previous = before[1].value
        previous_ratio = _ratio(printed.value, previous)
        if not limited and follows(printed, before[1]) and VERDICTS.index(verdict) > VERDICTS.index("by rounding"):
            verdict, against = "from the figure before", "previous figure"
            because = f"it follows from the figure before it, {_shown_in(before[1].value, _own_unit(stated))}; {_GIVES}"
    reason = states_nothing(resolved, stated, text)
    if not reason and verdict in _DOUBTED:
        from petaday.verdicts.unjudged.why_not import why_not  # noqa: PLC0415 - most results follow

        reason = why_not(resolved, stated, printed, text)
    if reason:
        verdict, because, against = "not judged", reason, "inputs"
    elif verdict == "off" and bridge.lent and prefix_slip(bridge.worked, printed):
        because += ", a prefix slip: the digits agree"
    unit = _own_unit(stated)
    fine = 0 < abs(ratio - 1) < _FINE  # four digits would show no difference
    gives = f"the inputs give {_shown_in(bridge.worked, unit, max(4, printed.digits) if fine else 4)}"
    claim = Claim(
        text=_written(stated, text),
        span=stated.side.span,
        value=printed.value,
        unit=str(bridge.dimension),
        shown=shown(printed.value, bridge.dimension),
        recomputed=bridge.worked,
        recomputed_shown=_shown_in(bridge.worked, unit),
        ratio=ratio,
        verdict=verdict,
        against=against,
        previous=previous,
        previous_ratio=previous_ratio,
        because=because.replace(_GIVES, gives),
        precision=Precision(printed.half, printed.digits, printed.whole, printed.unit, stated.side.bound),
    )
    if verdict in {"follows", "not judged"}:
        return claim
    from petaday.verdicts.conjectures import conjectures  # noqa: PLC0415 - most results follow

    near = verdict in {"by rounding", "from the figure before", "close"}
    return replace(claim, conjectures=conjectures(resolved, printed, claim, likely=near))


def _against_inputs(stated: Stated, printed: Printed, slack: float, *, fixed: bool = False) -> tuple[Verdict, str]:
    """The verdict and the reason, in which `_GIVES` stands for what the inputs give.

    Figures printed to a `fixed` place leave room by their digits, however far apart that brings them.
    """
    assert stated.bridge is not None
    recomputed = stated.bridge.worked
    ratio = _ratio(printed.value, recomputed)
    bound = stated.side.bound.lower()
    if (bound in BELOW and recomputed <= printed.value) or (bound in ABOVE and recomputed >= printed.value):
        return "follows", f"{_GIVES}, within the bound"
    spread = stated.side.node.spread if isinstance(stated.side.node, Number) else None
    if spread and spread.low * printed.unit <= recomputed <= spread.high * printed.unit:
        return "follows", f"{_GIVES}, within the stated range"
    limited = bound in BELOW or bound in ABOVE  # and the limit is broken
    rounds = rounds_to(recomputed, printed) and not _needs_no_rounding(recomputed, printed, slack)
    if not limited and (
        rounds or (bound in ROUGHLY and (rounds_to(recomputed, printed) or about(recomputed, printed)))
    ):
        return "follows", f"{_GIVES}, which is the printed figure at its digits"
    near = abs(ratio - 1) <= CLOSE
    if limited and not printed.whole and rounds_to(recomputed, printed):
        return "by rounding", f"{_GIVES}, which is the limit at its digits"
    room = abs(recomputed) * slack + half(printed)
    if (near or fixed) and not limited and abs(printed.value - recomputed) <= room:
        return "by rounding", f"{_GIVES}; the rounding of the inputs leaves room for it"
    if near:
        return "close", f"{_GIVES}: {_percent(ratio)}"
    if 0.5 <= ratio <= 2:
        return "within factor 2", f"{_GIVES}: {_percent(ratio)}"
    if ratio < 0:
        return "off", f"{_GIVES}: the sign differs"
    if not printed.value or not recomputed:
        return "off", f"{_GIVES}, the stated figure is {figure(printed.value)}"
    return "off", f"{_GIVES}: off by a factor of {figure(max(abs(ratio), 1 / abs(ratio)) if ratio else math.inf, 3)}"


def _to_one_place(worked: Node, stated: Node) -> bool:
    """True for `0.0004 * 2 = 0.0009`: one digit each, and both at the same place behind zeros, as a program prints it.

    An assumption such as `0.4` is rounded from nothing.
    """
    small = [n for n in walk.numbers(worked) if n.step and n.digits == 1 and n.value < _BEHIND_ZEROS]
    if not small or not isinstance(stated, Number) or stated.digits != 1:
        return False
    return all(n.step == stated.step for n in small)


def _needs_no_rounding(recomputed: float, printed: Printed, slack: float) -> bool:
    """True for a small whole number that exact inputs give, and that is not the printed one: 500 / 4 is not 100."""
    found, stated = recomputed / printed.unit, printed.value / printed.unit
    return not slack and printed.whole and found == round(found) != stated and max(abs(found), abs(stated)) < 1000


def _percent(ratio: float) -> str:
    """How far above or below the stated figure is, in words."""
    gap = abs(ratio - 1)
    share = f"{gap:.1%}" if gap >= _FINE else f"{figure(gap * 100, 2)}%"
    return f"the stated figure is {share} {'above' if ratio > 1 else 'below'}"


def _ratio(stated: float, computed: float) -> float:
    """Stated over computed, kept finite: JSON has no infinity."""
    if computed == 0:
        return 1.0 if stated == 0 else math.copysign(1e300, stated)
    return max(-1e300, min(1e300, stated / computed))


def _written(stated: Stated, text: str) -> str:
    """The claim as written, without the remarks behind it."""
    node, span = stated.side.node, stated.side.span
    words = [w for w in getattr(node, "words", ()) if w.how != "remark"]
    if isinstance(node, Number) and len(words) < len(node.words):
        end = words[-1].span.end if words else node.words[0].span.start
        return text[span.start : end].strip()
    return span.of(text).strip()


def _own_unit(stated: Stated) -> tuple[float, str]:
    """The author's own unit: one of it in base units, and its words."""
    node = stated.side.node
    assert stated.bridge is not None
    base = str(stated.bridge.dimension)
    if not isinstance(node, Number) or not node.value:
        return 1.0, "" if base == "1" else base
    factor = abs(stated.bridge.claim / node.value)
    option = stated.reading.choice.options.get(node.span, PLAIN)
    words = " ".join(
        w.text if w.how == "with" else f"/ {w.text}"
        for w in node.words
        if w.how != "remark" and w.text not in option.nouns
    )
    return factor, words or ("" if base == "1" else base if factor == 1 else "")


def _shown_in(value: float, unit: tuple[float, str], digits: int = 4) -> str:
    """A figure in base units, shown in the author's unit."""
    factor, words = unit
    return f"{figure(value / factor, digits)} {words}".strip()
