"""What a number without a unit is: of the field spoken of last that it fits; of several, a question."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from petaday.core.figures import figure
from petaday.facts import Fact
from petaday_service.conversation.context import SHEET, Talk, sheet_of
from petaday_service.conversation.fact_words import large
from petaday_service.conversation.facts_said import figures_said, is_text
from petaday_service.conversation.following import NOWHERE
from petaday_service.conversation.run import Run
from petaday_service.conversation.spoken.amounts import Amount
from petaday_service.conversation.spoken.facts import UNITS
from petaday_service.conversation.words import even, mended

_LOOKED_BACK = 8
_OF_TOPIC = {"cost": "price", "energy": "power", "emissions": "intensity", "devices": "time", "time": "devices"}
_TIMES = (
    (31536000.0, "years"),
    (2592000.0, "months"),
    (604800.0, "weeks"),
    (86400.0, "days"),
    (3600.0, "hours"),
    (60.0, "minutes"),
)
_COUNTS = frozenset({"devices", "epochs"})
_LARGE = frozenset({"dataset", "parameters", "active_parameters", "cost"})
_CLEAR = 4.0
"""A field is meant rather than another when the number is nearer to it by as much as this, in powers of ten."""


_SAME = 0.005


class Placed(NamedTuple):
    """The fact that a number is; or, where several kinds fit it equally, messages that say it in full."""

    facts: dict[str, Fact]
    unclear: tuple[str, ...] = ()


class _Field(NamedTuple):
    kind: str
    lead: str
    scale: float


def new_fact(kind: str, value: float, unit: str = "", ends: tuple[float, float] | None = None) -> Fact:
    """A fact that a message changes."""
    shape = {"kind": kind, "value": value, "unit": unit or UNITS.get(kind, kind), "span": NOWHERE, "text": ""}
    return Fact.model_validate({**shape, "ends": ends})


def placed(bare: Amount, talk: Talk, run: Run, topic: str, was: tuple[Amount, ...] = ()) -> Placed:
    """The fact that a bare number is: by what it replaces, its preposition, the fields spoken of last, its size."""
    for old in was:
        for kind, fact in run.facts.items():
            now, field = fact.value or 0.0, _Field(kind, "", _scale_of(fact))
            if now and abs(_value(field, old.value, run) / now - 1) < _SAME:
                return Placed({kind: _fact(field, bare, run)})
    if bare.value < 1 and bare.lead != "by":
        return Placed({"utilization": new_fact("utilization", bare.value, "share", bare.ends)})
    asked = _OF_TOPIC.get(topic, "")
    if topic == "time" and bare.value >= 2 and bare.value == int(bare.value):
        return Placed({"devices": new_fact("devices", bare.value)})
    groups = list(_spoken(talk))
    for fields in (
        [_Field(asked, bare.lead, 1.0)] if asked in run.facts else [],
        *groups,
        [_Field("devices", "", 1.0)],
    ):
        fitting = [field for field in fields if _fits(field, bare.value, run)]
        leads = [field for field in fitting if field.lead and field.lead == bare.lead]
        for field in leads[:1] or (fitting if len({one.kind for one in fitting}) == 1 else []):
            return Placed({field.kind: _fact(field, bare, run)})
        if len(fitting) > 1:
            if _counts_devices(bare.value, run) and (counts := [field for field in fitting if field.kind == "devices"]):
                fitting = counts
            near = sorted(fitting, key=lambda field: _distance(field, bare.value, run))
            if len(near) == 1:
                return Placed({near[0].kind: _fact(near[0], bare, run)})
            first, second = (_distance(field, bare.value, run) for field in near[:2])
            if first * _CLEAR < second or near[0].kind == near[1].kind:
                return Placed({near[0].kind: _fact(near[0], bare, run)})
            return Placed({}, tuple(_in_full(field, bare, run) for field in near[:4]))
    return Placed({})


def _scale_of(fact: Fact) -> float:
    """The unit of a time as it was written."""
    return next((size for size, name in _TIMES if name[:-1] in fact.text.casefold()), 86400.0)


def _counts_devices(value: float, run: Run) -> bool:
    """Whether a number is one that devices come in: 512; or 64 where the run has 16 of them."""
    return _power_of_two(value) or (
        _power_of_two(value * 16) and value >= 16 and _power_of_two(_current("devices", run) * 16)
    )


def _power_of_two(value: float) -> bool:
    """Whether a number is one that only devices come in: 128, 512, 16384."""
    return value >= 128 and value == int(value) and int(value) & (int(value) - 1) == 0


def _spoken(talk: Talk) -> Iterator[list[_Field]]:
    """The fields of each message, the latest first: as it wrote them, and those it set without their unit."""
    units: dict[str, float] = {}
    said: list[list[tuple[str, str, float]]] = []
    for turn in talk.turns[-_LOOKED_BACK:]:
        fields: list[tuple[str, str, float]] = []
        if not is_text(turn.text):
            found = figures_said(mended(even(turn.text)))
            fields = [
                (one.kind, one.lead, one.scale)
                for one in found.amounts
                if one.kind in UNITS or one.kind in _LARGE | _COUNTS
            ]
            units |= {kind: scale for kind, _, scale in fields}
            bare = [one.lead for one in found.amounts if not one.kind]
            sheet = sheet_of(turn) if SHEET in turn.body else None
            for kind in sheet.changed if sheet else ():
                if kind not in {one[0] for one in fields}:
                    fields.append((kind, bare[0] if len(bare) == 1 else "", units.get(kind, 1.0)))
        said.append(fields)
    for fields in reversed(said):
        if fields:
            yield [_Field(*one) for one in fields]


def _current(kind: str, run: Run) -> float:
    fact = run.facts.get(kind)
    return (fact.value or 0.0) if fact else 0.0


def _value(field: _Field, value: float, run: Run) -> float:
    """The number in base units, as the field was last written."""
    kind, now = field.kind, _current(field.kind, run)
    if kind == "utilization":
        return value / 100 if value > 1 else value
    if kind in _LARGE and now >= 1e6 and value < 1e4:
        return float(value * 10.0 ** (3 * int(math.log10(now) // 3)))
    if kind == "intensity":
        return value * 1e3 / 3.6e6 * (1e-3 if value > 3 else 1)
    if kind in ("time", "device_time"):
        return value * (field.scale if field.scale > 1 else 86400.0)
    if kind in ("peak", "rate"):
        return value * (1e12 if value < 1e6 else 1)
    if kind == "power" and value < 30:
        return value * 1000
    return value


def _fits(field: _Field, value: float, run: Run) -> bool:
    kind = field.kind
    if kind == "utilization":
        return 1 < value <= 100
    if kind == "device":
        return False
    if kind == "pue":
        return 1 <= value < 3
    if kind == "price":
        return value <= 1000
    if kind in _COUNTS:
        return value == int(value) and value >= 1
    if kind in ("power", "intensity", "time", "cost", "energy"):
        return kind in run.facts or kind == "time"
    return kind in _LARGE and kind in run.facts


def _distance(field: _Field, value: float, run: Run) -> float:
    """How far a number is from the field's present value, in powers of ten."""
    now, then = _current(field.kind, run), _value(field, value, run)
    return abs(math.log10(then / now)) + 0.02 if now > 0 and then > 0 else 9.0


