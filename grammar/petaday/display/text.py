"""A report or a run sheet as text: the whole of it, and a line that stands for it."""

from __future__ import annotations

from typing import Any

from petaday.core.figures import figure
from petaday.facts.sheet import RunSheet
from petaday.facts.told import to_text as sheet_text
from petaday.render.caret import diagnostic_text
from petaday.render.columns import shown
from petaday.render.text import findings, in_base, to_text
from petaday.report import Report

_AUDIT = "PD3"
_BRIEF = 120  # characters of the calculation in a line that stands for it


def text(record: Any) -> str:
    """Returns a report or a run sheet as text for a person, each finding with its caret.

    >>> from petaday import audit
    >>> print(text(audit("2 * 3 = 6")).splitlines()[-1].strip())
    the inputs give 6, which is the printed figure at its digits
    """
    return sheet_text(record) if isinstance(record, RunSheet) else to_text(record, record.given)


def brief(record: Any) -> str:
    """Returns a report or a run sheet in one line; an error keeps its caret, below it.

    >>> from petaday import audit
    >>> print(brief(audit("4 TFLOPZ * 3 days")))
    <Report: 4 TFLOPZ * 3 days: no figure>
    error[PD201]: `TFLOPZ` is no unit petaday knows.
      --> line 1, column 3
    1 | 4 TFLOPZ * 3 days
      |   ^^^^^^
      = help: Did you mean `TFLOPS`? If it is a thing that is counted, write it as another word.
    """
    if isinstance(record, RunSheet):
        return f"<RunSheet{f' {shown(record.subject)}' if record.subject else ''}: {_kinds(record)}>"
    return "\n".join([f"<Report: {_cut(record.text)}: {answer(record)}>", *carets(record)])


def answer(report: Report) -> str:
    """Returns what a calculation comes to and what became of its stated results, in a few words.

    >>> from petaday import audit
    >>> answer(audit("8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days = 4 pfs-days"))
    '2.588e20 FLOP = 2.995 pfs-days, follows, within factor 2'
    """
    if report.value is None:
        return "no figure"
    days = f" = {figure(report.pfs_days)} pfs-days" if report.pfs_days is not None else ""
    said = report.shown or in_base(report.value, report.unit)
    return ", ".join([said + days, *(claim.verdict for claim in report.claims)])


def carets(report: Report, *, audited: bool = False) -> list[str]:
    """Returns each error of a report with its place marked.

    Args:
        report: the calculation.
        audited: also where what is stated is off; the verdict says so anyhow.

    >>> from petaday import audit
    >>> carets(audit("2 * 3 = 60"))
    []
    >>> print(carets(audit("2 * 3 = 60"), audited=True)[0].splitlines()[0])
    error[PD301]: “60” does not follow: the inputs give 6: off by a factor of 10.
    """
    errors = [found for found in report.diagnostics if found.severity == "error"]
    wrong = [found for found in errors if audited or not found.code.startswith(_AUDIT)]
    if report.given is None:
        return [findings(report.model_copy(update={"diagnostics": (found,)})) for found in wrong]
    return [diagnostic_text(found, report.given) for found in wrong]


def _cut(written: str) -> str:
    line = shown(" ".join(written.split()))
    return line if len(line) <= _BRIEF else f"{line[: _BRIEF - 1]}…"


def _kinds(sheet: RunSheet) -> str:
    kinds = [sheet.facts[at].kind.replace("_", " ") for at in sheet.chosen]
    rivals = sorted({fact.kind for fact in sheet.facts if sheet.open(fact.kind)})
    said = [", ".join(kinds), f"open: {', '.join(rivals)}" if rivals else ""]
    return "; ".join(part for part in said if part) or "no fact of a training run"
