"""Judges one worked calculation: why its words were read as they were, which claims follow, and what to say."""

from __future__ import annotations

from petaday.core.calculation import Calculation
from petaday.resolve.resolver import Resolved
from petaday.verdicts.claims import claims
from petaday.verdicts.notes import notes
from petaday.verdicts.withholding import with_diagnostics
from petaday.verdicts.word_readings import readings


def judge(resolved: Resolved, done: Calculation, text: str) -> Calculation:
    """The calculation with its readings, its claims and its diagnostics of meaning."""
    judged = claims(resolved, text)
    return with_diagnostics(done, notes(resolved, judged), readings=readings(resolved, text), claims=judged)
