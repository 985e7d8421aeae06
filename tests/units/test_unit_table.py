"""The unit table that petaday reads with is that of units.toml."""

from __future__ import annotations

from unit_table import TABLE, UNITS, fresh


def test_the_unit_table_is_that_of_the_reviewed_file() -> None:
    assert fresh(UNITS.read_text("utf-8")) == TABLE.read_text("utf-8"), "unit_table.py is stale: make tables"
