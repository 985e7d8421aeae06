"""Reads the numbers of a text: digits, powers of ten, scale words, number words, ranges, and how sure they are."""

from __future__ import annotations

from typing import NamedTuple

from petaday import units
from petaday.core import numerals
from petaday.core.precision import Printed, half
from petaday.facts.cues import ABOUT, NUMBER_WORDS
from petaday.facts.tokens import Token

_TIMES = frozenset("×x*·∙⋅")
_POWER = frozenset("^")
_DASHES = frozenset("-–—~")
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SHORT_SCALES = frozenset(["k", "K", "M", "B", "T", "m", "b", "t", "bn", "mn", "mln", "tn", "Bn", "Mn"])
_LONE_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}  # where they touch the number
_HUGE = 1e60


class Figure(NamedTuple):
    """A number as written, before anybody asks what it counts.

    Attributes:
        value, low, high: what it says and what its digits leave open.
        first, last: its first token and the one behind its last.
        approximate: a word or mark before it says "about".
        scale: the scale word (`B`, `million`), or empty.
        share: it is a percentage.
        digits: its significant digits.
    """

    value: float
    low: float
    high: float
    first: int
    last: int
    approximate: bool = False
    scale: str = ""
    share: bool = False
    digits: int = 1


def figures(tokens: list[Token]) -> list[Figure]:
    """Every number of a text, in order.

    >>> from petaday.facts.tokens import tokens
    >>> [f"{f.value:g}" for f in figures(tokens("about 14.8T tokens, 3 × 10^24 FLOP, 5 to 6 days, eight, 1,024"))]
    ['1.48e+13', '3e+24', '5.5', '8', '1024']
    """
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = _figure(tokens, at)
        if figure is None:
            at += 1
            continue
        figure = _ranged(tokens, figure)
        found.append(_hedged(tokens, figure))
        at = figure.last
    return found


def _figure(tokens: list[Token], at: int) -> Figure | None:
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at)
    if token.kind == "word" and token.low in NUMBER_WORDS:
        return _words(tokens, at)
    return None


def _digits(tokens: list[Token], at: int) -> Figure | None:
    token = tokens[at]
    written, last = token.text, at + 1
    if token.text.count(".") > 1 or len(written) > 40:
        return None
    while (  # digits that blanks group: 3 276 800 000
        last < len(tokens)
        and tokens[last].kind == "number"
        and len(tokens[last].text) == 3
        and tokens[last].text.isdigit()
        and written.isdigit()
        and len(token.text) <= 3
        and tokens[last].start == tokens[last - 1].end + 1
        and last - at < 6
    ):
        written, last = written + tokens[last].text, last + 1
    behind = tokens[last] if last < len(tokens) else None
    if "E" in written and behind and behind.kind == "word" and behind.start == tokens[at].end:
        return None  # a name: `2B-3E4T`
    value, unit, digits = numerals.read(written)
    if written in ("2", "4", "8", "16"):
        exponent, end = _exponent(tokens, last)
        if exponent is not None and exponent > 1:
            return _scaled(tokens, at, end, value**exponent, digits=9)
    power, last = _power(tokens, at, last)
    if power is not None:
        value, unit = (value * power, (unit or 1.0) * power) if power > 0 else (10.0**-power, 0.0)
    return _scaled(tokens, at, last, value, unit=unit, digits=digits)


def _power(tokens: list[Token], at: int, last: int) -> tuple[float | None, int]:
    """A power of ten behind a number: `× 10^24`, `e`-less; negative for a number that is itself the power `10^24`."""
    exponent, end = _exponent(tokens, last) if tokens[at].text == "10" else (None, last)
    if exponent is not None:
        return (-float(exponent), end) if exponent > 0 else (10.0 ** (exponent - 1), end)
    if last + 1 < len(tokens) and tokens[last].text in _TIMES and tokens[last + 1].text == "10":
        exponent, end = _exponent(tokens, last + 2)
        if exponent is not None:
            return 10.0**exponent, end
    if last < len(tokens) and tokens[last].text.startswith("x10") and tokens[last].start == tokens[last - 1].end:
        exponent, end = _exponent(tokens, last + 1)
        if exponent is not None:
            return 10.0**exponent, end
    return None, last


def _exponent(tokens: list[Token], at: int) -> tuple[int | None, int]:
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    if token.kind == "word" and set(token.text) <= _SUPERSCRIPTS and token.start == tokens[at - 1].end:
        return _bounded(numerals.read("10" + token.text)[0]), at + 1
    marks = at
    while marks < len(tokens) and tokens[marks].text in ("^", "*", "(", "{") and marks - at < 3:
        marks += 1
    if not any(t.text == "^" for t in tokens[at:marks]) and [t.text for t in tokens[at:marks]] != ["*", "*"]:
        return (None, at)
    sign = 1
    if marks < len(tokens) and tokens[marks].text in ("-", "−", "–"):
        sign, marks = -1, marks + 1
    if marks < len(tokens) and tokens[marks].text.isdigit() and len(tokens[marks].text) < 3:
        exponent = sign * int(tokens[marks].text)
        close = marks + 1
        if close < len(tokens) and tokens[close].text in (")", "}") and tokens[marks - 1].text in ("(", "{"):
            close += 1
        return exponent, close
    return None, at


