"""Asks for the one fact that is missing, with answers that fit."""

from __future__ import annotations

from typing import NamedTuple

from petaday_service.conversation.question_part import Choice, Question
from petaday_service.conversation.run import Run


class Asked(NamedTuple):
    """A question for a kind of fact, and the answers offered: what one says, and what it stands for."""

    text: str
    offers: tuple[tuple[str, str], ...]


QUESTIONS: dict[str, Asked] = {
    "dataset": Asked(
        "On how many tokens was it trained?", (("2T tokens", ""), ("15T tokens", ""), ("300B tokens", "as GPT-3"))
    ),
    "parameters": Asked(
        "How many parameters has the model? Of a mixture of experts, say the active ones too.",
        (("7B parameters", ""), ("70B parameters", ""), ("37B active of 671B", "a mixture of experts")),
    ),
    "time": Asked("For how long?", (("3 weeks", ""), ("54 days", ""), ("3 months", ""))),
    "devices": Asked("On how many devices, and which?", (("512 H100", ""), ("2048 A100", ""), ("16384 H100", ""))),
    "device": Asked(
        "Which device is it? Its listed peak depends on that.",
        (("H100", ""), ("A100", ""), ("B200", ""), ("TPU v5p", "")),
    ),
    "utilization": Asked(
        "Which part of the peak was used (MFU)?",
        (
            ("40%", "in the middle of what large runs report"),
            ("30-45%", "the range that large runs report; carried through as a range"),
            ("0.33", "assumed for GPUs in 2018"),
        ),
    ),
    "price": Asked(
        "At which price of a device-hour? petaday has none of its own.",
        (("$2 per GPU-hour", ""), ("$3.50 per GPU-hour", "")),
    ),
    "power": Asked(
        "At which power of one device? petaday has none of its own; say with or without its share of the host.",
        (("700 W each", ""), ("400 W each", ""), ("1200 W each", "")),
    ),
    "intensity": Asked(
        "At which carbon intensity of the electricity?", (("0.4 kg per kWh", ""), ("0.1 kg per kWh", ""))
    ),
    "operations_per_example": Asked(
        "What does one forward pass of one example take? Say FLOP, or MAC for multiply-adds.",
        (("4 GMACs per image", ""), ("0.72 GMACs per image", "AlexNet")),
    ),
    "run": Asked(
        "What do you know of the run?",
        (
            ("parameters and tokens", "method 1: counts the operations"),
            ("devices and time", "method 2: devices × time × peak × utilization"),
            ("operations of a forward pass", "method 1, for other networks"),
        ),
    ),
}


def ask(kind: str, run: Run, *, guided: bool = False) -> Question:
    """The question for a kind of fact.

    >>> ask("time", Run()).choices[0].say
    '3 weeks'
    """
    asked = QUESTIONS[kind]
    offers = asked.offers
    text = asked.text
    if kind == "devices" and "device" in run.facts:
        name = run.facts["device"].text
        offers = tuple((f"{count} {name}", "") for count in (64, 512, 2048))
        text = f"On how many {name.removesuffix('s')}s?"
    if kind == "device" and run.device and "peak" not in run.facts:
        text = f"For the {run.device.name} no peak is listed here. What is it, in TFLOP/s? Or name another device."
        offers = (("peak of 10 TFLOP/s", "for instance"), ("H100", ""), ("A100", ""))
    so_far = (("guided", "yes"),) if guided else ()
    choices = tuple(Choice(say=say, label=label) for say, label in offers)
    return Question(text=text, choices=choices, slot=kind, so_far=so_far)
