"""The table of the field: the headline of every system that is no part of the charted record, as it is recomputed."""

from __future__ import annotations

import pandas as pd

from petaday.casebook import Casebook, Page
from petaday_site.facts.frames import NOTED
from petaday_site.facts.headline import result

FILE = "data/field.csv"
COLUMNS = ("date", "system", "pfs-days", "slug", "method", "source", "domain")


def is_of_field(page: Page) -> bool:
    """Whether a system's page belongs to the field: it records a database's notes, or is worked by the site itself."""
    return page.is_system and page.front.status in (NOTED, "ours")


def field(casebook: Casebook) -> pd.DataFrame:
    """One row for each system of the field, oldest first; every figure is its page's, none is kept beside it."""
    rows = [row for page in casebook.systems if is_of_field(page) and (row := _row(page))]
    return pd.DataFrame(sorted(rows), columns=list(COLUMNS))


def _row(page: Page) -> tuple[str, ...] | None:
    report = result(page.headline) if page.headline else None
    if page.headline is None or report is None or report.pfs_days is None or page.front.date is None:
        return None
    return (
        page.front.date.isoformat(),
        page.front.title,
        f"{report.pfs_days:.6g}",
        page.slug,
        str(page.headline.method or ""),
        _source(page),
        page.front.domain or "",
    )


def _source(page: Page) -> str:
    """What the headline cites; a line of ours is ours, after what the page cites first."""
    cited = {source.id: source.title for source in page.front.sources}
    named = cited.get(page.headline.cite) if page.headline else None
    if named:
        return named
    if page.headline and page.headline.cite == "paper" and page.front.paper:
        return page.front.paper.title
    return f"petaday, after {page.front.sources[0].title}" if page.front.sources else "petaday"
