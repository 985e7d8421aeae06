"""Answers `how many days on 8 H100 at 40% for 10 pfs-days?`: an equation with one unknown, solved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from petaday import hardware
from petaday.hardware import Device, Peak
from petaday.units import is_unit
from petaday_service.answers import six_nd
from petaday_service.answers.amounts import Amount, amount, factor_wanted, is_device_time, one_word
from petaday_service.answers.device_time import earlier_device_time
from petaday_service.answers.follow_up import ask_for
from petaday_service.answers.lookup import convert
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Ask, Convert
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.work_part import audit, work

SHARES = {"GPU": "0.33", "TPU": "0.33", "CPU": "0.17", "accelerator": "0.33"}
"""What the methodology of 2018 assumes where nothing is known."""


class Equation(NamedTuple):
    """The five factors of a run as text; an empty text is one that nobody gave."""

    devices: str = ""
    time: str = ""
    rate: str = ""
    share: str = ""
    total: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the factors that nobody gave."""
        return tuple(name for name, text in self._asdict().items() if not text)


QUESTIONS = {
    "devices": ("On how many devices, and which?", "on", ("8 H100", "64 A100", "1 GTX 580")),
    "time": ("For how long?", "in", ("3 days", "2 weeks")),
    "total": ("For how much compute?", "for", ("10 pfs-days", "1e24 FLOP")),
}


def ask(asked: Ask, talk: Talk) -> tuple[Part, ...]:
    """Returns the equation, what was assumed in it and its solution; or a question about what is missing."""
    read = six_nd.Read(one_word(asked.wanted), tuple(amount(given, talk) for given in asked.given), asked)
    meant = factor_wanted(asked.wanted)
    if len(read.amounts) == 1 and meant and meant[0] == read.amounts[0].factor and is_unit(asked.wanted):
        return convert(Convert(asked.given[0].what, asked.wanted), talk)  # `how many hours are 3 days?`
    if not read.amounts and is_device_time(read.wanted) and (parts := _spent(read.wanted, talk)):
        return parts
    return six_nd.answer(read, talk, _solved) if six_nd.is_asked(read) else _solved(read, talk)


def _spent(wanted: str, talk: Talk) -> tuple[Part, ...]:
    """Answers `how many GPU-hours is that?` from the last calculation that has devices and a time."""
    if (found := earlier_device_time(talk)) is None:
        return ()
    text = f"{found.text} = ? {wanted}"
    report = audit(text, talk.book(text))
    shown = report.solution.shown if report.solution else report.shown
    return (Text(text=f"{shown}: `{text}`.{found.note}"), work(report, text, ans=True))


def _solved(read: six_nd.Read, talk: Talk) -> tuple[Part, ...]:
    """Works the equation of a question; or asks for the one thing that is missing in it."""
    equation, unfit = translated(read.wanted, read.amounts)
    if unfit:
        text = f"{unfit} Say devices, a time, a utilization or an amount of compute, each once:"
        return (Text(text=text, say=("how many days on 8 H100 at 40% for 10 pfs-days?",)),)
    equation, assumed = _assumed(*_counted_in(equation, read.wanted))
    lacking = next((name for name in equation.missing if name in QUESTIONS), None)
    if lacking:
        question, join, offered = QUESTIONS[lacking]
        return (ask_for(question, read.asked, join, offered),)
    if not equation.rate and _device(equation.devices) is None:
        name = re.sub(r"^[0-9?.,]+\s*", "", equation.devices)
        question = f"No rate is listed for “{name}”. How fast is one of them?"
        return (ask_for(question, read.asked, "at", ("5 TFLOP/s", "100 TFLOP/s")),)
    factors = [equation.time, equation.devices, equation.rate, equation.share]
    text = " * ".join(factor for factor in factors if factor) + f" = {equation.total}"
    report = audit(text, talk.book(text))
    answer = f"{report.solution.shown}: `{text}`." if report.solution else f"Read as `{text}`."
    return (Text(text=" ".join([answer, *assumed])), work(report, text, ans=True))


def translated(wanted: str, amounts: Sequence[Amount]) -> tuple[Equation, str]:
    """Puts the amounts given and the factor asked for into an equation; the second value says why that cannot be.

    >>> from petaday_service.conversation.intents import Given
    >>> clauses = (("on", "8 H100", "devices"), ("at", "40%", "share"), ("for", "10 pfs-days", "total"))
    >>> translated("days", [Amount(Given(how, text), factor, text) for how, text, factor in clauses])[0]
    Equation(devices='8 H100', time='? days', rate='', share='40%', total='10 pfs-days')
    """
    found: dict[str, str] = {}
    for _, factor, text in amounts:
        if not factor:
            return Equation(), f"What “{text}” is here, I cannot tell."
        if factor in found:
            return Equation(), f"“{found[factor]}” and “{text}” are given for the same thing."
        found[factor] = text
    meant = factor_wanted(wanted)
    if not meant:
        return Equation(), f"What “{wanted}” is here, I cannot tell."
    factor, text = meant
    if factor in found:
        return Equation(), f"“{wanted}” is asked for, and “{found[factor]}” is given for it."
    found[factor] = text
    return Equation(*(found.get(name, "") for name in Equation._fields)), ""


def _counted_in(equation: Equation, wanted: str) -> tuple[Equation, list[str]]:
    """For a time that counts the devices (`GPU-hours`), replaces the devices of the equation by one of them."""
    name, _, unit = wanted.rpartition("-")
    listed = hardware.find(name) if name else None
    if not is_device_time(wanted) or not (equation.devices or equation.rate or listed):
        return equation, []
    one = re.sub(r"^[0-9.,]+\s*", "", equation.devices) or (name if listed else "GPU")
    time = f"? {listed.kind}-{unit}" if listed else equation.time  # a device's own name would bring its rate twice
    told = f"{wanted} count the devices, so one of them stands in the equation."
    return equation._replace(devices=f"1 {one}", time=time), [told]


def _assumed(equation: Equation, said: list[str]) -> tuple[Equation, list[str]]:
    """Adds the listed rate of the device and the utilization of 2018 where none is given, with a sentence for each."""
    device = _device(equation.devices)
    if device and not equation.rate and equation.devices.startswith("?") and (peak := device.usual()):
        equation = equation._replace(rate=f"{peak.value / 1e12:.6g} TFLOP/s")
        said.append(f"The rate is the peak listed for the {device.name} ({peak}){_listed(peak)}.")
    elif device and not equation.rate and (peak := device.usual()):
        rate = f"{peak.value / 1e12:.6g} TFLOP/s"
        said.append(f"The rate, {rate} ({peak}), is the peak listed for the {device.name}{_listed(peak)}.")
    if not equation.share:
        share = SHARES[device.kind if device else "GPU"]
        equation = equation._replace(share=f"{share} utilization")
        said.append(f"No utilization was given: {share}, the assumption of 2018, is taken.")
    return equation, said


def cited(peak: Peak) -> str:
    """The short name of the source that lists a peak; the whole citation is in the catalogue.

    >>> cited(Peak("fp32", 4.58e12, "", "from memory"))
    'no source looked up: not verified'
    """
    return peak.source.partition(";")[0] if peak.verified else "no source looked up: not verified"


def _listed(peak: Peak) -> str:
    return f" by {cited(peak)}" if peak.verified else "; no source of it was looked up: it is not verified"


def _device(text: str) -> Device | None:
    return hardware.find(re.sub(r"^[0-9?.,]+\s*", "", text).strip())
