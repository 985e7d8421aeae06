"""What a message asks for: its own topic, that of the message before, or what its figures and names say."""

from __future__ import annotations

import re

from petaday.conversion import convert, device_time
from petaday.facts import Fact
from petaday.units import is_time, is_unit
from petaday_service.answers.conversion_words import asked_conversion, counted, is_pronoun
from petaday_service.answers.glossary import ASKED, term
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import BY_OPERATIONS, Run
from petaday_service.conversation.topics import topics
from petaday_service.conversation.words import even, mended, plain

SOLVED = ("utilization", "time", "devices", "device_time", "parameters", "dataset")
BOUGHT = ("cost", "energy", "emissions")
SPENDING = {"price": "cost", "power": "energy", "pue": "energy", "intensity": "emissions"}


_IN_UNIT = re.compile(r"(?i)\b(?:in|to|into|as) (?P<unit>[A-Za-z][\w/.-]*)[?.! ]*$")


def topic_of(heard: Heard, talk: Talk, run: Run) -> str:
    """What a message asks for: its own topic, else that of the message before, else what its figures and names say."""
    if (found := ASKED.match(heard.text)) and term(found["word"].strip(" ?.!")) and not heard.follows:
        return "define"
    if heard.sets and run and not heard.words.startswith((" is ", " does ")):
        return ""
    earlier_topic = inherited(talk)
    topic = next((one for one in heard.topics if one != "peak" or _of_devices(heard, run)), "")
    if any(move.kind == topic for move in heard.moves):
        return ""
    if topic == "convert" and (instead := not_conversion(heard, talk)) is not None:
        return instead
    if topic == "largest" and set(heard.facts) & {"devices", "time", "parameters", "dataset", "device_time"}:
        topic = next((one for one in heard.topics if one not in ("largest", "rank")), "")
    if topic == "" and earlier_topic == "largest" and heard.follows and not heard.facts:
        return "largest"
    if (
        topic == "typical"
        and earlier_topic not in ("utilization", "typical")
        and "that" in heard.words
        and not re.search(r"mfu|utili", heard.words)
    ):
        return "rank"
    if re.search(r"\bsame (?:budget|money|cost|price tag)\b", heard.words):
        return "buys"
    if (
        topic in ("", "compute", "define")
        and not heard.facts
        and (unit := _IN_UNIT.search(heard.text))
        and is_unit(unit["unit"])
    ):
        return "convert"
    if heard.named and run.line() and re.match(r"^ (?:and |so )?(?:is|was|would) (?:that|this|it) ", heard.words):
        return "compare" if topic in ("", "compute", "define") else topic
    both = {"cost", "price"} <= set(heard.facts) | set(run.facts) and {"cost", "price"} & set(heard.facts)
    if both and not {"devices", "time", "device_time"} & (set(heard.facts) | set(run.facts)) and not run.line():
        return "buys"
    if {"cost", "price"} <= set(heard.facts) and not {"devices", "time", "device_time"} & set(heard.facts):
        return "buys"
    if len(heard.named) > 1 and topic in ("", "compute", "define", "largest"):
        return "compare"
    if topic in ("maker", "when") and heard.named:
        return "system"
    if topic == "rank" and heard.facts and not heard.named:
        return "compute"
    if topic in ("define", "compute", "list", "") and heard.named and not _complete(heard.facts):
        earlier = inherited(talk)
        return earlier_topic if topic == "" and earlier_topic in ("compare", "threshold") else "system"
    if topic in ("", "compute") and heard.unknown and not heard.facts and not heard.moves:
        asks = topic == "compute" or heard.follows or heard.words.startswith((" show ", " audit "))
        if asks and inherited(talk) == "compare":
            return "compare"
        if any(term(name) for name in heard.unknown):
            return "define"
        return "unknown" if asks else topic
    if topic:
        return topic
    if heard.answers and heard.facts and (asked := inherited(talk)) in (*SOLVED, *BOUGHT):
        return asked
    if earlier_topic == "define" and heard.follows and not heard.facts and len(heard.words.split()) <= 5:
        return "define"
    spending = next((SPENDING[kind] for kind in heard.facts if kind in SPENDING), "")
    if spending and set(heard.facts) <= set(SPENDING) | {"device"}:
        return spending
    earlier = inherited(talk)
    if earlier == "inference" and set(heard.facts) & {"parameters", "dataset", "active_parameters"}:
        return "inference"
    if (
        earlier == "peak"
        and "device" in heard.facts
        and not _complete(heard.facts)
        and set(heard.facts) <= {"device", "devices", "precision"}
    ):
        return "peak"
    return ""


def _of_devices(heard: Heard, run: Run) -> bool:
    """Whether a question for a rate is one about devices, and not for the operations of a model."""
    asked = "device" in heard.facts or "peak" in heard.words or "spec" in heard.words
    return asked or ("device" in run.facts and not set(heard.facts) & BY_OPERATIONS)


def _complete(facts: dict[str, Fact]) -> bool:
    told = Run().told(facts)
    return bool(told.method(1) or told.method(2))


def earlier(talk: Talk) -> tuple[str, ...]:
    """The topics of the last messages, the latest first."""
    found = (topics(plain(mended(even(turn.text)))) for turn in reversed(talk.turns[-4:]) if len(turn.text) < 400)
    return tuple(one[0] if one else "" for one in found)


def inherited(talk: Talk) -> str:
    """The topic of the latest message that had one, or empty."""
    return next((topic for topic in earlier(talk) if topic), "")


def not_conversion(heard: Heard, talk: Talk) -> str | None:
    """What is asked instead where a message only looks like a conversion; None where it is one."""
    amount, unit = asked_conversion(heard)
    if not unit or heard.words.startswith(" convert "):
        return None
    pronoun = not amount or is_pronoun(amount)
    if _complete(heard.facts) and (pronoun or not device_time(amount)):
        return "compute"
    if pronoun or talk.named(amount) or talk.quantity(amount) is not None:
        return None
    done = convert(talk.resolved(counted(amount)), unit, talk.book(amount))
    if done.figure is not None or done.asks or not heard.facts:
        return None
    return "time" if is_time(unit.split()[0]) else "compute"
