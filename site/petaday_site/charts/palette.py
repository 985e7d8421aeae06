"""The colours and sizes of charts."""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """The colours of a chart; in pages they become CSS variables, so that one picture serves both themes."""

    text: str = "#111111"
    muted: str = "#222222"
    grid: str = "#333333"
    point: str = "#444444"
    line: str = "#555555"
    era: str = "#666666"
    paper: str = "#777777"


class Size(NamedTuple):
    """The size of a plot and of its letters."""

    name: str
    width: int
    height: int
    letters: int
    years: int = 1


WIDE = Size("wide", 820, 470, 12)
NARROW = Size("narrow", 300, 430, 10, 2)
LIVE = Ink(
    text="#1c2430", muted="#5b6675", grid="#e3e7ec", point="#0b5cad", line="#b4541a", era="#5b6675", paper="#ffffff"
)
"""Real colours, for a chart that stands alone."""
