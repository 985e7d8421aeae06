"""The facts of a run that a message gives: the reading of prose, with ranges, bare shares and answers to a question."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

import petaday
from petaday import hardware
from petaday.facts import Fact
from petaday_service.conversation.fact_words import KINDS

Facts = dict[str, Fact]

_NUMBER = r"\d[\d,]*(?:\.\d+)?(?:e\d+)?"
_RANGE = re.compile(
    rf"(?P<between>\bbetween\s+)?(?P<low>{_NUMBER})\s?(?P<own>%|[kMBT]\b)?\s*(?:-|–|\bto\b|\band\b"
    rf"|\bor\b)\s*(?P<high>{_NUMBER})"
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
    rf"|\bwere\b)\s*(?P<value>\$?{_NUMBER}\s?[kKMBT]?)(?P<unit>\s?%|\s*[a-z/$-]+)?"
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
_PER_PARAMETER = re.compile(
    r"(?i)\b(\d[\d,.]*)\s?x?\s*tokens?\s*(?:per|/|a|for each|for every)\s*param"
    r"|\b(\d[\d,.]*)x\s*(?:as many )?tokens\b"
)
_DOLLARS = re.compile(r"(?i)(?<![\w.$])(\d+(?:\.\d+)?)\s*(?:dollars?|bucks|usd|us dollars)\s*((?:per|an?|each)\b|/)")
_GRAMS = re.compile(r"(?i)(\d+(?:\.\d+)?)\s*(?:g|gco2e?q?|grams?)(?: ?(?:of )?co2e?q?)?\s*(?:per|/)\s*kwh")
_NODES = re.compile(r"(?i)\b(\d[\d,]*) (?:nodes|machines|servers|instances)\b")
_NODES_OF = re.compile(r"(?i)\b(\d[\d,]*)\s*(?:nodes|machines|servers)\s*(?:of|with|x|×)\s*(\d+)")
_PER_NODE = re.compile(
    r"(?i)nodes? (?:of|with|x)\s*\d|\d+\s*(?:gpus?|[a-z]{1,3}\d{2,4}s?)\s*(?:per|each|/|a) ?node|\d+\s*x\s*\d"
)
_TIMES = re.compile(r"(?i)(?<=\d)x\s?(?=[A-Z]{1,3}\d)")
_ONE = re.compile(r"(?i)\b(?:an?|one)\s+(?=(?:second|minute|hour|day|week|month|year)s?\b(?! (?:ago|before)))(?<!per )")
_PER = re.compile(r"(?i)(?:per|/|each|every|dollars?|usd|\$\s?\d[\d.,]*|kw?h?)\s*$")
_BARE = re.compile(rf"(?<![\w.$]){_NUMBER}\s?(?:[kKMBT]\b|thousand\b|million\b|billion\b|trillion\b)?(?![\w%]|\s?[-/])")
UNITS = {
    "parameters": "parameters",
    "dataset": "tokens",
    "devices": "devices",
    "time": "days",
    "utilization": "% utilization",
    "epochs": "epochs",
    "device_time": "GPU-hours",
    "power": "W",
    "pue": "PUE",
}
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


class _Ends(NamedTuple):
    at: int
    times: float


def facts_said(text: str, waiting: str = "", known: Mapping[str, Fact] | None = None) -> Facts:
    """The facts that a message gives, by kind; none that is only derived from them.

    Args:
        text: the message, in one line or several.
        waiting: the kind that the last reply asked for, or empty.
        known: the facts of the conversation.

    >>> facts_said("2048 A100s, 34 days, MFU 30-40%")["utilization"].ends
    (0.3, 0.4)
    >>> [f"{kind} {fact.value:g}" for kind, fact in facts_said("at 35%").items()]
    ['utilization 0.35']
    >>> facts_said("16384", waiting="devices")["devices"].value
    16384.0
    """
    known = known or {}
    ready, ranges = _ready(text, _each(known.get("devices")))
    if waiting in UNITS and _BARE.fullmatch(ready.strip(" .!?~")):
        ready = f"{ready.strip(' .!?~')} {UNITS[waiting]}"
        if waiting == "utilization" and (value := _number(ready)) is not None and value <= 1:
            ready = f"{value * 100:g} % utilization"
    found = _read(ready)
    for ends in ranges:
        for kind, fact in found.items():
            if fact.value is not None and fact.span.start <= ends.at < max(fact.span.end, fact.span.start + 1):
                low = float(f"{fact.value * ends.times:.9g}")
                middle = math.sqrt(low * fact.value)
                found[kind] = fact.model_copy(update={"ends": (low, fact.value), "value": middle})
    if (devices := found.get("devices")) and (nodes := _NODES_OF.search(text)):
        found["devices"] = devices.model_copy(update={"because": f"{nodes[1]} nodes of {nodes[2]}"})
    return _fitting(found, ready, waiting, known)


def _ready(text: str, each: int) -> tuple[str, list[_Ends]]:
    """The message as prose is read: shares named, articles as ones, of a range its upper end and where it stands."""
    text = _FRACTION.sub(lambda m: f"{m['before']}{_scaled(m['low'])}-{_scaled(m['high'])}%", text)
    text = _OPERATIONS_FOR.sub("", _SET.sub(_assigned, text))
    if each:
        text = _NODES.sub(lambda m: f"{int(_value(m[1])) * each} devices", text) if not _PER_NODE.search(text) else text
    text = _NODES.sub(lambda m: f"{m[1]} devices", text) if _NODES.search(text) and not _PER_NODE.search(text) else text
    if not re.search(r"(?i)%|mfu|hfu|utili", text):
        text = _AT.sub(lambda m: f"{m['lead']} {_scaled(m['share'])}% utilization", text)
    text = _BARE_FLOP.sub(lambda m: f"{m[0]} FLOP", text)
    text = _DOLLARS.sub(lambda m: f"${m[1]} {m[2]}", text)
    text = _GRAMS.sub(lambda m: f"{float(m[1]) / 1000:g} kg CO2 per kWh", text)
    text = _TIMES.sub(" ", _PER_CENT.sub("%", text))
    text = _ONE.sub(lambda m: m[0] if _PER.search(text[: m.start()]) else "1 ", text)
    ends: list[_Ends] = []
    made, at = "", 0
    for found in _RANGE.finditer(text):
        low, high = _value(found["low"]), _value(found["high"])
        dated = not found["own"] and 1990 <= low <= 2100 and found["unit"] not in ("%",)
        if not 0 < low < high or high / low > 1000 or dated:
            continue
        made += text[at : found.start()]
        ends.append(_Ends(len(made), low / high))
        made += found["high"]
        at = found.end()
    made += text[at:]
    if _PERCENT.search(made) and not _NOT_A_SHARE.search(made) and len(_PERCENT.findall(made)) == 1:
        made = re.sub(r"(\d\s*%)", r"\1 utilization", made, count=1)
    return made, ends


def _each(devices: Fact | None) -> int:
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
    if kind == "utilization" and 0 < float(_value(value.rstrip("kKMBT "))) < 1:
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


def _value(figure: str) -> float:
    return float(figure.replace(",", "").rstrip("."))


def _number(text: str) -> float | None:
    found = re.match(_NUMBER, text.strip())
    return _value(found[0]) if found else None


def _read(text: str) -> Facts:
    sheet = petaday.run_sheet(text)
    facts = {sheet.facts[at].kind: sheet.facts[at] for at in sheet.chosen}
    kept: Facts = {kind: fact for kind, fact in facts.items() if fact.source not in ("derived", "listed", "assumed")}
    for kind in ("parameters", "devices", "time", "utilization", "dataset"):
        places = {fact.span for fact in kept.values()}
        left = [fact for fact in sheet.open(kind) if fact.span not in places]
        if kind not in kept and len({fact.value for fact in left}) == 1:
            kept[kind] = left[0]
    if (device := kept.get("device")) and device.text[:1] in "xX":
        device = device.model_copy(update={"text": device.text.lstrip("xX")})
    if device and device.text.endswith("s") and hardware.find(device.text.removesuffix("s")):
        device = device.model_copy(update={"text": device.text.removesuffix("s")})
    if device:
        kept["device"] = device
    return kept


def _fitting(found: Facts, text: str, waiting: str, known: Mapping[str, Fact]) -> Facts:
    both = found.get("parameters"), found.get("dataset")
    if both[0] and both[1] and both[0].span == both[1].span:  # a bare `15T`
        has_model = "parameters" in known or "active_parameters" in known
        tokens = waiting == "dataset" or (waiting != "parameters" and has_model and "dataset" not in known)
        if tokens or (waiting != "parameters" and (both[0].value or 0) >= 2e12):
            found.pop("parameters")
            found["dataset"] = both[1].model_copy(update={"unit": "tokens"})
        else:
            found.pop("dataset")
    elif both[0] and not both[1] and waiting == "dataset" and not re.search(r"(?i)param|model|weights", text):
        found.pop("parameters")
        found["dataset"] = both[0].model_copy(update={"kind": "dataset", "unit": "tokens"})
    parameters = found.get("active_parameters") or found.get("parameters") or known.get("parameters")
    if (ratio := _PER_PARAMETER.search(text)) and parameters and parameters.value:
        each = _value(ratio[1] or ratio[2])
        words = {"kind": "dataset", "value": each * parameters.value, "unit": "tokens", "span": parameters.span}
        found["dataset"] = Fact.model_validate({**words, "text": "", "because": f"{each:g} tokens a parameter"})
    compute = found.get("compute")
    if waiting in ("operations_per_example", "parameters") and compute and (compute.value or 0) < 1e15:
        found.pop("compute")
        found["operations_per_example"] = compute.model_copy(update={"kind": "operations_per_example"})
    cost = found.get("cost")
    if (
        cost
        and cost.value is not None
        and cost.value < 100
        and not re.search(r"(?i)million|billion|total|\d[kKMB]\b", text)
    ):
        found.pop("cost")
        found["price"] = cost.model_copy(update={"kind": "price", "because": "read as the price of a device-hour"})
    time = found.get("time")
    hours = time is not None and re.search(r"(?i)\bhours?\b|\bhrs?\b", text)
    if time and hours and "device_time" in known and "time" not in known and "devices" not in found:
        found.pop("time")
        found["device_time"] = time.model_copy(update={"kind": "device_time"})
    return found


def bare_figure(text: str) -> float | None:
    """The only number of a message that has no unit: `what about 128?`; None where there is none or more.

    >>> bare_figure("what about 128?"), bare_figure("128 GPUs"), bare_figure("with 2k?")
    (128.0, None, 2000.0)
    """
    numbers = re.findall(r"\d[\d,.]*\d|\d", text)
    found = re.search(
        rf"(?P<figure>{_NUMBER})\s?(?P<scale>[kKMBT]?)\s*(?:of (?:them|those|these|it))?\s*(?:[?.!]*$"
        rf"|\b(?:instead|then|please)\b)",
        text,
    )
    if found is None or len(numbers) != 1:
        return None
    return _value(found["figure"]) * {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[found["scale"].casefold()]
