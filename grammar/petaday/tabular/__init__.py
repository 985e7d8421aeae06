"""Tables: what their columns hold, which relations their cells keep, and which cells disagree."""

from __future__ import annotations

from petaday.tabular.reading import tables
from petaday.tabular.records import Column, Disagreement, Table, TableRelation

__all__ = ["Column", "Disagreement", "Table", "TableRelation", "tables"]
