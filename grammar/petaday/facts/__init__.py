"""The run sheet: the facts of a training run, read from prose and calculations, settled and checked."""

from __future__ import annotations

from petaday.facts.reading import run_sheet, run_sheets
from petaday.facts.records import Fact, Relation
from petaday.facts.sheet import RunSheet

__all__ = ["Fact", "Relation", "RunSheet", "run_sheet", "run_sheets"]
