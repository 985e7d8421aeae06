"""petaday: compute accounting. Reads calculations as papers print them, works and audits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from petaday.facts import RunSheet
    from petaday.report import Report
    from petaday.tabular.records import Table

__all__ = ["audit", "run_sheet", "run_sheets", "scan", "tables"]


def audit(text: str) -> Report:
    """One calculation, worked and audited; never raises on bad text."""
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return report.report(calculate.audit(text))


def scan(prose: str) -> list[Report]:
    """Every calculation found in running text, in order, with spans into it."""
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return [report.report(found) for found in calculate.scan(prose)]


def run_sheet(text: str, subject: str | None = None) -> RunSheet:
    """The facts of the training run a text is about, settled or left open; `subject` is the run's name."""
    from petaday import facts  # noqa: PLC0415 - the command line starts without pydantic

    return facts.run_sheet(text, subject)


def run_sheets(text: str) -> list[RunSheet]:
    """A sheet for every run of a text."""
    from petaday import facts  # noqa: PLC0415 - the command line starts without pydantic

    return facts.run_sheets(text)


def tables(text: str) -> list[Table]:
    r"""Every table of a text, with the relations that its cells hold and the rows in which they disagree.

    >>> text = "| GPUs | Days | GPU-days |\n|--|--|--|\n| 8 | 3 | 24 |\n| 16 | 7 | 112 |\n| 64 | 5 | 320 |"
    >>> [relation.because for table in tables(text) for relation in table.relations]
    ['devices × time is device time.']
    """
    # the room may not be called like this function: loading it would take its place
    from petaday.tabular.reading import tables as read  # noqa: PLC0415

    return read(text)
