"""`how many days on 8 H100 at 40% for 10 pfs-days?`: put into an equation with one question mark, and solved."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday import hardware
from petaday.hardware import Device, Peak
from petaday.units import is_unit, meanings
from petaday_service.answers.lookup import convert
from petaday_service.answers.rates import rate
from petaday_service.intents import Ask, Convert, Given
from petaday_service.parts import Choice, Part, Question, Text
from petaday_service.talk import Talk
from petaday_service.work import audit, work

SHARES = {"GPU": "0.33", "TPU": "0.33", "CPU": "0.17", "accelerator": "0.33"}
"""What the methodology of 2018 assumes where nothing is known."""


class Equation(NamedTuple):
    """The five factors of a run; an empty text is one that nobody gave."""

    devices: str = ""
    time: str = ""
    rate: str = ""
    share: str = ""
    total: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody gave."""
        return tuple(name for name, text in self._asdict().items() if not text)


QUESTIONS = {
    "devices": ("On how many devices, and which?", "on", ("8 H100", "64 A100", "1 GTX 580")),
    "time": ("For how long?", "in", ("3 days", "2 weeks")),
    "total": ("For how much compute?", "for", ("10 pfs-days", "1e24 FLOP")),
}


def ask(asked: Ask, talk: Talk) -> tuple[Part, ...]:
    """The equation, what was assumed in it, and its solution; or the one question whose answer is missing."""
    said = tuple(given if _kind(given) else Given(given.how, talk.spelled(given.what)) for given in asked.given)
    if len(said) == 1 and (wanted := _wanted(asked.wanted)) and wanted[0] == _kind(said[0]) and is_unit(asked.wanted):
        return convert(Convert(asked.given[0].what, asked.wanted), talk)  # `how many hours are 3 days?`
    equation, unfit = translated(Ask(asked.wanted, said))
    if unfit:
        text = f"{unfit} Say devices, a time, a utilization or an amount of compute, each once:"
        return (Text(text=text, say=("how many days on 8 H100 at 40% for 10 pfs-days?",)),)
    equation, assumed = _assumed(equation)
    lacking = next((name for name in equation.missing if name in QUESTIONS), None)
    if lacking:
        question, join, offered = QUESTIONS[lacking]
        return (_missing(question, asked, join, offered),)
    if not equation.rate and _device(equation.devices) is None:
        name = re.sub(r"^[0-9?.,]+\s*", "", equation.devices)
        question = f"No rate is listed for “{name}”. How fast is one of them?"
        return (_missing(question, asked, "at", ("5 TFLOP/s", "100 TFLOP/s")),)
    factors = [equation.time, equation.devices, equation.rate, equation.share]
    text = " * ".join(factor for factor in factors if factor) + f" = {equation.total}"
    report = audit(text, talk.book(text))
    answer = f"{report.solution.shown}: `{text}`." if report.solution else f"Read as `{text}`."
    return (Text(text=" ".join([answer, *assumed])), work(report, text, ans=True))


def translated(asked: Ask) -> tuple[Equation, str]:
    """The factors a question gives, and the one it asks for; with it what is wrong, where that cannot be.

    >>> from petaday_service.intents import Given
    >>> clauses = (Given("on", "8 H100"), Given("at", "40%"), Given("for", "10 pfs-days"))
    >>> translated(Ask("days", clauses))[0]
    Equation(devices='8 H100', time='? days', rate='', share='40%', total='10 pfs-days')
    """
    found: dict[str, str] = {}
    for given in asked.given:
        kind = _kind(given)
        if not kind:
            return Equation(), f"What “{given.what}” is here, I cannot tell."
        if kind in found:
            return Equation(), f"“{found[kind]}” and “{given.what}” are given for the same thing."
        found[kind] = given.what
    wanted = _wanted(asked.wanted)
    if not wanted:
        return Equation(), f"What “{asked.wanted}” is here, I cannot tell."
    kind, text = wanted
    if kind in found:
        return Equation(), f"“{asked.wanted}” is asked for, and “{found[kind]}” is given for it."
    return Equation(**{**found, kind: text}), ""


def _wanted(words: str) -> tuple[str, str] | None:
    """The factor a word asks for, and how it stands in the equation."""
    found = [meaning.dimension for meaning in meanings(words)]
    if re.fullmatch(r"utili[sz]ation|share", words, re.IGNORECASE):
        return "share", "? utilization"
    if words.casefold() in {"compute", "operations", "flops", "flop"}:
        return "total", "? pfs-days" if words.casefold() == "compute" else "? FLOP"
    if words.casefold() == "time":
        return "time", "? days"
    if found and found[0].op == 1 and found[0].s == 0:
        return "total", f"? {words}"
    if found and found[0].s == 1 and found[0].op == 0:
        return "time", f"? {words}"
    return ("devices", f"? {words}") if not found and words[:1].isalpha() else None


def _kind(given: Given) -> str:
    text = given.what
    report = audit(text)
    if report.unit == "FLOP":
        return "rate" if given.how in ("at", "with", "of") and rate(text) else "total"
    if report.unit == "s":
        return "time"
    if report.unit == "FLOP/s":
        return "rate"
    if report.unit == "1" and report.value is not None:
        words = re.sub(r"^[0-9.,]+\s*%?", "", text.strip()).split()
        share = "%" in text or (0 < report.value <= 1 and (not words or words[-1].casefold().startswith("util")))
        return "share" if share else "devices" if words else ""
    return "devices" if hardware.find(text) else ""


def _assumed(equation: Equation) -> tuple[Equation, list[str]]:
    """With the rate of the device where it is asked how many, and the utilization of 2018; each is said."""
    said = []
    device = _device(equation.devices)
    if device and not equation.rate and equation.devices.startswith("?") and (peak := device.usual()):
        equation = equation._replace(rate=f"{peak.value / 1e12:.6g} TFLOP/s")
        said.append(f"The rate is the peak listed for the {device.name} ({peak}), as {cited(peak)} has it.")
    elif device and not equation.rate and (peak := device.usual()):
        rate = f"{peak.value / 1e12:.6g} TFLOP/s"
        said.append(f"The rate, {rate} ({peak}), is the peak listed for the {device.name} by {cited(peak)}.")
    if not equation.share:
        share = SHARES[device.kind if device else "GPU"]
        equation = equation._replace(share=f"{share} utilization")
        said.append(f"No utilization was given: {share}, the assumption of 2018, is taken.")
    return equation, said


def cited(peak: Peak) -> str:
    """Who lists a peak, in short; the whole citation is in the catalogue."""
    return peak.source.partition(";")[0]


def _device(text: str) -> Device | None:
    return hardware.find(re.sub(r"^[0-9?.,]+\s*", "", text).strip())


def _missing(question: str, asked: Ask, join: str, offered: tuple[str, ...]) -> Question:
    """The same question again, once with each answer that is offered."""
    said = " ".join([f"how many {asked.wanted}", *(f"{given.how or 'on'} {given.what}" for given in asked.given)])
    return Question(text=question, choices=tuple(Choice(say=f"{said} {join} {one}?") for one in offered))
