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
    days = [(10.0**power, _days(power, short=short)) for power in _powers(view.low, view.high)]
    left = pd.DataFrame(days, columns=["compute", "told"])
    right = pd.DataFrame(
        [(10.0**power / PFS_DAY, f"10{raised(power)}") for power in _powers(view.low * PFS_DAY, view.high * PFS_DAY)],
        columns=["compute", "told"],
    )
    lines = alt.Chart(left, name="grid").mark_rule(color=ink.grid).encode(y=axes[1])
    letters: dict[str, Any] = {"color": ink.muted, "fontSize": size.letters, "baseline": "middle"}
    sides = [
        alt.Chart(rows, name=name)
        .mark_text(**letters | {"align": align})
        .encode(x=alt.value(x), y=axes[1], text=alt.Text("told:N"))
        for rows, name, align, x in ((left, "axisp", "right", -9), (right, "axisf", "left", size.width + 9))
    ]
    heads = [
        alt.Chart(pd.DataFrame({"told": [told]}), name=name)
        .mark_text(**letters | {"align": align, "fontWeight": "bold"})
        .encode(x=alt.value(x), y=alt.value(-16), text=alt.Text("told:N"))
        for told, name, align, x in (
            ("pfs-days", "axisp_name", "right", -9),
            ("FLOP", "axisf_name", "left", size.width + 9),
        )
    ]
    return [lines, *sides, *heads]


def _powers(low: float, high: float) -> list[int]:
    """Every second power of ten in a stretch; every one where it is short."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = 2 if last - first > 6 else 1
    return [power for power in range(first, last + 1) if (power - 1) % every == 0]


def _days(power: int, *, short: bool) -> str:
    """A power of ten as the axis writes it.

    >>> _days(7, short=False), _days(3, short=False), _days(-5, short=False), _days(7, short=True)
    ('10 million', '1,000', '0.00001', '10 M')
    """
    if power >= 9:
        return f"{10 ** (power - 9):,}{' bn' if short else ' billion'}"
    if power >= 6:
        return f"{10 ** (power - 6):,}{' M' if short else ' million'}"
    if power >= 0:
        return f"{10**power // 1000} k" if short and power > 3 else f"{10**power:,}"
    return f"{10.0**power:.{-power}f}"
