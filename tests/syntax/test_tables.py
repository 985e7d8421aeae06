"""The tables that petaday reads with are those of the grammars."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tables import GRAMMARS, fresh, tables


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda path: path.stem)
def test_the_tables_are_those_of_the_grammar(grammar: Path) -> None:
    assert fresh(grammar) == tables(grammar).read_text("utf-8"), "tables.py is stale: make tables"


def test_a_calculation_is_read_without_lark() -> None:
    seen = "import sys; from petaday.calculate import audit; audit('2 * 3 = 6'); print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout == "False\n"
