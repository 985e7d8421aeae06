"""Answers what is asked of the run: the sheet is moved, and its compute, time, devices or cost told."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday_service.answers import about, guided
from petaday_service.answers.compare import headline
from petaday_service.answers.glossary import term_in
from petaday_service.answers.moving import Moved, moved
from petaday_service.answers.run_answer import compute, suggestions
from petaday_service.answers.solved import solve
from petaday_service.answers.spent import also, refused, spend
from petaday_service.answers.topic_of import BOUGHT, SOLVED, SPENDING, earlier
from petaday_service.answers.typed_change import typed_change
from petaday_service.conversation.context import Talk, run_of
from petaday_service.conversation.fact_words import title
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.run import BY_DEVICES, BY_OPERATIONS, SPENT, Run


def of_run(topic: str, heard: Heard, talk: Talk, run: Run, typed: Work | None) -> tuple[Part, ...]:
    """Moves the sheet and tells what is asked of the run; the compute where nothing else is."""
    alone = Run().told(heard.facts)
    enough = alone.line() or (topic in (*SOLVED, *BOUGHT) and alone.asked(topic))
    if heard.named and not enough and (stands := headline(heard.named[0].pages[0])):
        run, typed = replace(run_of(stands), subject=heard.named[0].pages[0].front.title), None
    if odd := _counted_unknown(heard):
        told = (
            f"What “{odd}” is here, I cannot tell, so nothing was worked with it. Name a device that is "
            f"listed, or say it otherwise:"
        )
        return (Text(text=told, say=("8 H100 for 3 days at 40%", "what is the peak of an H100?")),)
    said = moved(heard, talk, run, topic)
    if topic == "estimate":
        return guided.begin(heard, said)
    if said.unmet:
        named = title(said.unmet) if said.unmet in BY_DEVICES | BY_OPERATIONS | SPENT else "what"
        if typed and (parts := typed_change(heard, typed, talk)):
            return parts
        if not run:
            return (Text(text="There is no run yet to change; tell me one first.", say=about.FIRST[:2]),)
        told = f"The run has no {named} yet that could be changed. Say it first, or change one of these:"
        return (Text(text=told), run.part(), suggestions(run))
    if topic in BOUGHT:
        asked = tuple(one for one in BOUGHT if one in heard.topics) or (topic,)
        if why := refused(asked, heard, run):
            return why
        return spend(_bought(asked, heard), said)
    if topic in SOLVED:
        return solve(topic, said)
    if said.changed:
        own = typed and not said.fresh and not said.before.method(1) and not said.before.method(2)
        if typed and own and (parts := typed_change(heard, typed, talk)):
            return parts
        return _changed(said, talk)
    if topic == "compute" and run.line():
        return compute(said)
    if found := term_in(heard.words):
        return (Text(text=found.says, say=about.FIRST[:2]),)
    return about.unclear(heard.unknown)


def _counted_unknown(heard: Heard) -> str:
    """A number with a noun that is nothing known: `8 frobs`; empty where there is none."""
    for name in heard.unknown:
        found = re.search(rf"(?<![\w.])\d[\d,.]*\s*[kM]?\s+{re.escape(name)}\b", heard.text)
        inside = found and any(one.start <= found.start() < one.start + len(one.text) for one in heard.named)
        if found and not inside:
            return found[0]
    return ""


def _changed(said: Moved, talk: Talk) -> tuple[Part, ...]:
    """The compute of a run that changed; its time or devices where only those can have changed; its cost with it."""
    run, kinds = said.run, set(said.changed)
    spending = next((SPENDING[kind] for kind in said.changed if kind in SPENDING), "")
    if spending and kinds <= set(SPENDING) | {"device"}:
        return spend((spending,), said)
    known = run.method(1) or ("compute" in run.facts and "compute" not in kinds)
    if known and not run.method(2) and "peak" in run.facts and "device_time" not in run.facts:
        wanted = "time" if "devices" in run.facts else "devices" if "time" in run.facts else ""
        if wanted and run.asked(wanted):
            if kinds & BY_OPERATIONS and run.method(1) and not said.fresh:
                parts = compute(said)
                return (*parts[:1], *_also_solved(wanted, run), *parts[1:])
            return solve(wanted, said)
    last = next((topic for topic in earlier(talk) if topic), "")
    if last in SOLVED and not kinds & BY_OPERATIONS and last not in run.facts and not run.method(2) and run.asked(last):
        return solve(last, said)
    parts = compute(said)
    if not said.fresh and last in BOUGHT and (more := also(run, last)):
        return (*parts[:1], *more, *parts[1:])
    return parts


def _also_solved(wanted: str, run: Run) -> tuple[Part, ...]:
    """The time or the devices after a change, without the sheet."""
    return tuple(
        part.model_copy(update={"ans": False}) if isinstance(part, Work) else part
        for part in solve(wanted, Moved(run, run))
        if isinstance(part, Text | Work)
    )


def _bought(asked: tuple[str, ...], heard: Heard) -> tuple[str, ...]:
    """Energy alone where only power is spoken of; emissions with it where both are asked."""
    if asked == ("energy", "emissions") and not (
        "energy" in heard.words or "electricity" in heard.words or "wh" in heard.words
    ):
        return ("emissions",)
    if asked == ("energy", "emissions") and "intensity" in heard.facts and "energy" not in heard.words:
        return ("emissions",)
    return asked
