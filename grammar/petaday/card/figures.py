"""Figures of a card: a power of ten is a superscript of HTML, which no font has to bring along."""

from __future__ import annotations

import math

from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Html, el, join
from petaday.report import Report

MINUS = "−"


def number(value: float, digits: int = 4) -> Html:
    r"""Returns a figure to so many significant digits, plain where that is short, else with a power of ten.

    >>> number(0.101), number(8524.8)
    ('0.101', '8,525')
    >>> print(number(8.7247e18).replace("\u00a0", " "))
    <span class="pd-nb">8.725 × 10<sup>18</sup></span>
    """
    text, power = written(value, digits)
    if power is None:
        return join(text)
    return el("span", text, "\u00a0×\u00a010", el("sup", f"{power}".replace("-", MINUS)), class_="pd-nb")


def written(value: float, digits: int = 4) -> tuple[str, int | None]:
    """Returns a figure to so many significant digits, and the power of ten it is to be multiplied by, or None.

    >>> written(8524.8), written(2.7777e-05)
    (('8,525', None), ('2.778', -5))
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}", None
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if -4 <= power < 7:
        return _trimmed(f"{float(f'{mantissa}e{power}'):,.{max(digits - 1 - power, 0)}f}"), None
    return _trimmed(mantissa), power


def quantity(value: float, unit: str | None, digits: int = 4) -> Html:
    """Returns a figure in base units with its unit.

    >>> quantity(1296000, "s"), quantity(4, "1")
    ('1,296,000 s', '4')
    """
    return number(value, digits) if unit in {None, "", "1"} else join(number(value, digits), f" {unit}")


def in_pfs_days(flop: float, digits: int = 4) -> Html:
    """Returns a count of operations in petaflop/s-days.

    >>> in_pfs_days(8.64e19)
    '1 pfs-days'
    """
    return join(number(flop / PFS_DAY, digits), " pfs-days")


def result(report: Report) -> tuple[Html, Html | None]:
    """Returns the worked figure, and the same figure in the other unit where it is a count of operations."""
    value = report.value or 0.0
    worked = quantity(value, report.unit)
    return (worked, None) if report.pfs_days is None else (in_pfs_days(value), worked)


def _trimmed(text: str) -> str:
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)
