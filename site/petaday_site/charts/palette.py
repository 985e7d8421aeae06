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
    faint: str = "#888888"
    law: str = "#999999"
    language: str = "#aaaaa1"
    images: str = "#aaaaa2"
    games: str = "#aaaaa3"
    speech: str = "#aaaaa4"
    biology: str = "#aaaaa5"
    several: str = "#aaaaa6"
    other: str = "#aaaaa7"


class Size(NamedTuple):
    """The size of a plot and of its letters."""

    name: str
    width: int
    height: int
    letters: int
    years: int = 1


WIDE = Size("wide", 820, 470, 12)
NARROW = Size("narrow", 300, 430, 10, 2)
ALL_WIDE = Size("wide", 960, 500, 13, 2)
ALL_NARROW = Size("narrow", 282, 420, 11, 2)
"""Of the chart of all runs, whose axes stand on both sides."""
LIVE = Ink(
    text="#14191f",
    muted="#47515e",
    grid="#dde1e7",
    point="#0b5cad",
    line="#b4541a",
    era="#5b6675",
    paper="#ffffff",
    faint="#626d7a",
    law="#8c1230",
    language="#1a68cc",
    images="#963a08",
    games="#0b6650",
    speech="#d6459f",
    biology="#ab8716",
    several="#5b6675",
    other="#626d7a",
)
"""Real colours, for a chart that stands alone."""
