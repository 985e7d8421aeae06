"""The guided estimate from a pasted text: what the text says is not asked for, and both methods end in one file."""

from __future__ import annotations

import re

from petaday import hardware
from petaday.core.figures import figure
from petaday.facts import Fact, RunSheet
from petaday.facts.page import page
from petaday.facts.told import value
from petaday_service.conversation.parts import File, Part, Text
from petaday_service.conversation.work_part import audit, work

OPENS = re.compile(r"\s*estimate(?P<plain>\s+(?:from|of))?[ \t]*[:\n]\s*(?=\S)", re.IGNORECASE)
"""`estimate: …`, `estimate from:` and a text."""
_ARITHMETIC = frozenset("=*×")

_ASKED = ("devices", "time", "peak", "utilization")
_DAY = 86400.0


def told(message: str) -> str:
    """The text behind `estimate:`; empty where a message is none.

    >>> told("Estimate from: a card"), told("estimate by method 2")
    ('a card', '')
    """
    found = OPENS.match(message)
    text = message[found.end() :] if found else ""
    named = found is not None and not found["plain"] and not _ARITHMETIC.isdisjoint(text)
    return "" if named else text  # `estimate: 8 H100 * 3 days` gives a calculation its name


def known(sheet: RunSheet) -> list[tuple[str, str]]:
    """The answers of the guided estimate that a sheet gives, by the method it says more of.

    >>> from petaday import run_sheet
    >>> known(run_sheet("It ran on 64 A100 GPUs."))
    [('method', '2'), ('devices', '64 A100'), ('rate', '312 TFLOP/s')]
    """
    settled = {kind: sheet.settled(kind) for kind in (*_ASKED, "device", "operations_per_example", "dataset", "epochs")}
    said = {kind: fact.value for kind, fact in settled.items() if fact is not None and fact.value}
    if "devices" in said or "time" in said:
        return [("method", "2"), *_by_devices(said, sheet)]
    answers = []
    if operations := said.get("operations_per_example"):
        answers.append(("operations", f"{operations:.6g} FLOP"))
    if examples := said.get("dataset"):
        answers.append(("examples", f"{examples:.6g}"))
    if epochs := said.get("epochs"):
        answers.append(("epochs", f"{epochs:.6g} epochs"))
    return [("method", "1"), *answers] if answers else []


def _by_devices(said: dict[str, float], sheet: RunSheet) -> list[tuple[str, str]]:
    answers = []
    device = sheet.settled("device")
    named = hardware.find(device.text) if device is not None else None
    if devices := said.get("devices"):
        noun = " ".join(device.text.split()) if device is not None and named else "devices"
        answers.append(("devices", f"{devices:.6g} {noun}"))
    if peak := said.get("peak"):
        answers.append(("rate", f"{peak / 1e12:.6g} TFLOP/s"))
    if time := said.get("time"):
        answers.append(("time", f"{time / _DAY:.6g} days"))
    if share := said.get("utilization"):
        answers.append(("utilization", f"{100 * share:.6g}%"))
    return answers


def worked(sheet: RunSheet) -> tuple[Part, ...]:
    """Both methods worked, what was read, and the page; empty where the sheet gives neither."""
    text = page(sheet)
    reports = [(number, r) for number, r in ((1, sheet.method_1()), (2, sheet.method_2())) if r is not None]
    if not text:
        return ()
    said = [f"By method {number}: {report.shown}." for number, report in reports]
    read = "; ".join(f"{kind.replace('_', ' ')} {value(fact)}" for kind, fact in _settled(sheet))
    failed = [relation for relation in sheet.relations if relation.holds is False]
    said += [f"Read from the text: {read}."]
    said += [f"What does not agree: {relation.name} ({relation.because})." for relation in failed]
    if len(reports) == 2 and all(report.pfs_days for _, report in reports):
        ratio = (reports[0][1].pfs_days or 0.0) / (reports[1][1].pfs_days or 1.0)
        said.append(f"Method 1 is {figure(ratio, 3)} times method 2.")
    cards = [
        work(audit(report.text), report.text, f"method {number}", ans=number == reports[-1][0])
        for number, report in reports
    ]
    file = File(name="estimate.md", media_type="text/markdown", text=text)
    return (Text(text=" ".join(said), say=("estimate",)), *cards, file)


def _settled(sheet: RunSheet) -> list[tuple[str, Fact]]:
    return [(sheet.facts[at].kind, sheet.facts[at]) for at in sheet.chosen]
