"""Tells whether a count of operations may be meant as a rate, as in `5 TFLOPS`."""

from __future__ import annotations

from petaday.core.quantity import RATE
from petaday.report import Report
from petaday.units import meanings


def may_be_rate(report: Report) -> bool:
    """Whether a count of operations has a word that could have been read as a rate.

    >>> from petaday import audit
    >>> [may_be_rate(audit(text)) for text in ("5 TFLOPS", "5 TFLOP", "5 TFLOP/s", "5 days")]
    [True, False, False, False]
    """
    return report.unit == "FLOP" and any(
        meaning.dimension == RATE and str(meaning) in reading.alternatives
        for reading in report.readings
        for meaning in meanings(reading.word)
    )
