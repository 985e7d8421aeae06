"""What a message asks for: its own topic, that of the message before, or what its figures and names say."""

from __future__ import annotations

from petaday.facts import Fact
from petaday_service.answers.glossary import ASKED, term
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import BY_OPERATIONS, Run
from petaday_service.conversation.topics import topics
from petaday_service.conversation.words import even, mended, plain

SOLVED = ("utilization", "time", "devices", "device_time", "parameters", "dataset")
BOUGHT = ("cost", "energy", "emissions")
SPENDING = {"price": "cost", "power": "energy", "pue": "energy", "intensity": "emissions"}


def topic_of(heard: Heard, talk: Talk, run: Run) -> str:
    """What a message asks for: its own topic, else that of the message before, else what its figures and names say."""
    earlier_topic = inherited(talk)
    topic = next((one for one in heard.topics if one != "peak" or _of_devices(heard, run)), "")
    if any(move.kind == topic for move in heard.moves):
        return ""
    if topic == "define" and (found := ASKED.match(heard.text)) and term(found["word"].strip(" ?.!")):
        return "define"
    if topic == "rank" and heard.facts and not heard.named:
        return "compute"
    if topic in ("define", "compute", "list", "") and heard.named and not _complete(heard.facts):
        earlier = inherited(talk)
        return "compare" if topic == "" and earlier == "compare" else "system"
    if topic in ("", "compute") and heard.unknown and not heard.facts and not heard.moves:
        asks = topic == "compute" or heard.follows or heard.words.startswith((" show ", " audit "))
        if asks and inherited(talk) == "compare":
            return "compare"
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
