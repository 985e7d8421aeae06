"""The figure a cell prints, as the interval of its digits: `2.4M`, `~190`, `18–20 days`, `2h 30m`, `$1,025`."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from petaday.core import numerals
from petaday.syntax.lexer import NUMBER
from petaday.tabular.measures import SCALES, TIMES

# A cell that is one figure may have one blank for a comma (`1 200`), which in running text parts two figures.
_NUMBER = rf"(?:\d{{1,3}}[ ]\d{{3}}(?!\d|[ ]\d)(?:\.\d+)?|{NUMBER})"
_SCALE = r"(?:(?-i:[kKMBTb])|bn|mn|mln|thousand|million|billion|trillion)(?![A-Za-z/])"
_CELL = re.compile(
    rf"""(?P<about>(?:[~∼≈]|approx\.?|about|around|ca\.?|circa)\s?)?
    (?P<bound>(?:[<>≤≥≳≲]|over|under|up\sto|at\sleast)\s?)?
    (?P<money>(?:US)?[$€£]\s?)?
    (?P<sign>[-−+])?(?P<low>{_NUMBER})\s?(?P<lowscale>{_SCALE})?
    (?:\s?(?:[-–—]|to|\.\.\.?)\s?(?P<money2>[$€£])?(?P<high>{_NUMBER}))?
    (?:\s?±\s?(?P<room>{_NUMBER}))?
    \s?(?P<scale>{_SCALE})?
    (?P<percent>\s?%)?(?P<plus>\+(?!\d))?
    \s?(?P<unit>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_WORKED = re.compile(r"[\d.,(][\d.,\s+*×x·/()-]{1,60}=\s?([^=]{1,40})")
_PART = re.compile(r"(\d+(?:\.\d+)?)\s?([a-z]+)\.?[\s,:]*")
_CLOCK = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d(?:\.\d+)?))?$")
_LONGEST = 600
_MARKS = re.compile(r"(?:\s*(?:\[\^?\w{1,3}\]|\(\w\)|[*†‡§¶#]|\^\{?[a-z*†]\}?))+$")


class Figure(NamedTuple):
    """A figure as printed.

    Attributes:
        value: in the cell's own unit, its scale word counted.
        low, high: what its digits leave open, rounded or cut.
        place: one unit of its last digit.
        zeros: how much further it may be off where the end zeros of a whole number are no digits.
        whole: printed without decimals, scale or power, so that as a count it is exact.
        scaled: the cell has a scale word of its own.
        about: `~`, a bound, a range: printed as approximate.
        unit: what stands behind the figure.
        seconds: for a time written with its units; `value` is then in seconds.
    """

    value: float
    low: float
    high: float
    place: float
    zeros: float = 0.0
    whole: bool = False
    scaled: bool = False
    about: bool = False
    unit: str = ""
    seconds: bool = False

    def times(self, factor: float) -> Figure:
        """The figure in another unit."""
        value, low, high, place, zeros = (part * factor for part in self[:5])
        return self._replace(value=value, low=low, high=high, place=place, zeros=zeros)

    def roomy(self) -> Figure:
        """The figure whose end zeros are no digits."""
        return self._replace(low=self.low - self.zeros, high=self.high + self.zeros) if self.zeros else self

    def exact(self) -> Figure:
        """The figure as a count, which is not rounded where it is printed whole."""
        return self._replace(low=self.value, high=self.value, zeros=0.0) if self.whole and not self.about else self


@lru_cache(maxsize=8192)
def figure(text: str) -> Figure | None:
    """The one figure of a cell; None for words, dashes, pending cells and cells with several.

    >>> figure("2.4M").value, figure("~190").low, figure("18–20 days")[:3]
    (2400000.0, 180.0, (19.0, 18.0, 20.0))
    >>> figure("10 + 20 = 30").value, figure("10 + 20")
    (30.0, None)
    >>> figure("2h 30m").value, figure("–"), figure("Stage 1: 3; Stage 2: 4")
    (9000.0, None, None)
    """
    if len(text) > _LONGEST:
        return None
    text = _MARKS.sub("", text.strip()).strip("()` ") if not text.startswith("(") or text.endswith(")") else text
    if not text or len(text) > 80 or not any(sign.isdigit() for sign in text):
        return None
    if worked := _WORKED.fullmatch(text):
        text = worked[1]  # `10 + 20 = 30` is a cell of 30
    return _duration(text) or _plain(text)