def _bounded(value: float) -> int:
    return len(f"{value:.0f}") - 1 if 1 <= value < _HUGE else 0


def _scaled(tokens: list[Token], at: int, last: int, value: float, *, unit: float = 0.0, digits: int = 1) -> Figure:
    """The scale words behind a number, a percent sign, and what the last digit leaves open."""
    scale, share, factor = "", False, 1.0
    for _ in range(2):
        if last >= len(tokens):
            break
        token = tokens[last]
        close = token.start == tokens[last - 1].end
        word = token
        if token.text == "-" and close and last + 1 < len(tokens) and tokens[last + 1].start == token.end:
            word = tokens[last + 1]
        if word.kind == "mark" and word.text == "%":
            factor, share, last = factor / 100, True, last + 1
            break
        found = units.scale(word.text) if word.kind == "word" and (len(word.text) > 2 or word is token) else None
        short = word.text in _SHORT_SCALES
        if word.text in _LONE_SCALES and word is token:
            found = _LONE_SCALES[word.text]
        if word.low == "percent":
            found, share = 0.01, True
        if (
            found is None
            or found == 1
            or (len(word.text) <= 2 and (not short or not _abbreviates(tokens, last, close)))
        ):
            break
        factor, scale, last = factor * found, word.text, last + (1 if word is token else 2)
        if share:
            break
    printed = Printed(value, unit / 2, digits, whole=unit == 0)
    room = half(printed) if unit == 0 and factor == 1 else (unit or 1.0) / 2
    if unit == 0 and factor != 1 and value % 10 == 0:
        room = half(printed)
    value, room = min(value * factor, _HUGE), min(room * factor, _HUGE)
    return Figure(value, value - room, value + room, at, last, scale=scale, share=share, digits=digits)


def _abbreviates(tokens: list[Token], at: int, close: bool) -> bool:
    """A letter is a scale when it touches the number, or a capital stands apart before a noun: `1.2 M images`."""
    return close or (tokens[at].text in ("K", "M", "B", "T") and tokens[at].start == tokens[at - 1].end + 1)


def _words(tokens: list[Token], at: int) -> Figure | None:
    """A number in words: `eight`, `two and a half`, `twenty-four`, `half a`, `3 and a half` is read elsewhere."""
    first = tokens[at].low
    value, last = NUMBER_WORDS[first], at + 1

    def word(place: int) -> str:
        return tokens[place].low if place < len(tokens) else ""

    if first == "half":
        last += word(last) in ("a", "an")
    elif value >= 20 and word(last) == "-" and NUMBER_WORDS.get(word(last + 1), 99) < 10:
        value, last = value + NUMBER_WORDS[word(last + 1)], last + 2
    elif [word(last), word(last + 1), word(last + 2)] == ["and", "a", "half"]:
        value, last = value + 0.5, last + 3
    return _scaled(tokens, at, last, value)


def _ranged(tokens: list[Token], figure: Figure) -> Figure:
    """Two numbers as one: `5 to 6 days`, `15-20 words`, `between 3 and 4`; the middle is its value."""
    at = figure.last
    if at + 1 >= len(tokens) or figure.share:
        return figure
    joint = tokens[at]
    between = figure.first > 0 and tokens[figure.first - 1].low == "between" and joint.low == "and"
    if not (joint.text in _DASHES or joint.low == "to" or between):
        return figure
    other = _figure(tokens, at + 1)
    before = tokens[figure.first - 1] if figure.first else None
    named = before is not None and before.kind == "word" and before.text[:1].isupper() and joint.text in _DASHES
    if other is None or named or (joint.text in _DASHES and tokens[at + 1].start != joint.end):
        return figure
    low = figure.value
    if not figure.scale and other.scale and low < 1000:
        low *= units.scale(other.scale) or 1.0
    if other.share and not figure.share:
        low /= 100
    behind = tokens[other.last] if other.last < len(tokens) else None
    if not low < other.value <= 10 * low or (behind is not None and behind.text == "-" and joint.text in _DASHES):
        return figure
    middle = (low + other.value) / 2
    return other._replace(value=middle, low=low, high=other.value, first=figure.first, approximate=True)


def _hedged(tokens: list[Token], figure: Figure) -> Figure:
    """Widened where a word or mark before it says that it is not exact."""
    before = [tokens[at].low for at in range(max(0, figure.first - 2), figure.first)]
    if not (before and (before[-1] in ABOUT or " ".join(before) in ABOUT)):
        return figure
    room = max(figure.high - figure.low, 0.05 * figure.value)
    return figure._replace(low=figure.low - room / 2, high=figure.high + room / 2, approximate=True)
