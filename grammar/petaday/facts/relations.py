"""The equations that hold between the facts of one run, and whether its facts keep them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from petaday.core.figures import figure
from petaday.facts.causes import cause
from petaday.facts.interval import ONE_EXACTLY, Interval
from petaday.facts.records import Fact, Relation

EQUATIONS: tuple[tuple[str, str], ...] = (
    ("devices*time", "device_time"),
    ("device_time*peak*utilization", "6*parameters*seen"),
    ("device_time*peak*utilization", "compute"),
    ("6*parameters*seen", "compute"),
    ("batch_sequences*sequence_length", "batch"),
    ("steps*batch", "seen"),
    ("dataset*epochs", "seen"),
    ("rate", "peak*utilization"),
    ("device_time*power*pue", "energy"),
    ("energy*intensity", "emissions"),
    ("device_time*price", "cost"),
)
"""Both sides as products of kinds; `parameters` are the active ones and `seen` the dataset, where only that is told."""

_STAND_INS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "device_time": (("device_time",), ("devices", "time")),
    "parameters": (("active_parameters",), ("parameters",)),
    "seen": (("seen",), ("dataset", "epochs"), ("dataset",)),
    "pue": (("pue",), ()),
}
_PER_HOUR = 3600.0
_LIKELY = (0.05, 0.7)  # shares of a peak that runs keep up


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an equation: the facts that stand for its kinds, their names, and what they come to."""

    facts: tuple[Fact, ...]
    names: tuple[str, ...]
    interval: Interval
    missing: tuple[str, ...] = ()
    open: bool = False


Settled = Callable[[str], Fact | None]
Open = Callable[[str], bool]


def relations(settled: Settled, is_open: Open) -> Iterator[Relation]:
    """Every equation whose facts the text gives, with its verdict."""
    for left_name, right_name in EQUATIONS:
        left = _side(left_name, settled, is_open)
        right = _side(right_name, settled, is_open, other=left)
        if not left.missing and not right.missing and _new(left, right):
            yield _judged(left, right, settled)
    yield from _implied(settled, is_open)


def _new(left: _Side, right: _Side) -> bool:
    """Both sides are told, and neither is the same facts or made of the other."""
    derived = any(fact.source == "derived" for fact in right.facts)
    return bool(left.facts) and bool(right.facts) and not derived and set(left.names) != set(right.names)


def _side(written: str, settled: Settled, is_open: Open, other: _Side | None = None) -> _Side:
    facts: list[Fact] = []
    names: list[str] = []
    missing: list[str] = []
    worked, undecided = ONE_EXACTLY, False
    for kind in written.split("*"):
        if kind.isdigit():
            each = settled("operations_per_parameter")
            times = (each.value if each else None) or float(kind)
            worked, names, facts = worked.scaled(times), [*names, f"{times:g}"], [*facts, *([each] if each else [])]
            continue
        used = _standing(kind, settled, is_open, "*" in written, other)
        if used is None:
            missing.append(kind)
            continue
        for name in used:
            fact = settled(name)
            names.append(name)
            if fact is None:
                undecided = True
            else:
                facts.append(fact)
                worked = worked * Interval.of(fact)
        if kind == "price":
            worked = worked.scaled(1 / _PER_HOUR)
    return _Side(tuple(facts), tuple(names), worked, tuple(missing), undecided)


def _standing(kind: str, settled: Settled, is_open: Open, product: bool, other: _Side | None) -> tuple[str, ...] | None:
    """The kinds that stand for one: themselves where given, else what makes it; None where nothing does."""
    choices = _STAND_INS.get(kind, ((kind,),))
    if kind == "device_time" and not product:  # the right side of its own equation
        choices = choices[:1]
    if other is not None and kind == "seen" and "dataset" in other.names:
        choices = choices[:1]
    for choice in choices:
        if all(settled(name) or is_open(name) for name in choice):
            return choice
    return None


def _judged(left: _Side, right: _Side, settled: Settled) -> Relation:
    name = f"{'*'.join(left.names)}={'*'.join(right.names)}"
    facts = (*left.facts, *right.facts)
    if left.open or right.open:
        return Relation(name=name, facts=facts, because="a fact that it needs is left open")
    ratio = left.interval.value / right.interval.value
    holds = left.interval.meets(right.interval)
    said = f"{figure(left.interval.value)} against {figure(right.interval.value)}"
    reason = "what their digits leave open meets" if holds else cause(left.interval, right.interval, settled)
    return Relation(
        name=name,
        facts=facts,
        left=left.interval.value,
        right=right.interval.value,
        ratio=ratio,
        holds=holds,
        verdict="holds" if holds else "fails",
        because=f"{said}: {reason}",
    )


def _implied(settled: Settled, is_open: Open) -> Iterator[Relation]:
    """The share of the peak that the run must have kept up, where the text names none."""
    if settled("utilization") or is_open("utilization"):
        return
    able = _side("device_time*peak", settled, is_open)
    for written in ("compute", "6*parameters*seen"):
        done = _side(written, settled, is_open)
        if able.missing or done.missing or able.open or done.open or not able.facts or not done.facts:
            continue
        share = done.interval.value / able.interval.value
        doubt = "" if _LIKELY[0] <= share <= _LIKELY[1] else ", which is doubtful: runs keep up 5 to 70 %"
        yield Relation(
            name=f"{'*'.join(done.names)}/({'*'.join(able.names)})=utilization",
            facts=(*done.facts, *able.facts),
            left=done.interval.value,
            right=able.interval.value,
            ratio=share,
            verdict="implied",
            because=f"the run would have kept up {figure(100 * share, 3)} % of its peak{doubt}",
        )
        return