def _plain(text: str) -> Figure | None:
    found = _CELL.fullmatch(text)
    if not found:
        return None
    unit = found["unit"].strip()
    if _has_figures(unit) or re.match(r"(?i)of\b|out\b|[/:]", unit):
        return None
    try:
        value, unit_of_last, digits = numerals.read(found["low"].replace("x", "×"))
    except (ValueError, OverflowError):
        return None
    place = unit_of_last or 1.0
    zeros = _zeros(value, unit_of_last, digits)
    ends = zeros if value >= 1000 else 0.0  # 30 days are 30 days
    low, high = value - place / 2, value + place
    about = bool(found["about"] or found["bound"] or found["plus"])
    if about:
        place = max(place, 2 * zeros)
        low, high, ends = value - place, value + place, 0.0
    if found["high"]:
        other, last, size = numerals.read(found["high"].replace("x", "×"))
        if other <= value:
            return None
        low, high, value, about = value, other, (value + other) / 2, True
        place = max(place, last or 1.0, 2 * _zeros(other, last, size))
    if found["room"]:
        room = numerals.read(found["room"])[0]
        low, high, about = value - max(room, place), value + max(room, place), True
    word = found["scale"] or found["lowscale"] or ""
    factor = SCALES.get(word, SCALES.get(word.lower(), 1.0)) * (0.01 if found["percent"] else 1.0)
    whole = not unit_of_last and not word and not found["percent"] and "e" not in found["low"].lower()
    sign = -1.0 if found["sign"] in {"-", "−"} else 1.0
    said = ("$" if found["money"] or found["money2"] else "") + ("%" if found["percent"] else "") + unit
    figure = Figure(value, low, high, place, ends, whole, bool(word), about, said).times(factor)
    return figure if sign > 0 else figure._replace(value=-figure.value, low=-figure.high, high=-figure.low)


def _has_figures(unit: str) -> bool:
    """A second figure behind the first: only a device's name may hold one (`8 A100`, `64 × H100 80GB`)."""
    if not any(sign.isdigit() for sign in unit):
        return False
    return not re.fullmatch(
        r"[x×*]?\s?(?:[A-Za-z]+[-\s]?[A-Za-z]*\d+\w*|CO_?2\w*|[kt]?g?\s?CO_?2[\w-]*)[\sA-Za-z-]*(?:\d+\s?GB)?", unit
    )


def _zeros(value: float, unit_of_last: float, digits: int) -> float:
    """Half the place of the last digit of a whole number that ends in zeros."""
    if unit_of_last or not value or value % 10:
        return 0.0
    return 10.0 ** (math.floor(math.log10(abs(value)) + 1e-12) - digits + 1) / 2


def _duration(text: str) -> Figure | None:
    """`2h 30m`, `45 min`, `3 days`, `1d 4h`, `02:30:00`: in seconds."""
    about = text[:1] in {"~", "∼", "≈"}
    bare = text.lstrip("~∼≈ ")
    if clock := _CLOCK.match(bare):
        if clock[3] is None:
            return None  # hours and minutes, or minutes and seconds
        value = int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
        return Figure(value, value - 0.5, value + 1.0, 1.0, about=about, seconds=True)
    parts = _PART.findall(bare.lower())
    if len(parts) < 2 or _PART.sub("", bare.lower()).strip(" *"):
        return None
    if any(word not in TIMES for _, word in parts):
        return None
    factors = [TIMES[word] for _, word in parts]
    if factors != sorted(factors, reverse=True):
        return None
    value = sum(float(number) * factor for (number, _), factor in zip(parts, factors, strict=True))
    place = factors[-1]
    return Figure(value, value - place / 2, value + place, place, about=about, seconds=True)
