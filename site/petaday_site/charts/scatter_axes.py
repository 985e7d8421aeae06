"""The axes of a chart of compute against compute, or of a ratio against compute, each in both units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from petaday.core.numerals import raised
from petaday.core.quantity import PFS_DAY
from petaday_site.charts.all_runs_axes import days, head
from petaday_site.charts.palette import Ink, Size

Ends = tuple[float, float]
ROWS = (18, 36)
"""How far below the plot the figures of each unit stand, in pixels."""
BELOW = 48
"""From the plot to the name of the axis below it."""


def tens(ends: Ends) -> list[float]:
    """The powers of ten from one end to the other."""
    return [10.0**power for power in _powers(ends)]


def across(ends: Ends, title: str, size: Size) -> Any:
    """The channel to the right: lines at powers of ten of pfs-days; the figures are drawn below it by `below`."""
    axis = alt.Axis(values=_spaced(ends, size), labels=False, ticks=False, titlePadding=BELOW)
    return alt.X("across:Q", title=title, scale=_scale(ends), axis=axis)


def upward(ends: Ends, title: str, ticks: Sequence[float] | None) -> tuple[dict[str, Any], Any]:
    """What the upward channels share, and the channel of the figures; without ticks, `beside` draws the figures."""
    axis = (
        alt.Axis(format=",.6~f", values=list(ticks))
        if ticks
        else alt.Axis(values=tens(ends), labels=False, ticks=False, titlePadding=54)
    )
    shared: dict[str, Any] = {"scale": _scale(ends), "axis": axis}
    return shared, alt.Y("up:Q", title=title, **shared)


def below(ends: Ends, size: Size, ink: Ink, channel: Any) -> list[Any]:
    """Two rows of figures below the plot: pfs-days, and FLOP."""
    letters = _letters(size, ink) | {"align": "center"}
    beside = _letters(size, ink) | {"align": "left"}
    layers = []
    for name, y, ticks in zip(("axisp", "axisf"), ROWS, _both(ends, size), strict=True):
        frame = pd.DataFrame(ticks, columns=["across", "told"])
        marks = alt.Chart(frame, name=f"{name}_below").mark_text(**letters)
        layers.append(marks.encode(x=channel, y=alt.value(size.height + y), text=alt.Text("told:N")))
        unit = "pfs-days" if name == "axisp" else "FLOP"
        layers.append(head(unit, f"{name}_unit", size.width + 2.2 * size.letters, beside, size.height + y))
    return layers


def beside(ends: Ends, size: Size, ink: Ink, channel: Any) -> list[Any]:
    """The figures beside the plot: pfs-days on the left, FLOP on the right, each under the name of its unit."""
    layers = []
    sides = (("axisp", "pfs-days", -9, "right"), ("axisf", "FLOP", size.width + 9, "left"))
    for (name, unit, x, align), ticks in zip(sides, _both(ends, None), strict=True):
        letters = _letters(size, ink) | {"align": align}
        frame = pd.DataFrame(ticks, columns=["up", "told"])
        marks = alt.Chart(frame, name=f"{name}_beside").mark_text(**letters)
        layers.append(marks.encode(x=alt.value(x), y=channel, text=alt.Text("told:N")))
        layers.append(head(unit, f"{name}_head", x, letters))
    return layers


def _both(ends: Ends, size: Size | None) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """The figures of both axes with what they are written as, in pfs-days where they stand."""
    short = size is not None  # below, where figures stand beside each other
    in_days = [(value, days(round(math.log10(value)), short=short)) for value in _spaced(ends, size)]
    flop = (ends[0] * PFS_DAY, ends[1] * PFS_DAY)
    in_flop = [(value / PFS_DAY, f"10{raised(round(math.log10(value)))}") for value in _spaced(flop, size)]
    return in_days, in_flop


def _spaced(ends: Ends, size: Size | None) -> list[float]:
    """The powers of ten that have room: every second where there are many."""
    powers = _powers(ends)
    every = 2 if len(powers) > (5 if size and size.name == "narrow" else 8) else 1
    return [10.0**power for power in powers if (power - powers[0]) % every == 0]


def _powers(ends: Ends) -> range:
    return range(math.ceil(math.log10(ends[0]) - 1e-9), math.floor(math.log10(ends[1]) + 1e-9) + 1)


def _scale(ends: Ends) -> Any:
    return alt.Scale(type="log", domain=list(ends), nice=False)


def _letters(size: Size, ink: Ink) -> dict[str, Any]:
    return {"color": ink.muted, "fontSize": size.letters, "baseline": "middle"}
