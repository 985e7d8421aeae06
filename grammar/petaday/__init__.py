"""petaday: compute accounting. Reads calculations as papers print them, works and audits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from petaday.report import Report

__all__ = ["audit", "scan"]


def audit(text: str) -> Report:
    """One calculation, worked and audited; never raises on bad text."""
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return report.report(calculate.audit(text))


def scan(prose: str) -> list[Report]:
    """Every calculation found in running text, in order, with spans into it."""
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return [report.report(found) for found in calculate.scan(prose)]
