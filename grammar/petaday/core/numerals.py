"""Reads a written number: its value, and the precision its digits state."""

from __future__ import annotations

import math
import re
from functools import lru_cache

PI = frozenset({"π", "pi"})
"""How the number is written that has no digits."""

_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_TEN = re.compile(r"10[ \t]?(?:(?:\^|\*\*)[ \t]?[({]?([-+−]?\d+)[)}]?|([⁻⁺]?[⁰¹²³⁴-⁹]+))$")
_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?=[eE]|$)")
_UNGROUPED = _LOWERED | str.maketrans("", "", "'’_ \u00a0\u2009\u202f")
_BLANKS = str.maketrans("", "", " \t\u00a0\u2009\u202f\u200b\u2060")  # grouping, and the padding of markup
_LEAST = 5e-324
_COMMA = re.compile(r"(?:0,\d+|\d+,\d{1,2})(?=[eE]|$)")


def lowered(text: str) -> str:
    """Takes a number with superscripts or typographic signs; returns it in plain digits, `-` and `+`.

    >>> lowered("⁻²³"), lowered("−3")
    ('-23', '-3')
    """
    return text.translate(_LOWERED)


def raised(power: int) -> str:
    """Takes an exponent; returns it in superscripts.

    >>> raised(-23)
    '⁻²³'
    """
    return str(power).translate(_RAISED)


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[float, float, int]:
    """Value, one unit of the last digit (0 when written as a whole number), significant digits.

    >>> read("12,000"), read("1.58 * 10 ^ -3"), read("17,5"), read("10²³")
    ((12000.0, 0.0, 2), (0.00158, 1e-05, 3), (17.5, 0.1, 3), (1e+23, 0.0, 1))
    >>> read("4.5e5"), read("6.")
    ((450000.0, 10000.0, 2), (6.0, 0.0, 1))
    """
    if text in PI:
        return math.pi, 0.0, 16
    exponent = 0
    mantissa = text = text.translate(_BLANKS)
    if ten := _TEN.search(text):
        exponent = _exponent(ten[1] or ten[2])
        mantissa = text[: ten.start()].rstrip("×x*·∙⋅")
    if not mantissa:
        return _scaled("1", exponent), 0.0, 1
    mantissa = mantissa.translate(_UNGROUPED)
    if _DOTS.match(mantissa):
        mantissa = mantissa.replace(".", "")
    mantissa = mantissa.replace(",", ".") if _COMMA.match(mantissa) else mantissa.replace(",", "")
    digits, _, written = mantissa.lower().partition("e")
    exponent += _exponent(written or "0")
    whole, _, fraction = digits.partition(".")
    value = _scaled(digits, exponent)
    significant = (whole + fraction).lstrip("0")
    if fraction or exponent:
        return value, _scaled("1", exponent - len(fraction)), max(1, len(significant))
    return value, 0.0, max(1, len(significant.rstrip("0")))


def _exponent(text: str) -> int:
    return max(-10_000, min(10_000, int(text.translate(_LOWERED)[:7])))


def _scaled(digits: str, exponent: int) -> float:
    """The float; one that is too small for any is the least there is, so that nobody takes it for zero."""
    return float(f"{digits}e{exponent}") or (_LEAST if digits.strip("0.") else 0.0)
