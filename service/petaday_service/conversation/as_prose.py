"""Writes a message so that prose is read in it: shares named, units supplied, of a range its upper end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from petaday.facts import Fact
from petaday_service.conversation.fact_words import KINDS

NUMBER = r"\d[\d,]*(?:\.\d+)?(?:e\d+)?"
_RANGE = re.compile(
    rf"(?P<between>\bbetween\s+)?(?P<low>{NUMBER})\s?(?P<own>%|[kMBT]\b)?\s*(?:-|–|\bto\b|\band\b"
    rf"|\bor\b)\s*(?P<high>{NUMBER})"
    r"(?=\s?(?P<unit>%|per\s?cent|[A-Za-z$]))",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?P<before>\b(?:mfu|hfu|utili[sz]ation|efficiency)\s*(?:is|=|of|at|was|from|between|somewhere between"
    r"|:)*\s*(?:between\s+)?)"
    r"(?P<low>\d*\.?\d+)\s*(?:-|–|\bto\b|\band\b)\s*(?P<high>\d*\.?\d+)(?!\s*%|\s*per ?cent|\d)",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent|pct)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s*%")
_NOT_A_SHARE = re.compile(
    r"(?i)mfu|hfu|utili[sz]ation|efficien|% (?:more|less|fewer|higher|lower|longer|of (?:the )?(?:pre|compute"
    r"|train|cost|that|it))"
    r"|\bby \d|\brl\b|reinforce|fine|post-?train|extra|again|overhead|% off|error"
)
_OPERATIONS_FOR = re.compile(
    r"(?i)\bhow much (?:training )?(?:compute|flop/?s?) (?:is|was|are|does|did|do|would|for)\b"
    r"|\bflop/?s?\s+(?=(?:for|of|to|in)\b)"
)
_SET = re.compile(
    rf"(?i)\b(?P<name>[a-z][a-z -]*?)\s*(?:=|:|\bis\b|\bare\b|\bwas\b"
    rf"|\bwere\b)\s*(?P<value>\$?{NUMBER}\s?[kKMBT]?)(?P<unit>\s?%|\s*[a-z/$-]+)?"
)
_AT = re.compile(
    r"(?i)\b(?P<lead>at|with|use|of|assume|say|try|on)\s+(?P<share>0?\.\d{1,3})\b(?!\s*(?:kg|g\b|[km]?w\b|\$"
    r"|x\b|times|/))"
)
_BARE_FLOP = re.compile(
    r"(?i)(?<![\w.])\d(?:\.\d+)?e(?:1[7-9]|2\d|30)\b(?!\s*(?:[a-z/*×x]))"
    r"|(?<![\w.])\d(?:\.\d+)?e(?:1[7-9]|2\d|30)\b(?=\s+(?:for|on|in|over|of pre|plus|and"
    r"|above|at)\b)"
)
_SLASH = re.compile(r"\s/\s")
_SHARE_WORD = re.compile(
    r"(?i)\b(?:mfu|hfu|utili[sz]ation)\s+(?P<share>[1-9]\d?(?:\.\d+)?)\b(?!\s*(?:%|per"
    r"|to\b|-|and\b|\d|[kMBT]\b))"
)
_MILLIONS = re.compile(r"(?i)(?<![\w.$])(\d+(?:\.\d+)?) ?(thousand|million|billion) (?:us )?(?:dollars?|usd|bucks)\b")
_AN_HOUR = re.compile(r"(?i)\bat (?P<price>\d+(?:\.\d+)?) (?:an?|per) (?:gpu[- ]?)?hour\b")
_DOLLARS = re.compile(r"(?i)(?<![\w.$])(\d+(?:\.\d+)?)\s*(?:dollars?|bucks|usd|us dollars)\s*((?:per|an?|each)\b|/)")
_GRAMS = re.compile(r"(?i)(\d+(?:\.\d+)?)\s*(?:g|gco2e?q?|grams?)(?: ?(?:of )?co2e?q?)?\s*(?:per|/)\s*kwh")
_NODES = re.compile(r"(?i)\b(\d[\d,]*) (?:nodes|machines|servers|instances)\b")
_PER_NODE = re.compile(
    r"(?i)nodes? (?:of|with|x)\s*\d|\d+\s*(?:gpus?|[a-z]{1,3}\d{2,4}s?)\s*(?:per|each|/|a) ?node|\d+\s*x\s*\d"
)
_TIMES = re.compile(r"(?i)(?<=\d)x\s?(?=[A-Z]{1,3}\d)")
_ONE = re.compile(r"(?i)\b(?:an?|one)\s+(?=(?:second|minute|hour|day|week|month|year)s?\b(?! (?:ago|before)))(?<!per )")
_PER = re.compile(r"(?i)(?:per|/|each|every|dollars?|usd|\$\s?\d[\d.,]*|kw?h?)\s*$")
SET_NAMES = {
    "active_parameters": r"active parameters?|active params?",
    "device_time": r"device[- ]time|gpu[- ]hours|device[- ]hours",
    "parameters": r"parameters?|params?|model size|weights",
    "dataset": r"tokens?|data|dataset|training data",
    "devices": r"devices?|gpus?|tpus?|chips?|accelerators?|cards?",
    "time": r"days|time|training time",
    "utilization": r"mfu|hfu|utili[sz]ation|efficiency",
    "epochs": r"epochs?",
    "price": r"price|price per hour|hourly price",
    "power": r"power|power of a device|wattage",
    "pue": r"pue",
    "intensity": r"(?:carbon )?intensity",
    "operations_per_example": r"operations of one forward pass",
    "peak": r"peak rate|peak|rate",
    "compute": r"compute|budget",
}
SET_UNITS = {
    "active_parameters": "active parameters",
    "device_time": "GPU-hours",
    "parameters": "parameters",
    "dataset": "tokens",
    "devices": "devices",
    "time": "days",
    "utilization": "% utilization",
    "epochs": "epochs",
    "price": "per GPU-hour",
    "power": "W per GPU",
    "pue": "PUE",
    "intensity": "kg CO2 per kWh",
    "operations_per_example": "FLOP per example",
    "peak": "TFLOP/s peak",
    "compute": "FLOP",
}


class Ends(NamedTuple):
    """A range of a message: where its upper end stands in the text made ready, and the lower over the upper end."""

    at: int
    times: float


def as_prose(text: str, each: int) -> tuple[str, list[Ends]]:
    """The message as prose is read: shares named, articles as ones, of a range its upper end and where it stands."""
    text = _FRACTION.sub(lambda m: f"{m['before']}{_scaled(m['low'])}-{_scaled(m['high'])}%", text)
    text = _OPERATIONS_FOR.sub("", _SET.sub(_assigned, text))
    if each:
        text = (
            _NODES.sub(lambda m: f"{int(value_of(m[1])) * each} devices", text) if not _PER_NODE.search(text) else text
        )
    text = _NODES.sub(lambda m: f"{m[1]} devices", text) if _NODES.search(text) and not _PER_NODE.search(text) else text
    if not re.search(r"(?i)%|mfu|hfu|utili", text):
        text = _AT.sub(lambda m: f"{m['lead']} {_scaled(m['share'])}% utilization", text)
    text = _BARE_FLOP.sub(lambda m: f"{m[0]} FLOP", text)
    text = _SHARE_WORD.sub(lambda m: f"{m['share']}% utilization", _SLASH.sub(", ", text))
    text = _MILLIONS.sub(lambda m: f"${m[1]} {m[2]}", text)
    text = _AN_HOUR.sub(lambda m: f"at ${m['price']} per GPU-hour", text)
    text = _DOLLARS.sub(lambda m: f"${m[1]} {m[2]}", text)
    text = _GRAMS.sub(lambda m: f"{float(m[1]) / 1000:g} kg CO2 per kWh", text)
    text = _TIMES.sub(" ", _PER_CENT.sub("%", text))
    text = _ONE.sub(lambda m: m[0] if _PER.search(text[: m.start()]) else "1 ", text)
    ends: list[Ends] = []
    made, at = "", 0
    for found in _RANGE.finditer(text):
        low, high = value_of(found["low"]), value_of(found["high"])
        dated = not found["own"] and 1990 <= low <= 2100 and found["unit"] not in ("%",)
        if not 0 < low < high or high / low > 1000 or dated:
            continue
        made += text[at : found.start()]
        ends.append(Ends(len(made), low / high))
        made += found["high"]
        at = found.end()
    made += text[at:]
    if _PERCENT.search(made) and not _NOT_A_SHARE.search(made) and len(_PERCENT.findall(made)) == 1:
        made = re.sub(r"(\d\s*%)", r"\1 utilization", made, count=1)
    return made, ends


def each_node(devices: Fact | None) -> int:
    """How many devices a node has, where those of the run were counted by nodes; 0 else."""
    found = re.search(r"nodes of (\d+)", devices.because) if devices else None
    return int(found[1]) if found else 0


def _assigned(found: re.Match[str]) -> str:
    """`tokens = 4T` as prose says it: `4T tokens`; what is set in no known kind stays."""
    name = " ".join(found["name"].casefold().split())
    kind = next((kind for kind, names in SET_NAMES.items() if re.search(rf"\b(?:{names})$", name)), "")
    unit = (found["unit"] or "").strip()
    if (
        not kind
        or (unit and unit.casefold() not in ("flop", "w", "tflop/s"))
        or (kind == "utilization" and "%" in unit)
    ):
        return found[0]
    value = found["value"].strip()
    if kind == "price":
        return f" at ${value.lstrip('$')} per GPU-hour"
    if kind == "pue":
        return f" PUE of {value}"
    if kind == "utilization" and 0 < float(value_of(value.rstrip("kKMBT "))) < 1:
        return f" {_scaled(value)}% utilization"
    return f" {value} {SET_UNITS[kind]}"


_OWN_NAMES = frozenset({"batch", "steps", "batch_sequences", "sequence_length", "compute", "cost", "energy", "date"})


def is_fact_name(name: str, known: Mapping[str, object]) -> bool:
    """Whether a name in front of `=` is that of a fact of the run; of some kinds only where the run has it already.

    >>> is_fact_name("Peak rate", {}), is_fact_name("budget of mine", {}), is_fact_name("batch", {})
    (True, False, False)
    """
    low = " ".join(name.casefold().split())
    titles = {words.title: kind for kind, words in KINDS.items()}
    kind = titles.get(low) or next((kind for kind, names in SET_NAMES.items() if re.fullmatch(names, low)), "")
    return bool(kind) and (kind in known or kind not in _OWN_NAMES)


def _scaled(figure: str) -> str:
    """A share of one in per cent; what is per cent already stays."""
    value = float(figure)
    return f"{value * 100 if value < 1 else value:g}"


def value_of(figure: str) -> float:
    """The number that digits, commas and a point write.

    >>> value_of("24,576")
    24576.0
    """
    return float(figure.replace(",", "").rstrip("."))
