"""The charted results, each with its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


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


class Era(NamedTuple):
    """A stretch of the chart with the name that the published overview gives it."""

    name: str
    start: dt.date
    end: dt.date


BEGIN, END = dt.date(2012, 1, 1), dt.date(2018, 7, 1)
ERAS: Sequence[Era] = (
    Era("2012 to 2014: 1–8 GPUs", BEGIN, dt.date(2014, 1, 1)),
    Era("2014 to 2016: 10–100 GPUs", dt.date(2014, 1, 1), dt.date(2016, 1, 1)),
    Era("2016 to 2017: parallel algorithms", dt.date(2016, 1, 1), END),
)
"""As the chart shades them: the last runs on to the chart's right edge."""


def era(date: dt.date | None) -> str | None:
    """The era of a date; where none is named, the two years it falls in.

    >>> era(dt.date(2017, 6, 12)), era(dt.date(2018, 5, 2)), era(dt.date(1998, 11, 1)), era(None)
    ('2016 to 2017: parallel algorithms', '2018 and 2019', '1998 and 1999', None)
    """
    if date is None:
        return None
    year = date.year - date.year % 2
    return next((one.name for one in ERAS if one.start <= date < one.end and year < 2018), f"{year} and {year + 1}")


def until(points: Sequence[Point]) -> dt.date:
    """The end of the time axis: a half-year, at least half a year after the last point, so that its name has room.

    >>> until([Point("AlphaZero", dt.date(2017, 12, 5), 420)])
    datetime.date(2018, 7, 1)
    """
    after = max(p.date for p in points) + dt.timedelta(days=183)
    return dt.date(after.year, 7, 1) if after.month < 7 else dt.date(after.year + 1, 1, 1)
