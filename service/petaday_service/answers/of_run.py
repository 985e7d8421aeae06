"""Answers what is asked of the run: the sheet is moved, and its compute, time, devices or cost told."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday_service.answers import about, guided
from petaday_service.answers.changed import without
from petaday_service.answers.compare import headline
from petaday_service.answers.conversion_words import asked_conversion, is_pronoun
from petaday_service.answers.conversions import conversion
from petaday_service.answers.earlier_topics import BOUGHT, SOLVED, SPENDING, earlier, last_question
from petaday_service.answers.electricity import electricity
from petaday_service.answers.enough import enough as is_enough
from petaday_service.answers.feasible import feasible
from petaday_service.answers.glossary import term_in
from petaday_service.answers.moving import SOLVED as SOLVED_FACTS
from petaday_service.answers.moving import Moved, moved
from petaday_service.answers.nodes import in_nodes
from petaday_service.answers.optimal import TOKENS_EACH, optimal
from petaday_service.answers.placing import new_fact
from petaday_service.answers.reaching import REACHED, reaches, reaching
from petaday_service.answers.run_answer import compute, suggestions
from petaday_service.answers.solved import solve
from petaday_service.answers.spent import also, refused, spend
from petaday_service.answers.typed_change import typed_change
from petaday_service.conversation.asked import question
from petaday_service.conversation.context import Talk, run_of
from petaday_service.conversation.fact_words import title
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.question_part import Choice, Question
from petaday_service.conversation.run import BY_DEVICES, BY_OPERATIONS, SPENT, Run
from petaday_service.conversation.sheet_part import Sheet


def of_run(topic: str, heard: Heard, talk: Talk, run: Run, typed: Work | None) -> tuple[Part, ...]:
    """Moves the sheet and tells what is asked of the run; the compute where nothing else is."""
    alone = Run().told(heard.facts)
    enough = alone.line() or (topic in (*SOLVED, *BOUGHT) and alone.asked(topic))
    if heard.named and topic != "optimal" and not enough and (stands := headline(heard.named[0].pages[0])):
        kept = {
            kind: fact
            for kind, fact in run.facts.items()
            if kind in BY_DEVICES | SPENT and kind not in SOLVED_FACTS.get(topic, ())
        }
        goes_on = heard.follows and topic in (*SOLVED, *BOUGHT) and topic not in heard.topics
        run = replace(run_of(stands), subject=heard.named[0].pages[0].front.title)
        if goes_on:
            compute_alone = {"compute": new_fact("compute", stands.value or 0.0, "FLOP")}
            run = replace(run, facts={**compute_alone, **kept})
        typed = None
    if odd := _counted_unknown(heard):
        told = (
            f"What “{odd}” is here, I cannot tell, so nothing was worked with it. Name a device that is "
            f"listed, or say it otherwise:"
        )
        return (Text(text=told, say=("8 H100 for 3 days at 40%", "what is the peak of an H100?")),)
    if parts := is_enough(heard, run):
        return parts
    said = moved(heard, talk, run, topic)
    if said.unclear:
        choices = tuple(Choice(say=one) for one in said.unclear)
        return (
            Question(
                text=f"What is {heard.bare.value:g} here?" if heard.bare else "What is that here?", choices=choices
            ),
        )
    if heard.drops and topic not in (*BOUGHT, *SOLVED):
        return without(said, heard.drops)
    if topic == "nodes":
        return in_nodes(heard, said)
    ratio = next((one.value for one in heard.parts if one.kind == "ratio"), 0.0)
    if (
        topic == "parameters"
        and "dataset" not in said.run.facts
        and "seen" not in said.run.facts
        and said.run.method(2)
    ):
        return optimal(said, heard)
    if topic == "optimal" and not heard.facts and (goal := _goal_before(talk)):
        return optimal(Moved(goal, goal))
    if topic == "optimal" and set(heard.facts) == {"compute"}:
        said = Moved(run, Run().told(heard.facts), ("compute",), fresh=True)
    if topic in ("optimal", "ratio") or (
        ratio and topic in ("parameters", "dataset") and "parameters" not in heard.facts
    ):
        return optimal(said, heard, ratio or TOKENS_EACH)
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
    if topic in ("", "check", "compute", "time", "devices", "threshold") and (parts := feasible(heard, said)):
        return parts
    if parts := electricity(heard, said):
        return parts
    if topic in BOUGHT:
        asked = tuple(one for one in BOUGHT if one in heard.topics) or (topic,)
        if why := refused(asked, heard, run):
            return why
        in_unit = _ENERGY.search(heard.text.casefold())
        return spend(_bought(asked, heard), said, (in_unit["unit"] or in_unit["also"]) if in_unit else "")
    if topic in SOLVED:
        if topic in REACHED and reaches(heard):
            return reaching(topic, heard, talk, said)
        cost = also(said.run, "cost") if "price" in heard.facts and "cost" in heard.words else ()
        return (*solve(topic, said, _measure(topic, heard)), *cost)
    if said.changed:
        own = typed and not said.fresh and not said.before.method(1) and not said.before.method(2)
        if typed and own and (parts := typed_change(heard, typed, talk)):
            return parts
        return _changed(heard, said, talk)
    if topic == "compute" and run.line():
        return compute(said)
    if found := term_in(heard.words):
        name = found.names[0]
        return (Text(text=f"{name[:1].upper()}{name[1:]}: {found.says}", say=about.FIRST[:2]),)
    return about.unclear(heard.unknown)


def _goal_before(talk: Talk) -> Run | None:
    """The compute that the question before was about, where it asked for an optimal model."""
    topic, question = last_question(talk)
    stated = question.facts.get("compute") if question and topic == "optimal" else None
    return Run().told({"compute": stated}) if stated else None


_ENERGY = re.compile(r"(?:^|[.,;:!?]\s?)(?P<unit>[kmg]wh) ?\??$|\b(?:many|in) (?P<also>[kmg]wh)\b")


def _measure(topic: str, heard: Heard) -> str:
    """The unit of time that is asked in, `how many weeks`, `and minutes?`, `to H100-days`; empty for none."""
    if topic == "device_time" and (of_devices := _DEVICE_TIMES.search(heard.words)):
        return str(of_devices["unit"])
    if measure := _MEASURE.search(heard.words):
        return str(measure["unit"] or measure["device"])
    alone = _TIMES_ASKED.findall(question(heard.text).casefold()) if topic == "time" else []
    return str(alone[-1]) if alone else ""


_DEVICE_TIMES = re.compile(
    r"\b(?:[a-z]{1,4}\d{1,4}[a-z]{0,2}|gpus?|tpus?|devices?|chips?)[- ](?:gpu[- ])?(?P<unit>days|weeks|months|years)\b"
)
_TIMES_ASKED = re.compile(r"(?<![\d.] )(?<![-\d])\b(hours|weeks|months|years|minutes)\b")
_MEASURE = re.compile(
    r"\b(?:how many|in) (?P<unit>hours|weeks|months|years|minutes)\b(?! at)"
    r"|\bhow many \S+[- ](?:gpu[- ])?(?P<device>days|weeks|months|years)\b"
)


def _counted_unknown(heard: Heard) -> str:
    """A number with a noun that is nothing known: `8 frobs`; empty where there is none."""
    for name in heard.unknown:
        found = re.search(rf"(?<![\w.])\d+(?:[,.]\d+)*\s*[kM]?\s+{re.escape(name)}\b", heard.text)
        inside = found and any(one.start <= found.start() < one.start + len(one.text) for one in heard.named)
        typed = any(name.casefold() in one for one in heard.typed)
        if found and not inside and not typed:
            return found[0]
    return ""


def _changed(heard: Heard, said: Moved, talk: Talk) -> tuple[Part, ...]:
    """The compute of a run that changed; its time or devices where only those can have changed; its cost with it."""
    run, kinds = said.run, set(said.changed)
    spending = next((SPENDING[kind] for kind in said.changed if kind in SPENDING), "")
    if spending and kinds <= set(SPENDING) | {"device"} and not ("energy" in run.facts and kinds == {"pue"}):
        return spend((spending,), said)
    asked, question = last_question(talk)
    if (
        question
        and not said.fresh
        and asked in ("nodes", "convert", "optimal")
        and (parts := _asked_again(asked, question, said, talk))
    ):
        return parts
    known = run.method(1) or ("compute" in run.facts and "compute" not in kinds)
    if known and not run.method(2) and "peak" in run.facts and "device_time" not in run.facts:
        wanted = "time" if "devices" in run.facts else "devices" if "time" in run.facts else ""
        if wanted and run.asked(wanted):
            if kinds & BY_OPERATIONS and run.method(1) and not said.fresh:
                parts = compute(said)
                return (*parts[:1], *_also_solved(wanted, run), *parts[1:])
            return solve(wanted, said)
    last = next((topic for topic in earlier(talk) if topic), "")
    if last in ("dataset", "parameters") and last not in run.facts and not said.fresh and run.asked(last):
        return solve(last, said)
    if last == "utilization" and last not in run.facts and not said.fresh and run.method(1) and run.asked(last):
        return solve(last, said)
    if last in SOLVED and not kinds & BY_OPERATIONS and last not in run.facts and not run.method(2) and run.asked(last):
        return solve(last, said)
    parts = compute(said)
    if not said.fresh and last in BOUGHT and last not in run.facts and (more := also(run, last)):
        return (*parts[:1], *more, *parts[1:]) if heard.topic == "compute" else (*more, *parts)
    return parts


def _asked_again(asked: str, question: Heard, said: Moved, talk: Talk) -> tuple[Part, ...]:
    """The answer to the question before, for the run as it is now; nothing where it was about something else."""
    if asked == "convert":
        amount, unit = asked_conversion(question)
        if not unit or (amount and not is_pronoun(amount)) or {"devices", "time"} & set(said.run.facts):
            return ()
        bare = (
            replace(question, message=f"in {unit.partition(' at ')[0]}") if "utilization" in said.changed else question
        )
        parts = conversion(replace(bare, text=bare.message), talk, said.run)
        return (*(part for part in parts if not isinstance(part, Sheet)), said.run.part(said.changed))
    if asked == "optimal":
        return optimal(said)
    wanted = "time" if "devices" in said.run.facts else "devices"
    return in_nodes(question, said) if wanted == "devices" or "time" not in said.run.facts else ()


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
