"""Answers `what if utilization = 0.5`, `with 16 GPUs and 50%`: the last calculation with factors changed."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from petaday import hardware
from petaday.core import numerals
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.core.quantity import ONE
from petaday.hardware import Device
from petaday.report import Report
from petaday.roles import Factor, Role, factors
from petaday_service.answers.rates import may_be_rate
from petaday_service.answers.standalone_text import standalone_text
from petaday_service.answers.target import Wish, Wishes, target, which_changed, wishes
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Change as Asked
from petaday_service.conversation.parts import Change, Error, Figure, Part, Text
from petaday_service.conversation.work_part import audit, work

NOTHING_YET = Text(
    text="There is no calculation yet to change; type one first.", say=("2 GPU * 1.58e-3 PF * 5.5 days * 0.33",)
)


SHORT = {Role.ADD_MULTIPLY: "add-multiply", Role.BACKWARD: "backward pass", Role.SIX: "factor 6"}


_MULTIPLE = re.compile(
    r"(?i)(?<![\w.,])[.,]*+([0-9][0-9.,]*+)\s*+(?:x|×|times|-?fold)(?=$|\s+(?:the|as|more|longer|that|its|of)\b)"
)


class Written(NamedTuple):
    """A factor's new text, and its new value over its old one."""

    span: Span
    text: str
    times: float


def change(asked: Asked, talk: Talk) -> tuple[Part, ...]:
    """Returns the calculation that is meant before and after each named factor has its new value."""
    last = talk.last()
    if last is None:
        return (NOTHING_YET,)
    wanted = wishes(asked)
    chosen = target(wanted, last, talk)
    if isinstance(chosen, Text):
        return (chosen,)
    text = standalone_text(chosen.report)
    found = factors(text)
    if chosen.report.solution and not found:
        solved = f"`{chosen.report.text}` is solved for its `?`; ask again, or edit it, with the other value."
        return (Text(text=solved),)
    told = (which_changed(chosen, wanted, talk),) if len(talk.last_results()) > 1 else ()
    return (*told, *_changed(wanted, chosen.report, text, found))


def _changed(wanted: Wishes, before: Report, text: str, found: tuple[Factor, ...]) -> tuple[Part, ...]:
    new: dict[Span, Written] = {}
    brought: dict[Span, Written] = {}
    for wish in wanted.each:
        met = _met(wish, found, text)
        if not isinstance(met, Met):
            return _none(wanted.asked, wish.asked, met)
        for splice in met.splices:
            own = splice.span == met.factor.span
            if own and splice.span in new:
                twice = Error(code="given-twice", message=f"There are two values for {_called(met.factor, text)}.")
                return _none(wanted.asked, wish.asked, twice)
            (new if own else brought)[splice.span] = splice
    return _reworked(before, text, found, list((brought | new).values()))


class Met(NamedTuple):
    """A factor that is to change, and its new texts: its own, and with another device the rate of that one too."""

    factor: Factor
    splices: list[Written]


def _met(wish: Wish, found: tuple[Factor, ...], text: str) -> Met | Text | Error:
    asked, fitting = wish.asked, wish.factors(found)
    if not fitting:
        return _no_role(asked, text, found)
    if len(fitting) > 1:
        several = ", ".join(f"`{one.span.of(text)}`" for one in fitting)
        told = f"There are {len(fitting)} factors that are {fitting[0].role.value}: {several}. "
        return Text(text=f"{told}Edit the message instead.")
    factor = fitting[0]
    device = _device(asked.value) if factor.role in (Role.DEVICES, Role.RATE) else None
    if device is None and (multiple := _MULTIPLE.search(asked.value.strip())):
        return _multiple(asked, factor, text, multiple[1])
    written = _written(wish, factor, text)
    if written is None and device is None:
        return Error(code="no-value", message=f"“{asked.value}” is no value for {_called(factor, text)}.")
    return Met(factor, _with_device(device, factor, found, written, text) if device else [written] if written else [])


def _multiple(asked: Asked, factor: Factor, text: str, times: str) -> Text:
    """Says that `2x the GPUs` is a multiple, and offers the value that it comes to."""
    one = _number(times)
    say = (f"what if {SHORT.get(factor.role, factor.role.value)} = {figure(one * factor.value)}",) if one else ()
    told = f"“{asked.value}” is a multiple of {_called(factor, text)}. Say the value itself"
    return Text(text=f"{told}{':' if say and _plain(factor) else '.'}", say=say if _plain(factor) else ())


def _number(text: str) -> float | None:
    """The number that digits, points and commas write; None where they write none."""
    try:
        return numerals.read(text)[0]
    except ValueError:
        return None


def _none(asked: Asked, wrong: Asked, why: Text | Error) -> tuple[Part, ...]:
    """Says that nothing was changed, and which of several changes stands in the way."""
    if not asked.also:
        return (why,)
    return (Text(text=f"Nothing is changed, because of “{wrong}”:"), why)


