"""Answers `why this number?` and `where does the 0.33 come from?`: every factor with its reason and source."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday.facts import Fact, methods
from petaday.report import Report
from petaday_service.answers.run_words import SIX, assumed, how, written
from petaday_service.conversation.fact_words import KINDS, said, title
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.moves import named_kind
from petaday_service.conversation.parts import Next, Part, Table, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import work

THIRD = (
    "0.33 is the utilization that the appendix of “AI and Compute” (OpenAI, 2018) assumes for GPUs, from"
    " its authors' "
    "experience: a third of the peak. It is assumed where nobody says one; runs of today report 30 to 45"
    " %, and what a "
    "makers' paper states is better than any of these."
)
SIX_TOLD = f"The 6 is the rule of 6ND: {SIX}. Two for a multiplication and an addition, times three for both passes."
THREE = "The 3 is for both passes: the backward pass takes about twice the forward pass, so together they are three."


def why(run: Run, report: Report | None) -> tuple[Part, ...]:
    """Returns the calculation with every fact, where it is from, and what is assumed."""
    if report is None or report.value is None:
        return (Text(text="There is no figure yet to explain; tell me a run.", say=("175B parameters, 300B tokens",)),)
    line = report.text
    told = f"{report.shown} is `{line}`, {how(run, line)}. {' '.join(assumed(run, line))}".strip()
    rows = tuple(
        (title(fact.kind), written(fact), fact.source, fact.because)
        for fact in run.facts.values()
        if fact.kind in KINDS
    )
    table = Table(caption="What it rests on", columns=("Fact", "Value", "From", "Because"), rows=rows)
    return (
        Text(text=told),
        work(report, line, ans=True),
        *((table,) if rows else ()),
        *((run.part(),) if run else ()),
        Next(say=("how sure are you?", "cite this", "write me a paragraph")),
    )


def source(heard: Heard, run: Run, report: Report | None) -> tuple[Part, ...]:
    """Returns where one figure of the calculation is from; the whole calculation where none is named."""
    numbers = [
        float(one.replace(",", ""))
        for one in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?:e\d+)?(?![a-z])", heard.words)
    ]
    if re.search(r"\b(?:a|one|the)[- ]third\b", heard.words):
        numbers.append(methods.TYPICAL)
    for number in numbers:
        if found := _of(number, run, report):
            return (Text(text=found), Next(say=("why this number?", "how sure are you?")))
    kind = named_kind(heard.words)
    if re.search(r"\bpeak|\brate|\bspeed|tflop", heard.words) or (not kind and "device" in heard.facts):
        kind = "peak"
    if kind == "utilization" and "utilization" not in run.facts:
        return (Text(text=THIRD),)
    if kind in run.facts:
        return (Text(text=_told(run.facts[kind])),)
    if numbers:
        return (Text(text=f"{figure(numbers[0])} is no figure of this calculation.", say=("why this number?",)),)
    return why(run, report)


def _of(number: float, run: Run, report: Report | None) -> str:
    if abs(number - methods.TYPICAL) < 0.004 or number == 33:
        stated = run.facts.get("utilization")
        return THIRD if stated is None or abs((stated.value or 0) - methods.TYPICAL) > 0.004 else _told(stated)
    for fact in run.facts.values():
        if fact.value is not None and any(abs(number - one) <= 0.006 * one for one in _sizes(fact)):
            return _told(fact)
    if number == 6:
        return SIX_TOLD
    if number == 3:
        return THREE
    if number == 2:
        return "The 2 is for a multiplication and an addition, which are counted as two operations."
    step = (
        next((one for one in report.steps if abs(one.value - number) <= 0.006 * abs(number)), None) if report else None
    )
    return f"`{step.text}` stands in the calculation so: {step.shown}." if step else ""


def _sizes(fact: Fact) -> tuple[float, ...]:
    value = fact.value or 0.0
    scale = KINDS[fact.kind].scale
    return (value, value / scale, value / 1e9, value / 1e12, value / 1e6)


def _told(fact: Fact) -> str:
    if fact.kind == "peak":
        return (
            f"{written(fact)} is {fact.because or 'the peak rate that was given'}. It is the most that one "
            f"device could do; the utilization says which part of it was done."
        )
    from_whom = {"stated": "You gave it", "derived": "It follows from the rest", "listed": "It is listed"}
    whose = from_whom.get(fact.source, "It is assumed")
    value, unit = said(fact)
    because = f" {fact.because[:1].upper()}{fact.because[1:]}." if fact.because else ""
    return f"{value} {unit} is the {title(fact.kind)} of the run. {whose} in this conversation.{because}".replace(
        "  ", " "
    )
