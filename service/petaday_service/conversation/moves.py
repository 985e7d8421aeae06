"""Changes that a message makes in relation to what is known: `halve the MFU`, `twice as many GPUs`, `10% less time`."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday import hardware
from petaday_service.conversation.spoken.names import repeats

KINDS: dict[str, str] = {
    "utilization": r"mfu|hfu|utili[sz]ation|efficiency|share",
    "device_time": r"(?:gpu|tpu|device|chip|accelerator|card|[a-z]{1,3}\d{2,4})s?[- ](?:hours?|time|days?)",
    "devices": r"gpus?|tpus?|chips?|cards?|devices?|accelerators?|machines?|nodes?|cluster(?: size)?|processors?",
    "time": r"training time|time|days?|weeks?|months?|duration|long|hours?|length|training(?! data)",
    "dataset": r"tokens?|data|dataset|training data|corpus|images?|examples?|text",
    "parameters": r"parameters?|params?|model(?: size)?|weights?|size|active parameters",
    "epochs": r"epochs?|passes",
    "price": r"cheaper|discount(?:ed)?|dearer|expensive|price|rate per hour|hourly rate|cost per hour",
    "compute": r"(?:training )?compute|flops?|operations",
    "power": r"power|watts?|wattage",
    "intensity": r"(?:carbon )?intensity",
    "pue": r"pue|overhead",
}
_WORD_TIMES = {
    "double": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "twice": 2.0,
    "two times": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "thrice": 3.0,
    "three times": 3.0,
    "quadruple": 4.0,
    "four times": 4.0,
    "five times": 5.0,
    "ten times": 10.0,
    "a hundred times": 100.0,
    "halve": 0.5,
    "halved": 0.5,
    "halving": 0.5,
    "half": 0.5,
    "a third of": 1 / 3,
    "a quarter of": 0.25,
    "a tenth of": 0.1,
    "quarter": 0.25,
}
_TIMES = "|".join(sorted(map(re.escape, _WORD_TIMES), key=len, reverse=True))
_FACTOR = rf"(?P<word>{_TIMES})|(?P<figure>\d{{1,9}}(?:\.\d{{1,6}})?) ?(?:x|times|-?fold)(?![a-z0-9])"
_BETWEEN = (
    r"(?: (?:as (?:many|much|long|big|large)|the|of|number|amount|total|our|my|its|their|more|all|a"
    r"|that|those|these|this|training|active))*"
)
_UP = re.compile(r"\b(?:increase|raise|more|higher|longer|extra|up|greater|bigger|larger|add|grow|dearer|expensive)\b")
_DOWN = re.compile(
    r"\b(?:decrease|reduce|less|fewer|lower|shorter|down|cut|drop|smaller|minus|without|cheaper|off|discount|idle"
    r"|broken|dead|missing|die|dies|fail|fails|lost|unavailable)\b"
)
_IN_PARTS = re.compile(r"\b(?:in|by) (?:an? )?(?P<part>half|third)\b")
_BY = re.compile(r"(?<![\d.])(?P<figure>\d++(?:\.\d++)?) ?%")


_SYMBOL = re.compile(r"(?<![\w/.])(?P<name>[ndc]) ?/ ?(?P<by>[2-9]|10|100)(?![\w/.])")


class Move(NamedTuple):
    """A kind of fact, the factor by which it changes and what is added; empty is the kind changed last."""

    kind: str
    times: float
    plus: float = 0.0


def moves(words: str) -> tuple[Move, ...]:
    """The relative changes of a message.

    Args:
        words: the message as `words.plain` gives it.

    >>> [(one.kind, one.times) for one in (*moves(" halve the mfu "), *moves(" three times the tokens "))]
    [('utilization', 0.5), ('dataset', 3.0)]
    >>> [(one.kind, one.times) for one in (*moves(" 10% less utilization "), *moves(" double it "))]
    [('utilization', 0.9), ('', 2.0)]
    """
    factors = (
        match
        for match in re.finditer(_FACTOR, words)
        if not re.match(r"[\w%]", words[match.start() - 1 : match.start()])
    )
    found = (
        [] if _IN_PARTS.search(words) or repeats(words) else [one for match in factors if (one := _move(match, words))]
    )
    if not found and (half := _IN_PARTS.search(words)):
        found = [Move(named_kind(words), 0.5 if half["part"] == "half" else 1 / 3)]
    if not found and (by := _BY.search(words)) and not re.search(r"\bto \d|\brl\b|fine|post|share|pretrain", words):
        part = float(by["figure"]) / 100
        times = 1 + part if _UP.search(words) else 1 - part if _DOWN.search(words) else 0.0
        kind = named_kind(words)
        if times > 0 and kind:
            found.append(Move(kind, times))
    for symbol in _SYMBOL.finditer(words):
        found.append(Move({"n": "parameters", "d": "dataset", "c": "compute"}[symbol["name"]], 1 / float(symbol["by"])))
    return tuple(found)


def _move(match: re.Match[str], words: str) -> Move | None:
    times = _WORD_TIMES[match["word"]] if match["word"] else float(match["figure"])
    after, before = words[match.end() :], words[: match.start()]
    for kind, names in KINDS.items():
        if re.match(rf"{_BETWEEN} (?:{names})\b", after) and not (
            kind == "time" and re.match(r" (?:bigger|larger)", after)
        ):
            return Move(kind, times)
    if named := re.match(rf"(?P<of>{_BETWEEN}) (?P<name>[a-z]{{1,4}}\d{{1,4}}[a-z]?)\b", after):
        counted = match["figure"] and not named["of"]  # `4x L40S`: four of them
        return Move("devices", times) if not counted and hardware.find(named["name"]) else None
    for kind, names in KINDS.items():
        if re.search(rf"\b(?:{names}) (?:is |are |was |were |gets? |be |by )?$", before):
            return Move(kind, times)
    alone = re.match(
        r"(?: (?:it|that|this|of (?:it|that)|as (?:many|much|long)|then|please|instead|really|actually|now"
        r"|sorry|too))* $",
        after,
    )
    if re.match(r" as (?:many|long)\b", after) and alone:
        return Move("many" if after.startswith(" as many") else "time", times)
    return Move("", times) if alone and not re.search(r"\b(?:off|wrong|error)\b", words) else None


def named_kind(words: str) -> str:
    """The kind of fact that a message names in words; empty where it names none.

    >>> named_kind(" what was the mfu ")
    'utilization'
    """
    return next((kind for kind, names in KINDS.items() if re.search(rf"\b(?:{names})\b", words)), "")
