"""The charted results, each with its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One charted result.

    Attributes:
        name: the system, as the chart names it.
        date: as the record dates it.
        pfs_days: as charted.
        slug: the page of the system, or None when there is none.
    """

    name: str
    date: dt.date
    pfs_days: float
    slug: str | None = None


def until(points: Sequence[Point]) -> dt.date:
    """The end of the time axis: a half-year, at least half a year after the last point, so that its name has room.

    >>> until([Point("AlphaZero", dt.date(2017, 12, 5), 420)])
    datetime.date(2018, 7, 1)
    """
    after = max(p.date for p in points) + dt.timedelta(days=183)
    return dt.date(after.year, 7, 1) if after.month < 7 else dt.date(after.year + 1, 1, 1)
