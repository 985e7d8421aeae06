"""The facts of a run that a message gives: the reading of prose, with ranges, bare shares and answers to a question."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import petaday
from petaday import hardware
from petaday.facts import Fact
from petaday_service.conversation.as_prose import NUMBER, as_prose, each_node, value_of

Facts = dict[str, Fact]
_PER_PARAMETER = re.compile(
    r"(?i)(?<![\w,.])(?:(\d[\d,.]*+)\s?x?\s*+tokens?\s*+(?:per|/|a|for each|for every)\s*+param"
    r"|(\d[\d,.]*+)x\s*+(?:as many )?tokens\b)"
)
NODES_OF = re.compile(r"(?i)(?<![\w,])(\d[\d,]*+)\s*+(?:nodes|machines|servers)\s*+(?:of|with|x|×)\s*+(\d+)")
_BARE = re.compile(rf"(?<![\w.$]){NUMBER}\s?(?:[kKMBT]\b|thousand\b|million\b|billion\b|trillion\b)?(?![\w%]|\s?[-/])")
SPOKEN = 600
"""Longer messages are pasted: they are read as they stand, by what reads documents, and their length costs no more."""
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
    ready, ranges = as_prose(text, each_node(known.get("devices"))) if len(text) <= SPOKEN else (text, [])
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
    if (devices := found.get("devices")) and (nodes := NODES_OF.search(text)):
        found["devices"] = devices.model_copy(update={"because": f"{nodes[1]} nodes of {nodes[2]}"})
    return _fitting(found, ready, waiting, known)


def _number(text: str) -> float | None:
    found = re.match(NUMBER, text.strip())
    return value_of(found[0]) if found else None


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
        each = value_of(ratio[1] or ratio[2])
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
        rf"(?P<figure>{NUMBER})\s?(?P<scale>[kKMBT]?)\s*(?:of (?:them|those|these|it))?\s*(?:[?.!]*$"
        rf"|\b(?:instead|then|please)\b)",
        text,
    )
    if found is None or len(numbers) != 1:
        return None
    return value_of(found["figure"]) * {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[found["scale"].casefold()]
