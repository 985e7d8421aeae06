"""Finds the devices and the time of a calculation, and writes them as a product for prices and powers."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from petaday import hardware
from petaday.core.quantity import ONE
from petaday.hardware import Device
from petaday.hardware.words import DEVICE_WORDS
from petaday.report import Report
from petaday.roles import Factor, Role, factors
from petaday.units import is_time
from petaday_service.answers.standalone_text import standalone_text
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Cost, Energy
from petaday_service.conversation.parts import Text
from petaday_service.conversation.work_part import audit

RUN = "64 A100s for 10 days"
WHOLE = frozenset({"node", "server", "machine", "pod", "host", "instance", "cluster"})
_FOR = re.compile(r"(?<!\s)\s++(?:for|over)\s+")
KINDS = frozenset({"GPU", "TPU", "CPU"})


class DeviceTime(NamedTuple):
    """The devices of a run times its time.

    Attributes:
        text: as a product (`64 A100s * 10 days`).
        seconds: what it comes to, in seconds of one device.
        device: the device, where one is named.
        whole: `node` or the like, where whole machines are counted and no devices.
        note: which of several calculations it is from, where that is not the last.
    """

    text: str
    seconds: float
    device: Device | None = None
    whole: str = ""
    note: str = ""

    def is_for(self, noun: str) -> str:
        """Why a figure for one `noun` does not fit these devices; empty where it does.

        >>> DeviceTime("8 GPUs * 3 days", 2073600.0).is_for("GPU")
        ''
        """
        said = noun.casefold().removesuffix("s")
        one = hardware.find(noun)
        other_kind = self.device is not None and noun.upper() in KINDS - {self.device.kind}
        if self.whole:
            fits = said == self.whole
        else:
            fits = (said in DEVICE_WORDS and not other_kind) or bool(one and self.device in (None, one))
        if fits or not noun:
            return ""
        return f"The figure is for one “{noun}”, and the calculation has `{self.text}`."


def device_time(asked: Cost | Energy, talk: Talk, example: str) -> DeviceTime | Text:
    """The device time of the run that is named, else of the last calculation; a text where it has none."""
    last = talk.named(asked.run or "ans")
    if asked.run and not last:
        read = (device_time_of(audit(run, talk.book(run))) for run in (asked.run, _FOR.sub(" * ", asked.run)))
        said = Text(text=f"In “{asked.run}” I find no devices and time. Say them for instance so:", say=(example,))
        return next((one for one in read if isinstance(one, DeviceTime)), said)
    if last is None:
        return Text(text="There is no calculation yet; name the run with it:", say=(example,))
    found = device_time_of(last.report)
    if isinstance(found, str) and not asked.run:
        found = earlier_device_time(talk) or found
    if isinstance(found, DeviceTime):
        return found
    counted = ("how many GPU-hours on H100 at 40% for ans?",) if last.report.unit == "FLOP" else ()
    told = f"The calculation `{' '.join(last.report.text.split())}` {found}. Name the run"
    return Text(text=f"{told}{', or ask for its device time first' if counted else ''}:", say=(example, *counted))


def earlier_device_time(talk: Talk) -> DeviceTime | None:
    """The device time of the latest result that has one, back to the last count of operations."""
    last = talk.last()
    results = list(talk.results())
    run = next((at for at, work in enumerate(results) if work.report.unit == "FLOP"), len(results))
    for work in (*results[:1], *talk.last_results(), *results[1 : run + 1]):
        found = device_time_of(work.report)
        if isinstance(found, DeviceTime):
            where = work.title or f"`{' '.join(work.report.text.split())}`"
            return found if work == last else found._replace(note=f" The device time is that of {where}.")
    return None


def device_time_of(report: Report) -> DeviceTime | str:
    """The device time of a calculation, or why it has none.

    >>> device_time_of(audit("64 A100s for 10 days at 40% MFU")).text
    '64 A100s * 10 days'
    >>> device_time_of(audit("16 GFLOP * 1.2M images * 3"))
    'names no devices and no time'
    """
    if report.tree is None:
        return "cannot be read"
    text = report.text if report.solution else standalone_text(report)
    alone = not report.tree.args  # `2,000 A100 hours`: no product, so it has no factors
    found = (() if alone else factors(text)) or factors(f"{text} * 1 FLOP/s")
    devices = [one for one in found if one.role is Role.DEVICES]
    times = [one for one in found if one.role is Role.TIME]
    if not devices and not times:
        return "names no devices and no time"
    if len(times) > 1:
        return "has more than one time"
    if stray := next((one for one in found if _stray(one)), None):
        return f"has a factor, `{stray.span.of(text)}`, of which I cannot tell whether it counts devices"
    conversions = [one for one in found if one.role is Role.CONVERSION and one.value != 1]
    if not times:
        return "names devices and no time"
    product = (*devices, *times, *conversions)
    written = " * ".join(_written(one, text) for one in product)
    seconds = math.prod(_times(one) for one in product)
    words = {word.rstrip("s'’") for one in (*devices, *times) for word in re.findall(r"[^\W\d]+", one.said)}
    named = (hardware.find(word.partition("-")[0]) for one in times for word in one.said.split())  # `8 h100-days`
    device = next((found for found in (*(one.device for one in (*devices, *times)), *named) if found), None)
    if not devices and not words & DEVICE_WORDS and device is None:
        return "names a time and no devices"
    whole = "" if device or words & DEVICE_WORDS else next(iter(words & WHOLE), "")
    return DeviceTime(written, seconds, device, whole)


def _stray(factor: Factor) -> bool:
    """Whether a factor is a bare number beside devices and time that no role explains."""
    return factor.role is Role.OTHER and factor.quantity.dimension == ONE and factor.value != 1


def _written(factor: Factor, text: str) -> str:
    """The factor as its author wrote it; with the solution of a question mark, and the unit that a legend supplied."""
    own = factor.span.of(text)
    if "?" in own and factor.number is not None:
        own = own.replace("?", f"{factor.number:.12g}", 1)
    if factor.role is Role.TIME and not any(is_time(word) for word in factor.spelled):
        return f"{factor.value:.12g} s"
    return f"{own} devices" if re.fullmatch(r"[0-9.,]+", own) and factor.role is Role.DEVICES else own


def _times(factor: Factor) -> float:
    """The number that a factor multiplies by; for devices with a listed rate, how many they are."""
    listed = factor.role is Role.DEVICES and factor.quantity.dimension != ONE
    return factor.number or 1.0 if listed else factor.value
