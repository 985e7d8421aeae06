"""The facts of a run that a message gives: a short one by its amounts, a pasted text by the reading of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import petaday
from petaday import hardware
from petaday.facts import Fact
from petaday_service.conversation.spoken.facts import Said, said
from petaday_service.conversation.spoken.names import named_kind

Facts = dict[str, Fact]
LONGEST = 200
"""Longer messages, and those of several lines, are texts about a run."""

CARD = 1_500
"""Longer texts are read by what reads documents alone, and their length costs no more."""
_EXAMPLE_OPERATIONS = 1e15
_LABELLED = frozenset({"device_time", "price", "power", "pue", "intensity", "utilization", "devices", "time", "epochs"})


def is_text(message: str) -> bool:
    """Whether a message is a text about a run, and nothing one says or asks."""
    return len(message) > LONGEST or "\n" in message.strip()


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
    return figures_said(text, waiting, known).facts


def figures_said(text: str, waiting: str = "", known: Mapping[str, Fact] | None = None) -> Said:
    """The facts of a message, and its figures that are changes or bare numbers; of a pasted text its facts alone."""
    if is_text(text):
        return Said(_pasted(text), (), (), ())
    found = said(text, waiting, known)
    return found._replace(facts=_fitting(found, waiting, known or {}))


def _pasted(text: str) -> Facts:
    sheet = petaday.run_sheet(text)
    facts = {sheet.facts[at].kind: sheet.facts[at] for at in sheet.chosen}
    kept: Facts = {kind: fact for kind, fact in facts.items() if fact.source not in ("derived", "listed", "assumed")}
    for kind in ("parameters", "devices", "time", "utilization", "dataset"):
        places = {fact.span for fact in kept.values()}
        left = [fact for fact in sheet.open(kind) if fact.span not in places]
        if kind not in kept and len({fact.value for fact in left}) == 1:
            kept[kind] = left[0]
    if len(text) <= CARD:
        for label, found in _labelled(text):
            for kind, fact in found.items():
                if label or (kind in _LABELLED and kind not in kept and not sheet.open(kind)):
                    kept[kind] = fact
    data = kept.get("dataset")
    if data and data.unit == "dataset" and "token" in text[max(0, data.span.start - 40) : data.span.start].casefold():
        kept["dataset"] = data.model_copy(update={"unit": "tokens"})
    if device := kept.get("device"):
        kept["device"] = device.model_copy(update={"text": _singular(device.text)})
    return kept


_LINE = re.compile(r"^[\s|*•#-]*(?P<label>[A-Za-z][\w ()/*-]{1,40}?)[\s*]*(?:[:=|]|\t)[\s*|]*(?P<value>[^|]{1,120})")


def _labelled(text: str) -> Iterator[tuple[bool, Facts]]:
    """The facts of each line, and whether it is a label with a value: `Parameters | 8.1B`, `GPU hours: 516,096`."""
    for line in text.splitlines():
        if len(line) > LONGEST:
            continue
        row = _LINE.match(line)
        label = row["label"].strip() if row else ""
        read = f"{label} = {row['value'].strip()}" if row and named_kind(label) else ""
        yield bool(read), said(read or line.replace("|", " ")).facts


def _singular(name: str) -> str:
    name = name.lstrip("xX") if name[:1] in "xX" and hardware.find(name.lstrip("xX")) else name
    one = hardware.find(name[:-1]) if name.endswith("s") else None
    return name[:-1] if one and one == (hardware.find(name) or one) else name


def _fitting(found: Said, waiting: str, known: Mapping[str, Fact]) -> Facts:
    """The facts as they fit what was asked and is known: tokens by the parameter, hours as those of devices."""
    facts = found.facts
    parameters = (
        facts.get("active_parameters")
        or facts.get("parameters")
        or known.get("active_parameters")
        or known.get("parameters")
    )
    ratio = next((one for one in found.parts if one.kind == "ratio"), None)
    if ratio and parameters and parameters.value:
        words = {"kind": "dataset", "value": ratio.value * parameters.value, "unit": "tokens", "span": parameters.span}
        facts["dataset"] = Fact.model_validate({**words, "text": "", "because": f"{ratio.value:g} tokens a parameter"})
    compute = facts.get("compute")
    data = facts.get("dataset") or known.get("dataset")
    examples = data is not None and data.unit != "tokens" and "parameters" not in {**known, **facts}
    each = waiting in ("operations_per_example", "parameters") or "operations_per_example" in known or examples
    if compute and each and (compute.value or 0) < _EXAMPLE_OPERATIONS:
        facts.pop("compute")
        facts["operations_per_example"] = compute.model_copy(update={"kind": "operations_per_example"})
    rate, time = facts.get("rate"), facts.get("time")
    if (
        rate
        and time
        and rate.value
        and time.value
        and not set(facts) & {"devices", "device", "compute"}
        and "devices" not in known
    ):
        facts = {kind: fact for kind, fact in facts.items() if kind not in ("rate", "time")}
        words = {"kind": "compute", "value": float(f"{rate.value * time.value:.9g}"), "unit": "FLOP", "span": rate.span}
        facts["compute"] = Fact.model_validate({**words, "text": "", "because": f"{rate.text} for {time.text}"})
    flow = next((one for one in found.parts if one.kind == "throughput"), None)
    if flow and parameters and parameters.value and "utilization" not in facts:
        words = {"kind": "rate", "value": 6 * parameters.value * flow.value, "unit": "FLOP/s", "span": parameters.span}
        facts["rate"] = Fact.model_validate({**words, "text": "", "because": f"6ND at {flow.value:g} tokens a second"})
    time = facts.get("time")
    hours = time is not None and "h" in time.text.split()[-1][:2].casefold()
    if time and hours and "device_time" in known and "time" not in known and "devices" not in facts:
        facts.pop("time")
        facts["device_time"] = time.model_copy(update={"kind": "device_time"})
    return facts
