"""Draws a chart as SVG: a row for each system on a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from petaday.core.figures import figure
from petaday_service.conversation.parts import Chart, Dot

WIDTH, ROW, TOP, NAMES, EDGE = 480, 20, 28, 164, 24
MOST_TICKS = 4
LONGEST_NAME = 19
PLAIN_STYLE = (
    "text{font:12px sans-serif;fill:#17202b}.grid{stroke:#dde2e8}.row{stroke:#dde2e8;stroke-dasharray:1 3}"
    ".dot{fill:#505c6b}.mine{fill:#0b57a4;font-weight:700}.tick{fill:#505c6b;font-size:11px}"
)


def svg(chart: Chart, *, alone: bool = False) -> str:
    """Returns the picture with a text alternative; `alone` adds colours, for a file of its own.

    >>> from petaday_service.conversation.parts import Dot
    >>> svg(Chart(caption="a < b", dots=(Dot(name="one", value=1.0, shown="1"),)))[:60]
    '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBo'
    """
    height = TOP + ROW * len(chart.dots) + 10
    low, high = ends(chart)
    told = f"{chart.caption}, on a logarithmic scale: {'; '.join(f'{dot.name} {dot.shown}' for dot in chart.dots)}."
    style = f"<style>{PLAIN_STYLE}</style>" if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" role="img" '
        f"aria-label={quoteattr(told)}>{style}{''.join(_ticks(low, high, height))}"
        f"{''.join(_row(dot, at, low, high) for at, dot in enumerate(chart.dots))}</svg>"
    )


def ends(chart: Chart) -> tuple[int, int]:
    """The exponents of the powers of ten that enclose every dot."""
    powers = [math.log10(dot.value) for dot in chart.dots] or [0.0]
    low, high = math.floor(min(powers)), math.ceil(max(powers))
    return low, max(high, low + 1)


def _across(value: float, low: int, high: int) -> float:
    share = (math.log10(value) - low) / (high - low)
    return NAMES + EDGE + share * (WIDTH - NAMES - 2 * EDGE)


def _ticks(low: int, high: int, height: int) -> Iterator[str]:
    every = math.ceil((high - low) / MOST_TICKS)
    for power in range(low, high + 1):
        x = f"{_across(10.0**power, low, high):.1f}"
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{height - 4}"/>'
        if (power - low) % every == 0:
            yield f'<text class="tick" x="{x}" y="{TOP - 12}" text-anchor="middle">{figure(10.0**power)}</text>'


def _row(dot: Dot, at: int, low: int, high: int) -> str:
    y = TOP + ROW * at + ROW / 2
    x = _across(dot.value, low, high)
    kind = "mine" if dot.mine else "dot"
    name = dot.name if len(dot.name) <= LONGEST_NAME else f"{dot.name[: LONGEST_NAME - 1]}…"
    mark = (
        f'<path class="mine" d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"/>'
        if dot.mine
        else f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    )
    told = f"{dot.name}: {dot.shown}{dot.source and f'; {dot.source}'}"
    return (
        f'<line class="row" x1="{NAMES}" x2="{x:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="{kind} name" x="{NAMES - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(name)}</text>'
        f"<g>{mark}<title>{escape(told)}</title></g>"
    )
