"""A figure with its unit, and whether another one says the same."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from petaday.core import numerals
from petaday.core.figures import figure as written
from petaday.core.quantity import ONE, Dimension
from petaday.units import meanings

_DIGITS = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}+(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?)"
NUMBER = rf"{_DIGITS}(?:\s?[×x]\s?10\^?\{{?-?\d{{1,2}}\}}?|[eE][+-]?\d{{1,2}})?"
UNIT = r"(?:[a-zA-Zµ]{1,14}(?:-days?|-hours?)?(?:/(?:sec(?:ond)?|s|h(?:our)?|d(?:ay)?)\b)?)"
WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "half a": 0.5,
}  # fmt: skip
TIMES = {
    "second": "seconds?|secs?", "minute": "minutes?|mins?", "hour": "hours?|hrs?", "day": "days?", "week": "weeks?",
    "month": "months?", "year": "years?",
}  # fmt: skip
TIME = f"(?:{'|'.join(TIMES.values())})"
NAMED = "half a|" + "|".join(sorted((word for word in WORDS if word != "half a"), key=len, reverse=True))

_CONVENTIONS = (2, 4, 8, 3, 1.5, 4 / 3, 1.25, 10 / 8.0, 66 / 64, 130 / 128)
_SHORT = 2  # letters of a word in which a capital tells it from another
_NEAR = 0.02
_ROUND = 1e4  # from here on the end zeros of a whole number are no digits
_APART = 0.12
_POWERS = 0.012


class Said(NamedTuple):
    """A figure as it is said: its value, half its last place, its unit."""

    value: float
    half: float
    unit: str

    @property
    def text(self) -> str:
        """As it is told."""
        return f"{written(self.value)} {self.unit}"


def said(number: str, unit: str) -> Said | None:
    """A figure of two pieces of a text; None where the number cannot be read."""
    if number.lower() in WORDS:
        return Said(WORDS[number.lower()], 0.5, unit)
    try:
        value, last, digits = numerals.read(number.replace("x", "×"))
    except (ValueError, OverflowError):
        return None
    zeros = 10.0 ** (math.floor(math.log10(value)) - digits + 1) if value >= _ROUND else 1.0
    place = last or zeros
    return Said(value, place / 2, unit)


@lru_cache(maxsize=2048)
def sizes(unit: str) -> tuple[tuple[float, Dimension], ...]:
    """What a unit may measure: its size in base units, and of what.

    >>> [(size, str(of)) for size, of in sizes("GB/s")], sizes("cats")
    ([(1000000000.0, 'byte/s')], ())
    """
    over, _, under = unit.partition("/")
    found = [(one.factor, one.dimension) for one in meanings(over) if one.dimension != ONE]
    if not under:
        return tuple(found)
    times = [one for one in meanings(under) if one.dimension == Dimension(s=1)]
    return tuple((size / times[0].factor, of / times[0].dimension) for size, of in found) if times else ()


def same_word(one: str, other: str) -> bool:
    """True where two words name one thing: in the singular or the plural, with a capital or without, as one unit.

    >>> same_word("GPUs", "gpu"), same_word("Gbps", "GBps"), same_word("hrs", "hours"), same_word("GB", "Gb")
    (True, False, True, False)
    """
    if one == other or min(len(one), len(other)) <= _SHORT:
        return one == other
    if sizes(one) and sizes(other):
        return bool(set(sizes(one)) & set(sizes(other)))
    return one.lower().rstrip("s") == other.lower().rstrip("s")


def ratios(first: Said, second: Said) -> list[tuple[float, float]]:
    """The second figure over the first one under each reading in which both measure the same, with the room it has."""
    found = []
    for size, of in sizes(first.unit):
        for other, same in sizes(second.unit):
            if of == same and first.value and second.value:
                room = first.half / first.value + second.half / second.value
                found.append((second.value * other / (first.value * size), room))
    return found


def agree(found: list[tuple[float, float]]) -> bool:
    """True where under some reading both figures are the same, to their digits or to a binary prefix."""
    return not found or any(abs(ratio - 1) <= max(room * 1.05, 0.011) or _is_binary(ratio) for ratio, room in found)


def is_slip(found: list[tuple[float, float]], *, apart: float = _APART) -> bool:
    """True where under every reading they are apart as a slip of the pen is, and as no convention is."""
    return bool(found) and not agree(found) and all(_slip(ratio, apart) for ratio, _ in found)


def _is_binary(ratio: float) -> bool:
    return any(abs(max(ratio, 1 / ratio) / 1.024**power - 1) < 0.004 for power in (1, 2, 3, 4))


def _slip(ratio: float, apart: float) -> bool:
    size = max(ratio, 1 / ratio)
    power = math.log10(size)
    if round(power) and abs(power - round(power)) < _POWERS:
        return True
    usual = any(abs(size / one - 1) < _NEAR for one in _CONVENTIONS)
    return 1 + apart < size < 2 and not usual


def worked(ratio: float, second: Said) -> str:
    """What a first figure is in the unit of the second, which is said to be `ratio` times that.

    >>> worked(2.2 / 3.2, Said(2.2, 0.05, "Tbps"))
    '3.2 Tbps'
    """
    return f"{written(second.value / ratio)} {second.unit}"


def spaced(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank is any blanks of a line, or one line break."""
    return re.compile(pattern.replace(" ", r"[ \t\u00a0]{0,3}(?:\n[ \t\u00a0]{0,8})?"))