def _fact(field: _Field, bare: Amount, run: Run) -> Fact:
    old = run.facts.get(field.kind)
    unit = old.unit if old and field.kind in ("dataset", "price", "cost") else ""
    ends = (_value(field, bare.ends[0], run), _value(field, bare.ends[1], run)) if bare.ends else None
    if field.kind == "price" and old:
        unit = f"{old.unit.partition(' ')[0].removesuffix('/h')}/h"
    return new_fact(field.kind, _value(field, bare.value, run), unit, ends)


def _in_full(field: _Field, bare: Amount, run: Run) -> str:
    """The number with the unit of a field, as one would say it."""
    shown = figure(bare.value)
    if field.kind == "time":
        return f"{shown} {next((name for size, name in _TIMES if field.scale >= size * 0.99), 'days')}"
    noun = run.facts["device"].text + "s" if "device" in run.facts else "devices"
    units = {"utilization": "% MFU", "devices": noun, "price": "per device-hour", "power": "W each", "epochs": "epochs",
             "dataset": "tokens", "parameters": "parameters"}  # fmt: skip
    if field.kind in ("dataset", "parameters", "active_parameters"):
        return f"{large(_value(field, bare.value, run))} {'tokens' if field.kind == 'dataset' else 'parameters'}"
    money = "$" if field.kind in ("price", "cost") else ""
    return f"{money}{shown} {units.get(field.kind, field.kind)}"
