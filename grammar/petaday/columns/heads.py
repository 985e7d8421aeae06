"""What the head of a column says of its unit: `peak (TFLOP/s)`, `time [days]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from petaday.columns.measures import is_measured

_BRACKETS = {")": "(", "]": "["}


class Head(NamedTuple):
    """The head of a column as written, the name that a calculation uses, and the unit it names, or nothing."""

    written: str
    name: str
    unit: str


def head(written: str) -> Head:
    """A head, taken apart where its brackets hold a unit.

    >>> tuple(head("peak (TFLOP/s)")), tuple(head("peak (dense)")), tuple(head(" days "))
    (('peak (TFLOP/s)', 'peak', 'TFLOP/s'), ('peak (dense)', 'peak (dense)', ''), (' days ', 'days', ''))
    """
    text = " ".join(written.split())
    opened = text.rfind(_BRACKETS.get(text[-1:], "\n"))
    if opened > 0:
        name, unit = text[:opened].strip(), text[opened + 1 : -1].strip()
        if is_measured(unit):
            return Head(written, name, unit)
    return Head(written, text, "")


def named(heads: Iterable[Head]) -> Mapping[str, Head]:
    """Heads by the names that a calculation uses; one of two alike keeps its head as written for a name.

    >>> list(named([head("peak (TFLOP/s)"), head("peak (PFLOP/s)")]))
    ['peak', 'peak (PFLOP/s)']
    """
    found: dict[str, Head] = {}
    for one in heads:
        found.setdefault(one.name if one.name not in found else one.written, one)
    return found
