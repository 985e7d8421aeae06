"""Moves the run sheet by what a message says: a new run, more of the same, a change, or the run on other devices."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from petaday.facts import Fact
from petaday.facts.methods import TYPICAL
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import BY_DEVICES, BY_OPERATIONS, NOWHERE, SPENT, Run

MOVING = frozenset(
    {"", "compute", "time", "devices", "device_time", "cost", "energy", "emissions", "utilization", "parameters"}
    | {"dataset", "estimate", "check", "because", "certainty"}
)
"""Topics of messages whose figures are facts of the run; those of the others are the question's own."""
SOLVED = {
    "time": ("time", "device_time"),
    "devices": ("devices", "device_time"),
    "utilization": ("utilization",),
    "parameters": ("parameters", "active_parameters"),
    "dataset": ("dataset", "seen", "epochs"),
}
"""What is asked for, and the facts that do not stand while it is worked out."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The run before and after a message.

    Attributes:
        before, run: the two.
        changed: the kinds that the message set, in order.
        fresh: whether it tells a run of its own.
        unmet: the kind that a relative change named and the run does not have; empty for none.
    """

    before: Run
    run: Run
    changed: tuple[str, ...] = ()
    fresh: bool = False
    unmet: str = ""


def moved(heard: Heard, talk: Talk, run: Run, topic: str) -> Moved:
    """The run after a message that is about a topic."""
    if topic not in MOVING:
        return Moved(run, run)
    facts = dict(heard.facts) or _bare(heard, talk, run, topic)
    told = Run().told(facts)
    complete = bool(told.method(1) or told.method(2))
    stated = "compute" in facts and not (set(facts) & (BY_OPERATIONS | BY_DEVICES) - {"device"})
    if _alone(heard, told, topic):
        return Moved(Run(), told, tuple(facts), fresh=True)
    if (complete or (stated and topic in ("", "compute"))) and _begins(heard, run, told):
        return Moved(Run(), told, tuple(facts), fresh=True)
    if heard.moves:
        return _scaled(heard, talk, run, facts)
    if topic == "time" and {"time", "devices"} <= set(facts) and run.line():
        facts.pop("time")
    if topic in SOLVED and run:
        run = _free(topic, run, facts)
        return Moved(run, run.told(facts), tuple(facts))
    return Moved(run, run.told(facts) if facts else run, tuple(facts))


_CORRECTS = re.compile(r"^ (?:no|wait|actually|sorry|oops|i meant|i mean|rather|make that)\b")
_A_MODEL = re.compile(r"\b(?:an? (?:new )?(?:\d|model of)|train(?:ing)? (?:an?|my|our) |cost of |for an? \d)")


def _alone(heard: Heard, told: Run, topic: str) -> bool:
    """Whether a question tells its own run: enough to answer it, or a model that is called a new one."""
    if (
        heard.joins
        or heard.follows
        or heard.moves
        or topic not in (*SOLVED, "device_time", "cost", "energy", "emissions")
    ):
        return False
    enough = bool(told.asked(topic)) and not (
        topic in ("cost", "energy", "emissions") and not told.facts.keys() & BY_DEVICES
    )
    own = set(told.facts) & {"parameters", "active_parameters"} and _A_MODEL.search(heard.words)
    return enough or bool(own)


def _begins(heard: Heard, run: Run, told: Run) -> bool:
    """Whether a complete run is another one than that of before: not where it goes on with one that was begun."""
    if heard.joins or heard.moves or (heard.sets and run):
        return False
    begun = bool(run) and not run.line() and not set(run.facts) & set(told.facts) - {"device", "peak"}
    return not begun


def _bare(heard: Heard, talk: Talk, run: Run, topic: str) -> dict[str, Fact]:
    """What a number without a unit is: of the kind that changed last and that it fits; else a count of devices."""
    value = heard.figure
    if value is None or value <= 0 or not run or topic not in ("", "compute", "time", "devices"):
        return {}
    if 0 < value < 1:
        return {"utilization": _new("utilization", value, "share")}
    for kind in dict.fromkeys((*talk.changed(), "devices")):
        fact = run.facts.get(kind)
        if kind == "utilization" and value <= 100:
            return {kind: _new(kind, value / 100, "share")}
        if kind in ("devices", "epochs") and value == int(value):
            return {kind: _new(kind, value, kind)}
        if kind in SPENT and fact:
            return {kind: _new(kind, value / _per(kind), fact.unit)}
        if kind in ("dataset", "parameters") and fact and value >= 1e6:
            return {kind: _new(kind, value, fact.unit)}
    return {}


def _per(kind: str) -> float:
    return 3.6e6 / 1e3 if kind == "intensity" else 1.0


def _new(kind: str, value: float, unit: str) -> Fact:
    return Fact.model_validate({"kind": kind, "value": value, "unit": unit, "span": NOWHERE, "text": ""})


def _scaled(heard: Heard, talk: Talk, run: Run, facts: dict[str, Fact]) -> Moved:
    if _CORRECTS.match(heard.words) and (earlier := talk.before_last()) is not None:
        run = earlier
    before, changed, unmet = run, [*facts], ""
    run = run.told(facts) if facts else run
    for move in heard.moves:
        kinds = _meant(move.kind or next((kind for kind in talk.changed() if kind in run.facts), ""), run)
        if kinds == ("utilization",) and "utilization" not in run.facts and run.method(2):
            run = run.told({"utilization": _new("utilization", TYPICAL, "share")})
        for kind in kinds:
            if kind in run.facts and run.facts[kind].value is not None:
                run = run.scaled(kind, move.times)
                changed.append(kind)
        if not any(kind in changed for kind in kinds):
            unmet = move.kind or "it"
    return Moved(before, run, tuple(changed), unmet=unmet)


def _meant(kind: str, run: Run) -> tuple[str, ...]:
    """The kinds that a word means in this run: hours where only device-hours are known, active parameters too."""
    if kind == "time" and "time" not in run.facts:
        return ("device_time",)
    if kind == "device_time" and "device_time" not in run.facts:
        return ("time",)
    if kind == "devices" and "devices" not in run.facts and "device_time" in run.facts:
        return ("device_time",)
    if kind == "dataset" and "dataset" not in run.facts:
        return ("seen",)
    if kind == "parameters":
        return tuple(one for one in ("parameters", "active_parameters") if one in run.facts) or ("parameters",)
    return (kind,)


def _free(wanted: str, run: Run, facts: dict[str, Fact]) -> Run:
    """The run with its compute held and what is asked for let go, so that it can be solved."""
    if wanted == "utilization" and not facts:
        return run
    gone = [kind for kind in SOLVED[wanted] if kind not in facts]
    if wanted in ("time", "devices") and not (facts or wanted not in run.facts):
        return run
    left = replace(run.without(gone), main=run.main)
    held = left.method(1) if wanted in ("time", "devices", "utilization") else left.method(2)
    if held or (left.facts.get("compute") and not run.method(1) and not run.method(2)):
        return left
    done = run.compute()
    if done is None or done.value is None:
        return left
    ends = (done.interval[0], done.interval[1]) if done.interval else None
    compute = _new("compute", done.value, "FLOP").model_copy(
        update={"ends": ends, "source": "derived", "because": f"what `{done.text}` comes to"}
    )
    drop = BY_DEVICES if wanted in ("parameters", "dataset") else BY_OPERATIONS
    kept = {
        kind: fact
        for kind, fact in left.facts.items()
        if kind not in drop or wanted in ("time", "devices", "utilization")
    }
    return replace(left, facts={**kept, "compute": compute})
