"""The axes of the chart of all runs: petaflop/s-days on the left, FLOP on the right, a line for every second power."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from petaday.core.numerals import raised
from petaday.core.quantity import PFS_DAY
from petaday_site.charts.axes import View
from petaday_site.charts.palette import Ink, Size

Axes = tuple[Any, Any]


def axes_of(view: View) -> Axes:
    """The channels of both axes; what stands on the upward one is drawn as text."""
    time = alt.X(
        "date:T", title=None, scale=alt.Scale(domain=[view.begin.isoformat(), view.end.isoformat()], nice=False)
    )
    return time, alt.Y("compute:Q", title=None, scale=view.scale, axis=None)


def both_axes(view: View, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """Lines across, the figures on both sides, and the names of both units above them."""
    short = size.name == "narrow"
    rows = [(10.0**power, days(power, short=short)) for power in _powers(view.low, view.high)]
    left = pd.DataFrame(rows, columns=["compute", "told"])
    lines = alt.Chart(left, name="grid").mark_rule(color=ink.grid).encode(y=axes[1])
    letters: dict[str, Any] = {"color": ink.muted, "fontSize": size.letters, "baseline": "middle"}
    days_ = alt.Chart(left, name="axisp").mark_text(align="right", **letters)
    return [
        lines,
        days_.encode(x=alt.value(-9), y=axes[1], text=alt.Text("told:N")),
        head("pfs-days", "axisp_name", -9, letters | {"align": "right"}),
        *flop_axis(view, size, ink, axes),
    ]


def flop_axis(view: View, size: Size, ink: Ink, axes: Axes) -> list[Any]:
    """The powers of ten of FLOP on the right, and their name above them."""
    powers = _powers(view.low * PFS_DAY, view.high * PFS_DAY)
    right = pd.DataFrame([(10.0**p / PFS_DAY, f"10{raised(p)}") for p in powers], columns=["compute", "told"])
    letters: dict[str, Any] = {"color": ink.muted, "fontSize": size.letters, "baseline": "middle", "align": "left"}
    at = size.width + 9
    figures = alt.Chart(right, name="axisf").mark_text(**letters)
    return [
        figures.encode(x=alt.value(at), y=axes[1], text=alt.Text("told:N")),
        head("FLOP", "axisf_name", at, letters),
    ]


def head(told: str, name: str, x: float, letters: dict[str, Any], y: float = -16) -> Any:
    """The name of a unit, above its axis or at its end."""
    marks = alt.Chart(pd.DataFrame({"told": [told]}), name=name).mark_text(**letters | {"fontWeight": "bold"})
    return marks.encode(x=alt.value(x), y=alt.value(y), text=alt.Text("told:N"))


def _powers(low: float, high: float) -> list[int]:
    """Every second power of ten in a stretch; every one where it is short."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = 2 if last - first > 6 else 1
    return [power for power in range(first, last + 1) if (power - 1) % every == 0]


def days(power: int, *, short: bool) -> str:
    """A power of ten as the axis writes it.

    >>> days(7, short=False), days(3, short=False), days(-5, short=False), days(7, short=True)
    ('10 million', '1,000', '0.00001', '10 M')
    """
    if power >= 9:
        return f"{10 ** (power - 9):,}{' bn' if short else ' billion'}"
    if power >= 6:
        return f"{10 ** (power - 6):,}{' M' if short else ' million'}"
    if power >= 0:
        return f"{10**power // 1000} k" if short and power > 3 else f"{10**power:,}"
    return f"{10.0**power:.{-power}f}"
