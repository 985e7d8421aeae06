"""Devices and names at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from petaday import hardware, units
from petaday.core.diagnostic import Span
from petaday.core.figures import shown
from petaday.core.quantity import Quantity

_WORD = re.compile(r"[^\W_][\w.+-]*")
_LONGEST = 5  # words of a device's name


def device_at(text: str, offset: int) -> hardware.Device | None:
    """The device that is named at a place, by the longest of its names that stands there.

    >>> device_at("4 Titan Black GPU's * 15 days", 8).name
    'NVIDIA GeForce GTX Titan Black'
    """
    words = list(_WORD.finditer(text))
    for length in range(_LONGEST, 0, -1):
        for at in range(len(words) - length + 1):
            first, last = words[at], words[at + length - 1]
            if not first.start() <= offset <= last.end() or units.meanings(first[0]) or first[0][0].isdigit():
                continue
            if found := hardware.find(text[first.start() : last.end()]):
                return found
    return None


def name_at(text: str, offset: int, names: Iterable[str]) -> tuple[str, Span] | None:
    """The longest of some names that stands at a place.

    >>> name_at("29 / batch_size * 3", 7, ["batch", "batch_size"])
    ('batch_size', Span(start=5, end=15))
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    for name in sorted(set(names), key=len, reverse=True):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line):
            span = Span(start + found.start(), start + found.end())
            if span.start <= offset <= span.end:
                return name, span
    return None


def told(quantity: Quantity) -> str:
    """A quantity as people read it."""
    return shown(quantity.value, quantity.dimension)
