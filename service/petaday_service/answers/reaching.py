"""Answers how many tokens, devices or days it takes to reach a figure: the run solved for a compute that is named."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday.core.figures import figure
from petaday.law import rules
from petaday_service.answers.compare import headline
from petaday_service.answers.law import places
from petaday_service.answers.moving import SOLVED, Moved
from petaday_service.answers.placing import new_fact
from petaday_service.answers.solved import solve
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard, hear
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.run import BY_OPERATIONS, Run

_REACH = re.compile(
    r"\b(?:to|we|i|it|would|will|can|could|until|before|have|has|had) (?:just |still |even )?(?:reach(?:ed)?|hit"
    r"|get to|cross(?:ed)?|exceed(?:ed)?|pass(?:ed)?|match(?:ed)?|surpass(?:ed)?|equal|stay (?:under|below)"
    r"|be (?:over|above|at|under|below)"
    r"|go (?:over|above|past)|get (?:over|above|past|to)|make it to|trigger(?:ed)?)\b"
)
_EUROPE = 1e25
REACHED = frozenset(SOLVED)


def reaches(heard: Heard) -> bool:
    """Whether a message asks what it takes to come to a figure.

    >>> from petaday.casebook import Casebook
    >>> reaches(hear("how many tokens would it take to reach 1e25 FLOP?", Casebook(pages=()), Run()))
    True
    """
    return _REACH.search(heard.words) is not None


def reaching(wanted: str, heard: Heard, talk: Talk, said: Moved) -> tuple[Part, ...]:
    """Returns the quantity for which the run comes to the figure that is named, or that was spoken of last."""
    goal, name = _goal(heard, talk)
    before = said.before if said.before else said.run
    gone = {"compute", *SOLVED[wanted]} - {kind for kind in heard.facts if kind != wanted}
    if wanted in ("time", "devices", "utilization"):
        gone |= BY_OPERATIONS
    left = replace(before, facts={kind: fact for kind, fact in before.facts.items() if kind not in gone})
    kept = {kind: fact for kind, fact in heard.facts.items() if kind not in ("compute", wanted)}
    target = new_fact("compute", goal, "FLOP").model_copy(update={"because": name, "source": "derived"})
    run = left.told(kept)
    run = replace(run, facts={**run.facts, "compute": target})
    if wanted in ("parameters", "dataset"):
        run = replace(
            run, facts={kind: one for kind, one in run.facts.items() if kind not in ("devices", "time", "device_time")}
        )
    parts = solve(wanted, Moved(said.before, run, (*kept,)))
    told = f"To come to {figure(goal)} FLOP ({name}): "
    first, *rest = parts
    if isinstance(first, Text):
        first = first.model_copy(update={"text": f"{told}{first.text}"})
        kept_sheet = tuple(part for part in rest if part.kind != "sheet")
        known, _ = talk.about()
        own = known.method(1) or known.method(2)
        return (first, *kept_sheet, known.part() if own else run.part((*kept,)))
    return parts


def _goal(heard: Heard, talk: Talk) -> tuple[float, str]:
    """The compute that is to be reached, and what it is."""
    if (stated := heard.facts.get("compute")) and stated.value:
        return stated.value, "the figure you name"
    if heard.named and (report := headline(heard.named[0].pages[0])) and report.value:
        return report.value, heard.named[0].pages[0].front.title
    for words in (
        heard,
        *(hear(turn.text, talk.casebook, Run()) for turn in reversed(talk.turns[-6:]) if len(turn.text) < 200),
    ):
        if (
            words is not heard
            and (stated := words.facts.get("compute"))
            and stated.value
            and "threshold" in words.topics
        ):
            return stated.value, "the figure you named"
        where = places(words)
        figures = [
            rule
            for rule in rules()
            if rule.decides and rule.figure and rule.unit == "FLOP" and set(rule.places) & set(where)
        ]
        if figures:
            rule = max(figures, key=lambda one: one.figure or 0.0)
            return rule.figure or _EUROPE, rule.instrument
    return _EUROPE, "the European Union's threshold of systemic risk"
