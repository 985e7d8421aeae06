"""Converts a figure into another unit; device time and compute through a peak and a utilization that are named."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday import calculate, hardware
from petaday.calculate import Book
from petaday.core.figures import figure
from petaday.hardware import Device, Peak
from petaday.report import Report, report
from petaday.units import is_time, is_unit

__all__ = ["Conversion", "convert"]

_SHARE = re.compile(
    r"[,;]?\s*\(?\b(?:at|with|and|assuming|of)?\s*(?:an?\s+|the\s+)?(?:(?:mfu|hfu|util(?:i[sz]ation)?|efficiency)\s*(?:of|=|:|is)?\s*)?"
    r"(?P<figure>[0-9]+(?:\.[0-9]+)?)\s*(?P<percent>%|per\s?cent\b|pct\b)?\s*(?P<word>mfu|hfu|utili[sz]ation)?\)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"mfu|hfu|utili", re.IGNORECASE)
_DEVICE_TIME = re.compile(
    r"(?P<count>[0-9$][^A-Za-z]*(?:[kMBT]\b|(?:thousand|[mb]illion|trillion)\b)?)\s*(?P<unit>\S.*)", re.S
)
_SCALE_FIRST = re.compile(r"^[kMBT] ")
_SIGNS = ("*", "×", "·", "/", "÷", "+", "-", "(")
_LONGEST = 600
_PER_UNIT = re.compile(r"(?P<device>.*?)[\s-]*(?:(?:GPU|TPU|CPU|chip|device)s?[\s-]*)?[\s-](?P<time>[A-Za-z]+)")


class Conversion(NamedTuple):
    """A figure in another unit, or why it cannot be.

    Attributes:
        text: what was asked.
        unit: into what.
        figure: in that unit; None where it cannot be had.
        report: the calculation behind it.
        line: what was worked, where that is more than the figure that was given.
        message: the answer in a sentence, or what is in the way.
        asks: `utilization` or `device`, where that alone is missing.
    """

    text: str
    unit: str
    report: Report
    figure: float | None = None
    line: str = ""
    message: str = ""
    asks: str = ""


class _Time(NamedTuple):
    """A count of a device's time: `2.6M H100-hours`; the device is None where none is named (`GPU-hours`)."""

    amount: str
    device: Device | None
    called: str
    time: str


def convert(text: str, unit: str, book: Book | None = None) -> Conversion:
    """Says a figure in another unit; device time becomes compute only with a utilization (`at 40%`).

    Args:
        text: a figure or a calculation, and perhaps a utilization: `2.6M H100-hours at 40%`.
        unit: the unit that is asked for, and perhaps a utilization.
        book: names that the text may use.

    >>> convert("5e24 FLOP", "A100-years at 35%").message
    '5e24 FLOP = 1,452 A100-years, at 312 TFLOP/s (the listed peak: fp16/bf16, tensor, dense) and 35 % utilization'
    >>> convert("8 A100-hours", "H100-hours").message
    '8 A100-hours = 2.523 H100-hours, by the ratio of the listed peaks (312 and 989.4 TFLOP/s), at one utilization'
    >>> convert("2.6M H100-hours", "FLOP").asks
    'utilization'
    >>> convert("3 weeks", "hours").message
    '3 weeks = 504 hours'
    """
    text, unit = " ".join(text.split()), " ".join(unit.split()).rstrip("?.!")
    if len(text) + len(unit) > _LONGEST:
        return _plainly(text, unit, book)
    said, share = _without_share(text)
    wanted, told = _without_share(unit)
    share = told or share
    source, target = device_time(said), device_time(f"1 {wanted}")
    if source and target:
        return _between(said, wanted, source, target)
    if source and not target and _is_compute(wanted):
        return _to_compute(said, wanted, source, share, book)
    if target and (not source) and (counted := report(calculate.audit(said, book))).unit == "FLOP":
        return _to_time(said, wanted, counted, target, share, book)
    if (rate := _rate_of(said, book)) and str(calculate.audit(f"1 {wanted}").unit) == "FLOP/s":
        return _worked(said, wanted, *rate, book)
    return _plainly(text, wanted, book)


def device_time(text: str) -> _Time | None:
    """The device and the time of a count such as `8 H100-hours`; None for any other text."""
    found = _DEVICE_TIME.fullmatch(text.strip())
    if found is None:
        return None
    parts = _PER_UNIT.fullmatch(found["unit"].strip())
    if parts is None or not is_time(parts["time"]):
        return None
    called = parts["device"].strip(" -")
    device = hardware.find(called) if called else None
    general = re.search(r"(?i)\b(?:GPU|TPU|CPU|chip|device|accelerator)s?[\s-]", found["unit"])
    if device is None and not general:
        return None
    return _Time(found["count"].strip(), device, called or "device", parts["time"])


def _without_share(text: str) -> tuple[str, str]:
    """A text without the utilization it names, and that utilization in per cent: `35`."""
    for found in reversed(list(_SHARE.finditer(text))):
        if not found["figure"] or not (
            found["percent"] or found["word"] or "tili" in found[0] or "fu" in found[0].casefold()
        ):
            continue
        if text[: found.start()].rstrip().endswith(_SIGNS):
            continue  # a factor of the calculation: `* 45 % utilization`
        value = float(found["figure"])
        percent = value if found["percent"] or value > 1 else 100 * value
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        if rest.strip():
            return " ".join(rest.split()).strip(" ,;"), f"{percent:.6g}"
    return text, ""


