"""The casebook's counts of operations, as rows to compare a figure with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from petaday.casebook import Calc, Casebook, Page


class Compared(BaseModel):
    """One figure of the casebook.

    Attributes:
        record: whether it is as printed, as charted, as noted in a database, or ours.
        pfs_days: what the calculation comes to.
        ratio: the figure that is compared / this one.
        source: the title of what the calculation cites; empty where it cites nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    system: str
    date: datetime.date | None
    method: int | None
    record: str
    text: str
    pfs_days: float
    ratio: float
    source: str = ""


def systems(casebook: Casebook, pfs_days: float, page: Page | None = None) -> tuple[Compared, ...]:
    """Returns the headline of every system, oldest first; of one page, every count of operations."""
    if page is not None:
        return tuple(row for calc in page.calcs for row in _rows(page, calc, pfs_days))
    headlines = ((system, system.headline) for system in casebook.systems)
    return tuple(row for system, calc in headlines if calc for row in _rows(system, calc, pfs_days))


def _rows(page: Page, calc: Calc, pfs_days: float) -> Iterator[Compared]:
    counts = [report for report in calc.reports if report.pfs_days]
    if counts and (theirs := counts[-1].pfs_days):
        yield Compared(
            system=page.front.title,
            date=page.front.date,
            method=calc.method,
            record=calc.record,
            text=counts[-1].text,
            pfs_days=theirs,
            ratio=pfs_days / theirs,
            source=_source(page, calc),
        )


def _source(page: Page, calc: Calc) -> str:
    if calc.cite == "paper" and page.front.paper:
        return page.front.paper.title
    return next((source.title for source in page.front.sources if source.id and source.id == calc.cite), "")
