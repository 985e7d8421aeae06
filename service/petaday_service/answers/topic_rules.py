"""The rules by which `topic_of` tells what a message asks for; each gives a topic, or None where it does not apply."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.facts import Fact
from petaday_service.answers.define import terms_beside
from petaday_service.answers.earlier_topics import BOUGHT, SOLVED
from petaday_service.answers.glossary import ASKED, term
from petaday_service.conversation.asked import question
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import Run
from petaday_service.conversation.stage_words import stages_said

_SHARE_OF = re.compile(r"^ (?:and |so )?(?:what|which|how much) .*\b(?:percent\w*|share|fraction|part)\b")
_CHECKS = re.compile(r"\b(?:check|verify|adds? up|correct|consistent)\b")
_THIRD = re.compile(r"(?<![\d.])0\.33\b|\b(?:a|one|the)[- ]third\b")
_BUYS = re.compile(
    r"\b(?:can|could|would) (?:i|we|you|one|that|it) (?:do|train|get|buy|afford|run)\b"
    r"|\bhow (?:big|large|much compute)\b"
)
_SPENT_WORDS = {
    "cost": r"\b(?:costs?|price|pricing|expensive|pay|paid|bill|cheap|money|how much (?:is|would|does|in))\b",
    "energy": r"\b(?:energy|electricity|power (?:use|bill|draw|consum\w*)|how much power|(?:in|many) [kmg]wh)\b",
    "emissions": r"\b(?:co2e?|carbon|emissions?|emit\w*|footprint)\b",
}
_INTERROGATIVE = re.compile(
    r"\bhow (?:many|long|big|large|much)\b|\bwhat (?:size|mfu|utili[sz]ation)\b|\bwhich (?:mfu|utili[sz]ation)\b"
)
_DOUBTING = frozenset({"because", "check", "trust", "certainty", "typical", "define"})
_ABOUT = frozenset({"help", "purpose", "greet", "maker", "trust", "thanks", "typical"})
PLAIN = frozenset({"", "compute", "define"})
DEVICE = frozenset({"device", "precision"})
_ASKED_ONLY = frozenset(
    {"compare", "peak", "define", "source", "trust", "purpose", "typical", "certainty", "because", "methods", "rank"}
)
_ASKING = re.compile(
    r"\b(?:what|how|which|who|why|where|when|compare|explain|define|show|tell|plot|rank|versus|vs|than|sure|trust"
    r"|source)\b"
    r"|^ (?:is|are|was|were|do|does|did|can|could|should|would|will) "
)
_HARDWARE = frozenset({"devices", "time", "device_time"})


FEW_WORDS = 4


class Asked(NamedTuple):
    """A message with what its topic depends on: the conversation, the run, its topic by words, and the one before."""

    heard: Heard
    talk: Talk
    run: Run
    topic: str
    before: str

    @property
    def bare(self) -> bool:
        """Whether the message has neither figures nor systems."""
        return not self.heard.facts and not self.heard.named


def is_asked_term(heard: Heard) -> bool:
    """Whether a message asks what a known term is."""
    found = ASKED.match(heard.text)
    return found is not None and term(found["word"].strip(" ?.!")) is not None and not heard.follows


def questioned(topic: str, heard: Heard) -> str:
    """What is asked for, where a message also speaks of money, energy or a stage in giving its figures."""
    solved = next((one for one in heard.topics if one in SOLVED), "")
    if not solved or not _INTERROGATIVE.search(heard.words):
        return topic
    if topic in _SPENT_WORDS and not re.search(_SPENT_WORDS[topic], heard.words):
        return solved
    return solved if topic == "stage" and solved in ("parameters", "time", "devices") else topic


def share_of_stages(asked: Asked) -> str | None:
    """`what percentage is it`, of a run with later stages."""
    return "stage" if asked.run.later and asked.bare and _SHARE_OF.match(asked.heard.words) else None


def stages_told(asked: Asked) -> str | None:
    """`32B on 18T, then SFT on 50B tokens. Total?`: a run with later stages, whatever of it is asked."""
    return "stage" if asked.topic in ("compute", "dataset") and stages_said(asked.heard.text) else None


def check_of_spending(asked: Asked) -> str | None:
    """`check the cost`: what is stated, and not what it comes to."""
    checks = "check" in asked.heard.topics and _CHECKS.search(asked.heard.words) and not asked.heard.facts
    return "check" if checks and asked.topic in BOUGHT else None


def change_of_itself(asked: Asked) -> str | None:
    """`twice the time`: a change of what its word names, and no question for it."""
    return "" if any(move.kind == asked.topic for move in asked.heard.moves) else None


def run_in_small_talk(asked: Asked) -> str | None:
    """`10 A100s for a weekend, what can I do?`: a run is told, and no help asked for."""
    facts = set(asked.heard.facts) - {"device", "precision", "date"}
    return "" if asked.topic in _ABOUT and len(facts) > 1 else None


def run_told(asked: Asked) -> str | None:
    """`4,096 H200 for 25 days; MFU 30 % relative to the bf16 peak`: a run is told, and nothing asked."""
    told = set(asked.heard.facts) - {*DEVICE, "date"} and asked.topic in _ASKED_ONLY and not asked.heard.named
    return "" if told and "?" not in asked.heard.message and not _ASKING.search(asked.heard.words) else None


def two_terms(asked: Asked) -> str | None:
    """`FLOP vs FLOP/s`: two terms, and no systems."""
    fits = asked.topic in ("compare", "define", "compute") and asked.bare
    return "define" if fits and terms_beside(asked.heard.text, asked.talk) else None


def run_in_a_definition(asked: Asked) -> str | None:
    """`what's 6ND for 8B on 15T`: a run that can be worked."""
    return "compute" if asked.topic == "define" and complete(asked.heard.facts) and not asked.heard.named else None


def doubt_of_the_third(asked: Asked) -> str | None:
    """`why do you use a third?`."""
    doubts = asked.topic in _DOUBTING and not asked.heard.facts and _THIRD.search(asked.heard.words)
    return "source" if doubts else None


def without_ranking(asked: Asked) -> str:
    """The topic, where figures of a run show that `largest` asks for no ranking."""
    told = set(asked.heard.facts) & {"parameters", "dataset", *_HARDWARE}
    able = re.search(r"\b(?:i|we|you|one) (?:can|could|would)\b|\b(?:can|could) (?:i|we|you|one)\b", asked.heard.words)
    if asked.topic != "largest" or not (told or able):
        return asked.topic
    return next((one for one in asked.heard.topics if one not in ("largest", "rank")), "")


def told(asked: Asked) -> bool:
    """Whether the message gives facts of a run, and not its compute alone."""
    return bool(set(asked.heard.facts) - {"compute"})


def is_that_much(asked: Asked) -> str | None:
    """`is that normal?` of a figure that is no utilization."""
    if asked.topic != "typical" or asked.before in ("utilization", "typical"):
        return None
    about_it = "that" in asked.heard.words and not re.search(r"mfu|utili", asked.heard.words)
    return "rank" if about_it else None


def system_beside_the_run(asked: Asked) -> str | None:
    """`is that more than GPT-4?`."""
    about_it = re.match(r"^ (?:and |so )?(?:is|was|would) (?:that|this|it) ", asked.heard.words)
    if not asked.heard.named or not asked.run.line() or not about_it:
        return None
    return "compare" if asked.topic in PLAIN else asked.topic


def what_money_buys(asked: Asked) -> str | None:
    """A sum and a price of device time: what they are enough for."""
    facts, known = set(asked.heard.facts), set(asked.run.facts)
    money = {"cost", "price"} & facts
    if re.search(r"\bsame (?:budget|money|cost|price tag)\b", asked.heard.words):
        return "buys"
    bought = asked.run.facts.get("device_time")
    if money and "cost" in known and bought and bought.source == "derived":
        return "buys"
    if money and {"cost", "price"} <= facts | known and not _HARDWARE & (facts | known) and not asked.run.line():
        return "buys"
    alone = "cost" in facts and facts <= {"cost", "device"} and not asked.run
    if alone and (asked.topic != "cost" or _BUYS.search(asked.heard.words)):
        return "buys"
    return "buys" if {"cost", "price"} <= facts and not _HARDWARE & facts else None


def time_of_the_run(asked: Asked) -> str | None:
    """`when is it done?` of a run, and not of a system."""
    ahead = re.search(r"\bwhen (?:is|are|will|would|could|does|do) ", asked.heard.words)
    return "time" if asked.topic == "when" and ahead and asked.run.line() and not asked.heard.named else None


def system_beside_a_figure(asked: Asked) -> str | None:
    """`compare to the published figure for Llama 3.1 405B`."""
    return "compare" if asked.topic == "check" and asked.heard.named and "compare" in asked.heard.topics else None


def several_systems(asked: Asked) -> str | None:
    """`GPT-3 and GPT-4`."""
    heard = asked.heard
    several = len(heard.named) > 1 or (asked.topic == "largest" and heard.named and heard.unknown)
    return "compare" if several and asked.topic in PLAIN | {"largest", "optimal"} else None


def system_named(asked: Asked) -> str | None:
    """`Llama 2 70B?`: the system, or what was asked before of that system."""
    heard, before = asked.heard, asked.before
    if asked.topic in ("maker", "when") and heard.named:
        return "system"
    if asked.topic not in PLAIN | {"list"} or not heard.named or complete(heard.facts):
        return None
    one = len(heard.named[0].pages) == 1 and "peak" in asked.run.facts
    goes_on = before in ("compare", "threshold") or (before in (*SOLVED, *BOUGHT) and heard.follows and one)
    return before if asked.topic == "" and goes_on else "system"


def name_unknown(asked: Asked) -> str | None:
    """`how much compute did Claude take?`: a name that is nothing known."""
    heard = asked.heard
    if asked.topic not in ("", "compute") or not heard.unknown or heard.facts or heard.moves:
        return None
    asks = asked.topic == "compute" or heard.follows or heard.words.startswith((" show ", " audit "))
    if asks and asked.before == "compare":
        return "compare"
    if any(term(name) for name in heard.unknown):
        return "define"
    return "unknown" if asks else asked.topic


def devices_of_a_deadline(asked: Asked) -> str | None:
    """`what would it take to train it in 30 days on B200s?`: a time is given, and the devices are not."""
    facts = asked.heard.facts
    fits = asked.topic == "time" and {"time", "device"} <= set(facts) and "devices" not in {**facts, **asked.run.facts}
    return "devices" if fits else None


def overhead_of_an_energy(asked: Asked) -> str | None:
    """`PUE was 1.1` of a run that is known by its energy: another compute, and no other energy."""
    of_energy = asked.topic == "energy" and set(asked.heard.facts) == {"pue"} and "energy" in asked.run.facts
    return "" if of_energy and asked.before not in BOUGHT else None


def ranking_of_money(asked: Asked) -> str | None:
    """`what is the most expensive run you know?`: a ranking, as there is no run whose cost could be worked."""
    ranks = asked.topic == "cost" and "largest" in asked.heard.topics and not asked.run and asked.bare
    return "largest" if ranks else None


def no_term(asked: Asked) -> str | None:
    """`what do we get for that in terms of compute?`: begins as a question for a term does, and names none."""
    other = next((one for one in asked.heard.topics if one not in ("define", "largest")), "")
    if asked.topic != "define" or not other or not asked.run.line() or asked.heard.named or asked.heard.facts:
        return None
    found = ASKED.match(question(asked.heard.text))
    word = found["word"].strip(" ?.!") if found else ""
    return other if len(word.split()) > FEW_WORDS and not asked.heard.unknown else None


def complete(facts: dict[str, Fact]) -> bool:
    """Whether facts are enough for a method."""
    told = Run().told(facts)
    return bool(told.method(1) or told.method(2))