def _rate_of(text: str, book: Book | None) -> tuple[str, str] | None:
    """The line of a count of devices at their listed peak, and how it is told; None for any other text."""
    found = re.fullmatch(r"(?P<count>[0-9][0-9.,]*[kM]?)\s*(?:x\s*)?(?P<device>[A-Za-z].*)", text)
    device = hardware.find(found["device"]) if found else None
    peak = device.usual() if device else None
    if found is None or peak is None or calculate.audit(text, book).unit == "FLOP/s":
        return None
    return f"{found['count']} devices * {_tera(peak)}", f"at {_tera(peak)} each (the listed peak: {peak})"


def _is_compute(unit: str) -> bool:
    return is_unit(unit) and str(calculate.audit(f"1 {unit}").unit) == "FLOP"


def _tera(peak: Peak) -> str:
    return f"{peak.value / 1e12:.6g} TFLOP/s"


def _no_device(text: str, unit: str, said: Report) -> Conversion:
    message = "How much compute an hour is depends on the device: name it, as in `8 H100-hours`."
    return Conversion(text, unit, said, message=message, asks="device")


def _to_compute(text: str, unit: str, source: _Time, share: str, book: Book | None) -> Conversion:
    peak = source.device.usual() if source.device else None
    if source.device is None or peak is None:
        return _no_device(text, unit, report(calculate.audit(text, book)))
    spent = f"{source.amount} {source.called}-{source.time}"
    if not share:
        most = report(calculate.audit(f"{spent} * {_tera(peak)}", book))
        at_most = f"At the listed peak of the {source.device.name} ({_tera(peak)}, {peak}) it would be {most.shown}"
        message = f"{at_most}, which no run reaches. Name a utilization: `{text} to {unit} at 40%`."
        return Conversion(text, unit, most, message=message, asks="utilization")
    line = f"{spent} * {_tera(peak)} * {share} % utilization"
    return _worked(text, unit, line, f"at {_tera(peak)} (the listed peak: {peak}) and {share} % utilization", book)


def _to_time(  # noqa: PLR0917 - both sides of one conversion
    text: str, unit: str, counted: Report, target: _Time, share: str, book: Book | None
) -> Conversion:
    peak = target.device.usual() if target.device else None
    if peak is None:
        return _no_device(text, unit, counted)
    if not share:
        _, least = _solved(f"{text} / ({_tera(peak)})", target.time, book)
        at_least = f"{figure(least or 0.0)} {unit} at the listed peak of the {target.called} ({_tera(peak)}, {peak})"
        message = f"It would be {at_least}, which no run reaches. Name a utilization: `{text} to {unit} at 40%`."
        return Conversion(text, unit, counted, message=message, asks="utilization")
    line = f"{text} / ({_tera(peak)} * {share} % utilization)"
    told = f"at {_tera(peak)} (the listed peak: {peak}) and {share} % utilization"
    return _worked(text, unit, line, told, book, measured_in=target.time)


def _between(text: str, unit: str, source: _Time, target: _Time) -> Conversion:
    spent = f"{source.amount} {source.called}-{source.time}"
    if source.device is None or target.device is None or source.device == target.device:
        return _worked(text, unit, spent, "", None, measured_in=target.time)
    one, other = source.device.usual(), target.device.usual()
    if one is None or other is None:
        return Conversion(text, unit, report(calculate.audit(text)), message="One of the two has no listed peak.")
    line = f"{spent} * {_tera(one)} / ({_tera(other)})"
    peaks = f"{one.value / 1e12:.6g} and {_tera(other)}"
    told = f"by the ratio of the listed peaks ({peaks}), at one utilization"
    return _worked(text, unit, line, told, None, measured_in=target.time)


def _worked(text: str, unit: str, line: str, told: str, book: Book | None, *, measured_in: str = "") -> Conversion:
    done, amount = _solved(line, measured_in or unit, book)
    if amount is None:
        return Conversion(text, unit, done, line=line, message=f"{done.shown} cannot be measured in {unit}.")
    return Conversion(text, unit, done, amount, line, f"{text} = {figure(amount)} {unit}{told and ', '}{told}")


def _plainly(text: str, unit: str, book: Book | None) -> Conversion:
    """A figure in a unit of its own kind, which is read as in a chain of equals: a rate after a rate."""
    done = report(calculate.audit(text, book))
    if done.value is None:
        return Conversion(text, unit, done, message="The figure cannot be read.")
    _, amount = _solved(text, unit, book)
    if amount is None:
        return Conversion(text, unit, done, message=f"{text} is {done.shown}, which cannot be measured in {unit}.")
    return Conversion(text, unit, done, amount, message=f"{text} = {figure(amount)} {unit}")


def _solved(line: str, unit: str, book: Book | None) -> tuple[Report, float | None]:
    """A line worked, and what it comes to in a unit; None where they differ in kind."""
    done = report(calculate.audit(line, book))
    if not is_unit(unit) or re.search("[0-9=?]", unit):
        return done, None
    claims = calculate.audit(f"{line} = 1 {unit}", book).claims
    if done.value is None or len(claims) != len(done.claims) + 1 or not claims[-1].value:
        return done, None
    lent = done.unit == "1" != claims[-1].unit  # to a plain number a chain of equals lends its unit
    return done, None if lent else done.value / claims[-1].value
