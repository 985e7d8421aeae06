"""The rules by which `topic_of` tells conversions, and questions about devices."""

from __future__ import annotations

import re

from petaday import hardware
from petaday.conversion import convert, device_time
from petaday.units import is_time, is_unit
from petaday_service.answers.conversion_words import asked_conversion, counted, is_amount_last, is_pronoun
from petaday_service.answers.topic_rules import DEVICE, PLAIN, Asked, complete
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import BY_OPERATIONS, Run
from petaday_service.conversation.spoken.amounts import Words

_IN_UNIT = re.compile(r"(?i)\b(?:in|to|into|as) (?P<unit>[A-Za-z][\w/.-]*)[?.! ]*$")


def amount_and_unit(asked: Asked) -> str | None:
    """`250 pfs-days in zettaFLOP`: an amount, and a unit to say it in."""
    if asked.topic not in PLAIN | {"compare"}:
        return None
    if is_amount_last(asked.heard.text):
        return "convert"
    amount, unit = asked_conversion(asked.heard)
    plain = unit.partition(" at ")[0]
    fits = bool(amount) and amount[0].isdigit() and is_unit(plain) and not is_time(plain)
    return "convert" if fits and len(asked.heard.facts) <= 1 else None


def two_devices(asked: Asked) -> str | None:
    """`H100 vs A100`: their peaks."""
    if asked.topic not in ("compare", "peak", "define") or asked.heard.named or not set(asked.heard.facts) <= DEVICE:
        return None
    named = {one.device.id for one in Words(asked.heard.text).devices.values()}
    return "peak" if len(named) > 1 else None


def time_of_other_devices(asked: Asked) -> str | None:
    """`how many H100 hours would that be?` of a run on A100."""
    facts, run = asked.heard.facts, asked.run
    if asked.topic != "device_time" or set(facts) != {"device"} or asked.heard.moves or not run.device:
        return None
    return "convert" if hardware.find(facts["device"].text) != run.device and run.line() else None


def conversion_that_is_none(asked: Asked) -> str | None:
    """What is asked instead where a message only looks like a conversion."""
    if asked.topic != "convert":
        return None
    heard, talk = asked.heard, asked.talk
    amount, unit = asked_conversion(heard)
    if not unit or heard.words.startswith(" convert "):
        return None
    pronoun = not amount or is_pronoun(amount)
    if complete(heard.facts) and (pronoun or not device_time(amount)):
        return "compute"
    if pronoun or talk.named(amount) or talk.quantity(amount) is not None:
        return None
    done = convert(talk.resolved(counted(amount)), unit, talk.book(amount))
    if done.figure is not None or done.asks or not heard.facts:
        return None
    return "time" if is_time(unit.split()[0]) else "compute"


def conversion_of_stages(asked: Asked) -> str | None:
    """`everything in H100-hours`, of a run with later stages."""
    if asked.topic != "convert" or not asked.run.later or not asked.run.line():
        return None
    amount, unit = asked_conversion(asked.heard)
    words = unit.split()
    hours = any(device_time(f"1 {' '.join(words[:size])}") for size in (1, 2, 3))
    return "device_time" if hours and not (amount and amount[0].isdigit()) else None


def share_at_another_precision(asked: Asked) -> str | None:
    """`and in fp8 terms?` after a question for the utilization."""
    again = asked.before == "utilization" and set(asked.heard.facts) == {"precision"} and asked.run.method(1)
    return "utilization" if again and asked.topic in ("", "peak") else None


def unit_alone(asked: Asked) -> str | None:
    """`in EFLOP?`."""
    unit = _IN_UNIT.search(asked.heard.text) if asked.topic in PLAIN and not asked.heard.facts else None
    return "convert" if unit and is_unit(unit["unit"]) else None


def peak_goes_on(asked: Asked) -> str | None:
    """`and the B200?` after a question for a peak."""
    facts = asked.heard.facts
    fits = "device" in facts and not complete(facts) and set(facts) <= DEVICE | {"devices"}
    return "peak" if asked.before == "peak" and fits else None


def of_devices(heard: Heard, run: Run) -> bool:
    """Whether a question for a rate is one about devices, and not for the operations of a model."""
    asked = "device" in heard.facts or "peak" in heard.words or "spec" in heard.words
    return asked or ("device" in run.facts and not set(heard.facts) & BY_OPERATIONS)
