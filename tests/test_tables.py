"""The tables that petaday reads with are those of petaday.lark."""

from __future__ import annotations

import subprocess
import sys

from tables import GRAMMAR, TABLES, fresh


def test_the_tables_are_those_of_the_grammar() -> None:
    assert fresh(GRAMMAR.read_text("utf-8")) == TABLES.read_text("utf-8"), "tables.py is stale: make tables"


def test_a_calculation_is_read_without_lark() -> None:
    seen = "import sys; from petaday.calculate import audit; audit('2 * 3 = 6'); print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout == "False\n"
