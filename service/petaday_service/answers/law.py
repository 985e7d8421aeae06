"""Reads which rule of the law and which figure a message asks about, and says what a rule is."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday.law import Rule, rules
from petaday.report import Report
from petaday_service.answers import systems, thresholds
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.intents import Threshold
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.work_part import audit

_SIDE = re.compile(
    r"\b(?:above|over|beyond|past|exceeds?|exceeded|cross(?:es|ed)?|under|below|reach(?:es|ed)?|pass(?:es|ed)?"
    r"|more than|less than"
    r"|greater than|larger than|higher than|smaller than|lower than)\b"
)
_FIGURE = re.compile(
    r"\d[\d,.]*(?:e\d+)?(?:\s?\^\s?\d+)?(?:\s*(?:flops?|pfs-days?|petaflop\S*(?: days?)?|[yzep]flops?))?"
)
_ASKS = re.compile(r"\b(?:is|are|was|does|do|did|would|will|has|have|am|it|this|that|we|our|my)\b")
_NOT_PLACES = frozenset({"order", "us", "commission", "raise"})
_STATES = re.compile(
    r"\bUSA?\b|\bU\.S\.|(?i:\bin the us\b|\bus (?:law|threshold|rules?|executive)|\bunited states|\bamerica)"
)


def places(heard: Heard) -> tuple[str, ...]:
    """The words of a message that name a jurisdiction or an act."""
    said = heard.words.replace("sb-53", "sb 53").replace("raise act", "new york")
    named = {
        place
        for rule in rules()
        for place in rule.places
        if place not in _NOT_PLACES and re.search(rf"\b{re.escape(place)}\b", said)
    }
    if _STATES.search(heard.text):
        named.add("us")
    return tuple(sorted(named))


def asked(heard: Heard, talk: Talk, current: Report | None) -> tuple[Part, ...]:
    """Returns on which side of the thresholds a figure lies; without a figure, the rules that are meant."""
    where = places(heard)
    side = _SIDE.search(heard.words)
    if current and current.unit == "FLOP" and current.value and _DUTIES.search(heard.words) and not side:
        return _duties(current.value)
    if side and _WHICH.match(heard.words) and not heard.named:
        return systems.above(_meant(where, heard, side), talk)
    limit = _limit(heard, side, where)
    what = _what(heard, current)
    definition = re.match(
        r"^ (?:and |so )?(?:what(?:'s|s| is| are| does)|define|explain|tell me about|list|show|which thresholds)",
        heard.words,
    )
    about_it = side or re.search(r"\b(?:it|this|that|we|i|our|my|cross)\b", heard.words)
    if not what and (side or re.match(r"^ (?:and |so )?(?:is|does|do|would|will|are|was) ", heard.words)) and about_it:
        told = "There is no result yet; tell me a run first, or say the figure:"
        return (Text(text=told, say=("is 3e25 FLOP above 1e25 FLOP?", "which thresholds are there?")),)
    if not what or (definition and not about_it and not heard.named and "compute" not in heard.facts):
        return _rules(where) or thresholds.listed()
    return (*thresholds.threshold(Threshold(what, limit), talk, current), Next(say=SAY))


_WHICH = re.compile(
    r"^ (?:and |so )?(?:which|what|list|show(?: me)?|name|how many|give me) (?:all |the |every |of the )*"
    r"(?:systems?|models?|runs?|everything|ones|of them|those|are|training runs?)\b"
)


def _meant(where: tuple[str, ...], heard: Heard, side: re.Match[str]) -> float:
    """The figure that is meant: that which is named, else the highest of the place, else the EU's 1e25."""
    if found := _FIGURE.search(heard.words, side.end()):
        done = audit(found[0] if re.search(r"[a-z]{3}", found[0]) else f"{found[0]} FLOP")
        return done.value or 1e25
    figures = [rule.figure for rule in rules() if rule.decides and rule.figure and set(rule.places) & set(where)]
    return max(figures, default=1e25)


SAY = ("how sure are you?", "which thresholds are there?", "how does that compare with GPT-4?")


def _limit(heard: Heard, side: re.Match[str] | None, where: tuple[str, ...]) -> str:
    if where:
        return " ".join(where)
    if side and (found := _FIGURE.search(heard.words, side.end())):
        words = found[0].strip()
        return words if re.search(r"[a-z]{2}", words.replace("e", "")) else f"{words} FLOP"
    return "systemic" if "systemic" in heard.words else ""


def _what(heard: Heard, current: Report | None) -> str:
    """What is compared: a figure of the message, a system, or the figure that is spoken of; empty for none."""
    compute = heard.facts.get("compute")
    if compute is not None:
        place = heard.text.casefold().find(compute.text.casefold())
        before = _SIDE.search(heard.text.casefold())
        if before is None or place < before.start():
            return f"{compute.value!r} FLOP".replace("e+", "e")
    if heard.named:
        return heard.named[0].pages[0].front.title
    return "it" if current is not None else ""


_DUTIES = re.compile(r"\b(?:report|notify|obligations?|dut(?:y|ies)|consequences?|by when|deadline|what follows)\b")


def _duties(value: float) -> tuple[Part, ...]:
    """What follows under each rule whose figure a value is above."""
    met = [rule for rule in rules() if rule.decides and rule.figure and value > rule.figure]
    if not met:
        return (
            Text(text=f"{figure(value)} FLOP is above no figure of the law that is known here."),
            *thresholds.listed(),
        )
    text = " ".join(_told(rule) for rule in met)
    return (Text(text=f"{text}{thresholds.PAGE}", say=("is it over a threshold?", "which thresholds are there?")),)


def _rules(where: tuple[str, ...]) -> tuple[Part, ...]:
    """What the rules of these places are; nothing where none is named."""
    met = [rule for rule in rules() if rule.kind == "training" and any(place in rule.places for place in where)]
    acts = [rule for rule in met if any(place in ("sb 53", "sb53", "tfaia", "new york", "ai act") for place in where)]
    own = [rule for rule in met if set(rule.places) & set(where) - {"us"}] or met
    found = [rule for rule in (acts or own) if rule.decides] or own
    if not found:
        return ()
    text = " ".join(_told(rule) for rule in found[:3])
    return (Text(text=f"{text}{thresholds.PAGE}", say=("is it over a threshold?", "which thresholds are there?")),)


def _told(rule: Rule) -> str:
    above = f"Above {figure(rule.figure)} {rule.unit}" if rule.figure else rule.name[:1].upper() + rule.name[1:]
    tolerance = f" An estimate may be off by {rule.tolerance:.0%}." if rule.tolerance else ""
    counted = f" Counted: {rule.counted}" if rule.counted else ""
    return f"{rule.instrument}, {rule.told}. {above}: {rule.follows}{tolerance}{counted}"


def modifier() -> tuple[Part, ...]:
    """Says when fine-tuning another's model makes one a provider."""
    rule = next(rule for rule in rules() if rule.kind == "modification")
    told = (
        f"Under {rule.instrument} one who modifies another's model becomes its provider where the "
        f"modification takes more "
        f"than a third of the original's training compute. {rule.counted} {rule.follows}"
    )
    return (Text(text=f"{told}{thresholds.PAGE}", say=("we fine-tune it on 10B tokens", "is it over a threshold?")),)
