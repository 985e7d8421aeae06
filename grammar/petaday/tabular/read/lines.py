"""The lines of a text with where they begin, and what is said over and under a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from petaday.tabular.grid import seen

_CAPTION = re.compile(r"(?i)^\W*(?:table|tab\.|figure)\s*[\dIVX]+|^\W*(?:caption|note|source)\b|^\s*[*†‡]|^:\s")
_NEAR = 400


class Line(NamedTuple):
    """A line without its end, and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return self.start + len(self.text)


def lines(text: str) -> list[Line]:
    """Every line of a text."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Line(line, at))
        at += len(line) + 1
    return found


def around(rows: Sequence[Line], begin: int, end: int) -> str:
    """What is said next to the lines of a table: the paragraph before it, and notes behind it."""
    above: list[str] = []
    at = begin - 1
    while at >= 0 and not rows[at].text.strip() and begin - at < 3:
        at -= 1
    while at >= 0 and rows[at].text.strip() and len(" ".join(above)) < _NEAR and "|" not in rows[at].text:
        above.insert(0, rows[at].text)
        at -= 1
    below: list[str] = []
    at = end
    while at < len(rows) and not rows[at].text.strip() and at - end < 2:
        at += 1
    while at < len(rows) and (_CAPTION.match(rows[at].text) or below) and rows[at].text.strip() and len(below) < 4:
        below.append(rows[at].text)
        at += 1
    return seen(" ".join(above)[-_NEAR:] + " " + " ".join(below)[:_NEAR])
