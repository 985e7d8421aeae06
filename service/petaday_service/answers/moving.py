"""Moves the run sheet by what a message says: a new run, more of the same, a change, or the run on other devices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from petaday.facts import Fact
from petaday.facts.methods import TYPICAL
from petaday_service.answers.placing import new_fact, placed
from petaday_service.conversation.context import Talk
from petaday_service.conversation.facts_said import figures_said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.moves import Move
from petaday_service.conversation.run import BY_DEVICES, BY_OPERATIONS, Run
from petaday_service.conversation.spoken.facts import UNITS
from petaday_service.conversation.topics import topics
from petaday_service.conversation.words import even, mended
from petaday_service.conversation.work_part import audit

MOVING = frozenset(
    {"", "compute", "time", "devices", "device_time", "cost", "energy", "emissions", "utilization", "parameters"}
    | {"dataset", "estimate", "check", "because", "certainty", "nodes", "optimal", "ratio"}
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
        unclear: what a number without a unit may be, where several kinds fit it: messages that say it in full.
    """

    before: Run
    run: Run
    changed: tuple[str, ...] = ()
    fresh: bool = False
    unmet: str = ""
    unclear: tuple[str, ...] = ()


def moved(heard: Heard, talk: Talk, run: Run, topic: str) -> Moved:
    """The run after a message that is about a topic."""
    if topic not in MOVING:
        return Moved(run, run)
    facts = dict(heard.facts)
    if heard.drops:
        left = run.without(heard.drops)
        return Moved(run, left.told(facts) if facts else left, (*heard.drops, *facts))
    if topic == "nodes":
        facts = {
            kind: fact
            for kind, fact in facts.items()
            if kind != "devices" or ("boxes" not in heard.words and "nodes" not in heard.words)
        }
        run = _free("devices", run, facts) if run and "devices" not in run.facts else run
        return Moved(run, run.told(facts), tuple(facts))
    lone = heard.bare if heard.bare and not (heard.bare.how or heard.moves or set(facts) - _BESIDE) else None
    if lone and run and topic in _PLACED:
        place = placed(lone, talk, run, topic, heard.was)
        if place.unclear:
            return Moved(run, run, unclear=place.unclear)
        facts |= place.facts
    if _SAME_SHARE.search(heard.words) and "utilization" in run.facts:
        facts.setdefault("utilization", run.facts["utilization"])
    if topic in _SIZED and _CHINCHILLA.search(heard.words) and (data := _optimal_data({**run.facts, **facts})):
        facts["dataset"] = data
    if device := _pointed(heard, talk):
        facts["device"] = device
    told = Run().told(facts)
    complete = bool(told.method(1) or told.method(2))
    stated = "compute" in facts and not (set(facts) & (BY_OPERATIONS | BY_DEVICES) - {"device"})
    if _alone(heard, told, topic):
        return Moved(Run(), told, tuple(facts), fresh=True)
    counted = run.method(1) or "compute" in run.facts
    if topic in _BESIDE_EACH_OTHER and told.method(2) and not told.method(1) and counted:
        complete = False
    if topic in _BESIDE_EACH_OTHER - {"utilization"} and told.method(1) and not told.method(2) and run.method(2):
        complete = False
    if (complete or (stated and topic in ("", "compute"))) and _begins(heard, run, told):
        return Moved(Run(), told, tuple(facts), fresh=True)
    if heard.moves:
        return _scaled(heard, talk, run, facts)
    if topic == "time" and {"time", "devices"} <= set(facts) and run.line():
        facts.pop("time")
    if topic in SOLVED and run:
        run = _free(topic, run, facts, again=_overtaken(topic, talk, run))
        after = run.told(facts)
        if topic == "utilization" and "compute" in run.facts:
            after = replace(after, facts={**after.facts, "compute": run.facts["compute"]})
        return Moved(run, after, tuple(facts))
    return Moved(run, run.told(facts) if facts else run, tuple(facts))


_SAME_SHARE = re.compile(r"\b(?:that|same|this) (?:mfu|hfu|utili[sz]ation|efficiency)\b")
_THOSE = re.compile(r"\b(?:by|with|on|to|use|using|take) (?:those|them|that one|these|it|that)\b")


_CHINCHILLA = re.compile(r"\bchinchilla\b|\bcompute[- ]optimal")
_SIZED = frozenset({"time", "devices", "device_time", "cost", "energy", "emissions"})


def _optimal_data(facts: Mapping[str, Fact]) -> Fact | None:
    """Twenty tokens a parameter, where no data is said: `a 7B in two weeks, tokens: Chinchilla`."""
    size = facts.get("parameters")
    if size is None or not size.value or {"dataset", "seen"} & set(facts):
        return None
    return new_fact("dataset", 20 * size.value, "tokens").model_copy(update={"because": "20 tokens a parameter"})


def _pointed(heard: Heard, talk: Talk) -> Fact | None:
    """The device that the message before asked about, where this one says `use those`."""
    if "device" in heard.facts or not talk.turns or not _THOSE.search(heard.words):
        return None
    before = talk.turns[-1].text
    if len(before) > _ASKED_BRIEFLY or "peak" not in topics(mended(even(before))):
        return None
    return figures_said(mended(even(before))).facts.get("device")


_ASKED_BRIEFLY = 120
_BESIDE_EACH_OTHER = frozenset({"utilization", "check", "methods", "compare"})
"""Topics of messages that tell the one method's facts beside the other's."""

