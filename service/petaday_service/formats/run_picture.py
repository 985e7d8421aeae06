"""The picture of a run sheet: both methods on one logarithmic axis, with thresholds of the law and known systems."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from petaday.core.figures import figure
from petaday.law import deciding
from petaday.render.elements import Html, el, join
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.formats.scene import Known

ROW, TOP, BELOW = 26, 30, 46
WIDE, NARROW = 712, 330
LETTER = 7.2
"""Width that a letter of a label takes at most."""
MOST_KNOWN = 5


class Bar(NamedTuple):
    """One figure of the picture in FLOP: its name, its value, and its ends where it is a range."""

    name: str
    flop: float
    ends: tuple[float, float] | None = None
    stated: bool = False


class Axis(NamedTuple):
    """A logarithmic axis: powers of ten at its ends, and its width."""

    low: float
    high: float
    width: int

    def at(self, flop: float) -> float:
        """The place of a figure, from the left."""
        return 8 + (math.log10(flop) - self.low) / (self.high - self.low) * (self.width - 16)


def picture(sheet: Sheet, known: Sequence[Known]) -> Markup:
    """Returns the picture, wide and for a phone; nothing where no method gives a figure.

    Args:
        sheet: of the run.
        known: the systems that may stand beside it.
    """
    bars = _bars(sheet)
    if not bars:
        return Markup("")
    drawn = [_drawn(bars, known, width, kind) for width, kind in ((WIDE, "desk"), (NARROW, "phone"))]
    return Markup(el("figure", *drawn, class_="scale"))


def _bars(sheet: Sheet) -> list[Bar]:
    ways = [Bar(f"method {way.method}", way.flop, way.interval) for way in sheet.ways if way.flop > 0]
    said = [fact for fact in sheet.facts if fact.kind == "compute" and fact.source == "stated" and fact.value]
    stated = [Bar("stated", fact.value, stated=True) for fact in said if fact.value and fact.value > 0]
    return [*ways, *stated] if ways else []


def _drawn(bars: Sequence[Bar], known: Sequence[Known], width: int, kind: str) -> Html:
    axis = _axis(bars, width)
    floor = TOP + ROW * sum(not bar.stated for bar in bars)
    limits = [limit for limit in thresholds() if axis.low < math.log10(limit[0]) < axis.high]
    near = list(_near(bars[0].flop, known, axis))
    told = "; ".join(
        [
            *(f"{bar.name} {_told(bar)}" for bar in bars),
            *(f"{where} threshold {figure(flop)} FLOP" for flop, where in limits),
            *(f"{one.name} {figure(one.flop)} FLOP" for one, _ in near),
        ]
    )
    return el(
        "svg",
        el("line", x1=0, x2=width, y1=floor, y2=floor, class_="scale-axis"),
        *_limits(limits, axis, floor),
        *_ticks(axis, floor),
        *(part for at, bar in enumerate(bars) for part in _bar(bar, at, axis, floor)),
        *_systems(near, axis, floor),
        viewBox=f"0 0 {width} {floor + BELOW}",
        class_=f"scale-{kind}",
        role="img",
        aria_label=f"On a logarithmic scale: {told}.",
    )


def _told(bar: Bar) -> str:
    ends = f", between {figure(bar.ends[0])} and {figure(bar.ends[1])}" if bar.ends else ""
    return f"{figure(bar.flop)} FLOP{ends}"


def _axis(bars: Sequence[Bar], width: int) -> Axis:
    """Around every figure, two powers of ten wide at least, so that a factor of two looks as small as it is."""
    powers = [math.log10(end) for bar in bars for end in (bar.flop, *(bar.ends or ())) if end > 0]
    low, high = min(powers), max(powers)
    margin = max((2.4 - (high - low)) / 2, 0.4)
    return Axis(low - margin, high + margin, width)


def _ticks(axis: Axis, floor: int) -> Iterator[Html]:
    for power in range(math.ceil(axis.low), math.floor(axis.high) + 1):
        x = axis.at(10.0**power)
        yield el("line", x1=_n(x), x2=_n(x), y1=floor, y2=floor + 5, class_="scale-axis")
        yield el("text", *_ten(power), x=_n(min(max(x, 18), axis.width - 22)), y=floor + 20, text_anchor="middle")


def _bar(bar: Bar, at: int, axis: Axis, floor: int) -> Iterator[Html]:
    x = axis.at(bar.flop)
    if bar.stated:
        yield el("line", x1=_n(x), x2=_n(x), y1=TOP - 8, y2=floor, class_="scale-stated")
        yield _label(bar.name, x, TOP - 12, axis, "scale-stated-name")
        return
    y = TOP + ROW * at + ROW / 2
    right = x
    if bar.ends and min(bar.ends) > 0:
        left, right = (axis.at(end) for end in bar.ends)
        yield el("line", x1=_n(left), x2=_n(right), y1=_n(y), y2=_n(y), class_="scale-range")
    yield el("circle", cx=_n(x), cy=_n(y), r=5, class_="scale-point")
    beside = right + 12 + LETTER * len(bar.name) < axis.width
    place = right + 12 if beside else (axis.at(bar.ends[0]) if bar.ends else x) - 12
    yield el("text", bar.name, x=_n(place), y=_n(y + 4), text_anchor="start" if beside else "end", class_="scale-name")


def _limits(limits: Sequence[tuple[float, str]], axis: Axis, floor: int) -> Iterator[Html]:
    end = -1.0
    for flop, where in limits:
        x = axis.at(flop)
        yield el("line", x1=_n(x), x2=_n(x), y1=TOP - 8, y2=floor, class_="scale-limit")
        room = LETTER * len(where) / 2
        if x - room > end:
            yield _label(where, x, TOP - 12, axis, "scale-limit-name")
            end = min(x, axis.width - room) + room + 6


def _near(flop: float, known: Sequence[Known], axis: Axis) -> Iterator[tuple[Known, float]]:
    """The systems nearest to a figure whose names do not meet, with their places."""
    taken: list[tuple[float, float]] = []
    inside = [one for one in known if axis.low < math.log10(one.flop) < axis.high]
    for one in sorted(inside, key=lambda one: abs(math.log10(one.flop / flop))):
        room = LETTER * len(one.name) / 2 + 6
        x = axis.at(one.flop)
        middle = min(max(x, room), axis.width - room)
        if abs(middle - x) < room and all(middle + room < left or middle - room > right for left, right in taken):
            taken.append((middle - room, middle + room))
            yield one, middle
        if len(taken) == MOST_KNOWN:
            return


def _systems(near: Sequence[tuple[Known, float]], axis: Axis, floor: int) -> Iterator[Html]:
    for one, middle in near:
        yield el("circle", cx=_n(axis.at(one.flop)), cy=floor, r="3.5", class_="scale-system")
        yield el("text", one.name, x=_n(middle), y=floor + 38, text_anchor="middle", class_="scale-system-name")


def _label(text: str, x: float, y: float, axis: Axis, class_: str) -> Html:
    room = LETTER * len(text) / 2
    return el("text", text, x=_n(min(max(x, room), axis.width - room)), y=_n(y), text_anchor="middle", class_=class_)


def thresholds() -> tuple[tuple[float, str], ...]:
    """The figures of the law that decide something about a run, the least first, with whose law each is.

    >>> [where for flop, where in thresholds() if flop == 1e25]
    ['European Union']
    """
    return tuple((flop, ", ".join(dict.fromkeys(rule.jurisdiction for rule in said))) for flop, said in deciding())


def _ten(power: int) -> tuple[Html, ...]:
    return join("10"), el("tspan", f"{power}", dy=-5, font_size="9.5")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
