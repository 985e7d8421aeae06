"""How calculations are to be written: the options of `petaday fmt`, and what each does."""

from __future__ import annotations

from typing import Literal, NamedTuple

Blanks = Literal["one", "keep"]
Times = Literal["×", "*", "keep"]
Digits = Literal["comma", "thin", "none", "keep"]
Units = Literal["field", "keep"]


class Style(NamedTuple):
    """The options; without any, the layout that petaday itself prints.

    Attributes:
        blanks: one blank on either side of an operator, none inside brackets and around `^`.
        times: the sign of multiplication.
        digits: what stands between groups of three digits, from 10,000 on.
        units: `TFLOPS` as it was read: TFLOP for a count, TFLOP/s for a rate, and pfs-days.
        results: results are written where they are asked for.
    """

    blanks: Blanks = "one"
    times: Times = "×"
    digits: Digits = "comma"
    units: Units = "keep"
    results: bool = False


CHOICES: dict[str, tuple[str, ...]] = {
    "blanks": ("one", "keep"),
    "times": ("×", "*", "keep"),
    "digits": ("comma", "thin", "none", "keep"),
    "units": ("field", "keep"),
}
"""What each option of the layout may be."""

MEANS: dict[str, str] = {
    "blanks": "`one` blank on either side of an operator, none inside brackets and around `^`",
    "times": "the sign of multiplication",
    "digits": "what stands between groups of three digits, from 10,000 on; `thin` is a narrow blank (U+202F)",
    "units": "`field` writes `TFLOPS` as it was read, TFLOP for a count and TFLOP/s for a rate, and pfs-days",
    "results": "write worked results behind `= ?`, and refresh those behind `≐`",
}
"""What each option does, for help and guide."""