_PLACED = MOVING - {"check", "because", "certainty", "estimate"}
_BESIDE = frozenset({"device", "precision"})
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
    own = (
        topic not in ("dataset", "parameters")
        and set(told.facts) & {"parameters", "active_parameters"}
        and _A_MODEL.search(heard.words)
    )
    return enough or bool(own)


def _begins(heard: Heard, run: Run, told: Run) -> bool:
    """Whether a complete run is another one than that of before: not where it goes on with one that was begun."""
    if heard.joins or heard.moves or (heard.sets and run):
        return False
    begun = bool(run) and not run.line() and not set(run.facts) & set(told.facts) - {"device", "peak"}
    return not begun


def _scaled(heard: Heard, talk: Talk, run: Run, facts: dict[str, Fact]) -> Moved:
    if _CORRECTS.match(heard.words) and (earlier := talk.before_last()) is not None:
        run = earlier
    before, changed, unmet = run, [*facts], ""
    run = run.told(facts) if facts else run
    for move in heard.moves:
        if move.kind == "compute" and (done := run.compute()) and done.value:
            run = _to_compute(run, done.value * move.times + move.plus)
            changed.append("compute")
            continue
        if not move.kind and not move.plus and (solved := _solved(talk, run)):
            kind, value = solved
            gone = {"devices": "time", "time": "devices"}.get(kind, "")
            run = run.without((gone,)).told({kind: new_fact(kind, value * move.times, UNITS.get(kind, kind))})
            changed.append(kind)
            continue
        kinds = _meant(_moved_kind(move, talk, run), run)
        if kinds == ("utilization",) and "utilization" not in run.facts and run.method(2):
            run = run.told({"utilization": new_fact("utilization", TYPICAL, "share")})
        for kind in kinds:
            if (
                kind in run.facts
                and run.facts[kind].value is not None
                and not (move.plus and kind != (move.kind or kind))
            ):
                run = run.scaled(kind, move.times, move.plus)
                changed.append(kind)
            elif move.plus > 0 and kind in UNITS:
                run = run.told({kind: new_fact(kind, move.plus, UNITS[kind])})
                changed.append(kind)
        if not any(kind in changed for kind in kinds):
            unmet = move.kind or "it"
    return Moved(before, run, tuple(changed), unmet=unmet)


def _to_compute(run: Run, value: float) -> Run:
    """The run with another compute: on its devices, and no longer by the model, the data or the time that made it."""
    kept = run.without(BY_OPERATIONS | {"time", "device_time", "compute"})
    return replace(kept.told({"compute": new_fact("compute", float(f"{value:.9g}"), "FLOP")}), later=0.0)


def _solved(talk: Talk, run: Run) -> tuple[str, float] | None:
    """The quantity that the last question solved for, which `half of that` speaks of; None where it solved for none."""
    topic = next((found[0] for turn in talk.turns[-1:] if (found := topics(mended(even(turn.text))))), "")
    line = run.asked(topic) if topic in ("devices", "time") and topic not in run.facts else ""
    report = audit(line) if line else None
    return (topic, report.value) if report and report.value else None


def _moved_kind(move: Move, talk: Talk, run: Run) -> str:
    """The kind that a change means: `it` is what was changed last."""
    if move.kind == "points":
        return "utilization"
    changed = [
        kind for kind in talk.changed() if kind in run.facts and run.facts[kind].value is not None and kind != "peak"
    ]
    if move.kind == "many":
        counts = [kind for kind in changed if kind in ("devices", "dataset", "parameters", "epochs", "steps")]
        return counts[0] if counts else "devices" if "devices" in run.facts else "dataset"
    return move.kind or next(iter(changed), "")


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


def _overtaken(topic: str, talk: Talk, run: Run) -> bool:
    """Whether the time or the devices of a run were given before what it hangs on was changed."""
    changed = talk.changed()
    if topic not in ("time", "devices") or topic not in changed or not run.method(1):
        return False
    other = {"time": "devices", "devices": "time"}[topic]
    return other in changed[: changed.index(topic)] and other in run.facts


def _free(wanted: str, run: Run, facts: dict[str, Fact], *, again: bool = False) -> Run:
    """The run with its compute held and what is asked for let go, so that it can be solved."""
    if wanted == "utilization" and not facts:
        return run
    gone = [kind for kind in SOLVED[wanted] if kind not in facts]
    if wanted in ("time", "devices") and not (facts or again or wanted not in run.facts):
        return run
    left = replace(run.without(gone), main=run.main)
    held = left.method(1) if wanted in ("time", "devices", "utilization") else left.method(2)
    stated = left.facts.get("compute")
    if held or (stated and (stated.source == "stated" or not (run.method(1) or run.method(2)))):
        return left
    done = run.compute()
    if done is None or done.value is None:
        return left
    ends = (done.interval[0], done.interval[1]) if done.interval else None
    compute = new_fact("compute", done.value, "FLOP").model_copy(
        update={"ends": ends, "source": "derived", "because": f"what `{done.text}` comes to"}
    )
    drop = BY_DEVICES if wanted in ("parameters", "dataset") else BY_OPERATIONS
    kept = {
        kind: fact
        for kind, fact in left.facts.items()
        if kind not in drop or wanted in ("time", "devices", "utilization")
    }
    return replace(left, facts={**kept, "compute": compute})
