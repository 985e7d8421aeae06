"""A report or a run sheet as display mathematics, for a notebook that is printed through LaTeX."""

from __future__ import annotations

from typing import Any

from petaday.facts.sheet import RunSheet
from petaday.render.latex import to_latex


def latex(record: Any) -> str:
    """Returns the calculation, or both methods of a sheet, as LaTeX; empty where nothing could be worked.

    >>> from petaday import audit
    >>> "= 6" in latex(audit("2 * 3 = 6")), latex(audit("4 TFLOPZ"))
    (True, '')
    """
    reports = (record.method_1(), record.method_2()) if isinstance(record, RunSheet) else (record,)
    return "\n".join(to_latex(report).strip() for report in reports if report is not None and report.tree is not None)