def _written(wish: Wish, factor: Factor, text: str) -> Written | None:
    """The factor's new text, with the value in the author's own unit and words; None where that is impossible."""
    value, given = wish.asked.value, wish.value
    quantity = factor.quantity
    if factor.role is Role.RATE and may_be_rate(given):
        given = given.model_copy(update={"unit": "FLOP/s"})
    if given.value is None or given.unit is None or not quantity.value:
        return None
    if given.interval and given.unit == str(quantity.dimension):
        return Written(factor.span, value, given.value / quantity.value)
    bare = given.unit == "1"
    own = str(quantity.dimension)
    if not factor.number:
        return Written(factor.span, value, given.value / quantity.value) if given.unit == own else None
    scale = quantity.value / factor.number
    if not bare and given.unit != own:
        return None
    number = given.value / scale if (given.unit == own) else given.value
    new = factor.with_number(f"{number:.12g}", text)
    if factor.role is Role.UTILIZATION and not factor.has_words and not 0 < number < 1:
        new = f"{new} utilization"  # a bare share is known by its size, which it has lost
    return Written(factor.span, new, number / factor.number)


def _device(value: str) -> Device | None:
    """The device that a value such as `H100` or `16 H100` names, or None."""
    return hardware.find(re.sub(r"^[0-9.,]+\s*", "", value).strip())


def _with_device(
    device: Device, factor: Factor, found: tuple[Factor, ...], written: Written | None, text: str
) -> list[Written]:
    """The new texts of count and rate when another device, with its listed peak, takes the place of one."""
    count = next((one for one in found if one.role is Role.DEVICES), None)
    rate = next((one for one in found if one.role is Role.RATE), None)
    peak = device.usual()
    splices = []
    if count is not None:
        number = written.text if written and factor is count else count.span.of(text)
        number = (re.match(r"[\s(]*([0-9][0-9.,]*)", number) or [number, number])[1]
        times = written.times if written and factor is count else 1.0
        splices.append(Written(count.span, f"{number} {device.aliases[0] if device.aliases else device.name}", times))
    if rate is not None and peak is not None:
        splices.append(Written(rate.span, f"{peak.value / 1e12:.6g} TFLOP/s", peak.value / rate.value))
    return splices


def _reworked(before: Report, text: str, found: tuple[Factor, ...], splices: list[Written]) -> tuple[Part, ...]:
    splices.sort(key=lambda splice: splice.span.start)
    roles = {one.span: one for one in found}
    if all(splice.text == splice.span.of(text) for splice in splices):
        so = ", ".join(_called(roles[splice.span], text) for splice in splices)
        return (Text(text=f"That is so already: {so}."),)
    new, marks = _spliced(text, splices)
    after = audit(new)
    what = "; ".join(f"{roles[one.span].role.value}: {one.span.of(text)} → {one.text}" for one in splices)
    if not (_reads_as(before, text) and before.unit == after.unit and _alone(splices, found, factors(new))):
        message = (
            f"{what}: with that alone the rest would be read otherwise, so nothing is claimed. Here is how it reads; "
            "units written in full keep their meaning."
        )
        return (Error(code="reads-otherwise", message=message), work(after, new))
    ratio = after.value / before.value if after.value is not None and before.value else None
    old = [splice.span for splice in splices]
    told = Change(
        what=what,
        before=Figure(text=text, mark=old[0], also=tuple(old[1:]), shown=before.shown, pfs_days=before.pfs_days),
        after=Figure(text=new, mark=marks[0], also=tuple(marks[1:]), shown=after.shown, pfs_days=after.pfs_days),
        ratio=ratio,
    )
    return (told, work(after, new, ans=True))


def _spliced(text: str, splices: list[Written]) -> tuple[str, list[Span]]:
    """Puts the new pieces, given in order, into the text; returns it with the span of each piece."""
    new, marks, at = "", [], 0
    for splice in splices:
        new += text[at : splice.span.start]
        marks.append(Span(len(new), len(new) + len(splice.text)))
        new += splice.text
        at = splice.span.end
    return new + text[at:], marks


def _reads_as(before: Report, text: str) -> bool:
    """Whether the text without its stated results still comes to the figure of the report."""
    now = before.value if text == before.text else audit(text).value
    return now is not None and before.value is not None and math.isclose(now, before.value, rel_tol=1e-6)


def _alone(splices: list[Written], old: tuple[Factor, ...], new: tuple[Factor, ...]) -> bool:
    """Whether only the factors that were to change did so, each by as much as it should."""
    times = {splice.span: splice.times for splice in splices}
    listed = any(one.role is Role.DEVICES and one.quantity.dimension != ONE for one in (*old, *new))
    return len(old) == len(new) and all(
        was.quantity.dimension == now.quantity.dimension
        and (listed or math.isclose(now.value, was.value * times.get(was.span, 1.0), rel_tol=1e-6, abs_tol=1e-300))
        for was, now in zip(old, new, strict=True)
    )


def _called(factor: Factor, text: str) -> str:
    return f"{factor.role.value} (`{' '.join(factor.span.of(text).split())}`)"


def _no_role(asked: Asked, text: str, found: tuple[Factor, ...]) -> Text:
    known = [one for one in found if not one.inverse or one.role is not Role.OTHER]
    wanted = asked.role or asked.value
    if not known:
        return Text(text=f"The last calculation has no factors with a role, so nothing in it is “{wanted}”.")
    listed = ", ".join(_called(one, text) for one in known)
    say = tuple(f"what if {SHORT.get(one.role, one.role.value)} = {figure(one.value)}" for one in known if _plain(one))
    return Text(text=f"The last calculation has no factor that is “{wanted}”. Its factors: {listed}.", say=say[:4])


def _plain(factor: Factor) -> bool:
    return factor.quantity.dimension == ONE and factor.role not in (Role.OTHER, Role.CONVERSION)
