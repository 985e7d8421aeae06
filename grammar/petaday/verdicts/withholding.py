"""Adds diagnostics to a calculation, and withholds the figure of one that cannot be read for sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic

_FIGURE_STANDS = frozenset({"PD204", "PD299"})  # what is stated, or what stands beside, is at fault


def with_diagnostics(done: Calculation, more: Iterable[Diagnostic], **changes: Any) -> Calculation:
    """The calculation with more diagnostics, each once, and changes of other fields.

    Without its figure where one of the diagnostics forbids it.
    """
    found = tuple(dict.fromkeys((*done.diagnostics, *more)))
    if any(map(_forbids_figure, found)):
        changes |= {"value": None, "unit": None, "shown": "", "pfs_days": None, "claims": ()}
    if found != done.diagnostics:
        changes["diagnostics"] = found
    return replace(done, **changes) if changes else done


def _forbids_figure(one: Diagnostic) -> bool:
    """True for an error of syntax or meaning: the text cannot be read for sure."""
    return one.severity == "error" and one.code < "PD300" and one.code not in _FIGURE_STANDS
