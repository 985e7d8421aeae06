"""The eras that a content folder names, and the one of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from petaday_site.facts.told import told

FILE = Path("data/eras.toml")


class Era(BaseModel):
    """A stretch of time with its name; the end is the first day after it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    start: dt.date
    end: dt.date

    @model_validator(mode="after")
    def _forward(self) -> Era:
        if self.end <= self.start:
            raise ValueError(f"{self.name} ends on {self.end}, before it begins")
        return self


class Eras(BaseModel):
    """The file of eras."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    era: tuple[Era, ...]


def read(content: Path) -> tuple[Era, ...]:
    """The eras of a content folder, oldest first; none where it names none.

    Raises:
        SiteError: for a file that holds anything else.
    """
    advice = 'write [[era]] with name = "2012 to 2014", start = 2012-01-01 and end = 2014-01-01 for each'
    found = told(content / FILE, Eras, advice)
    return tuple(sorted(found.era, key=lambda one: one.start)) if found else ()


def era(date: dt.date | None, named: Sequence[Era] = ()) -> str | None:
    """The name of a date's era; where it lies in none, the two years it falls in.

    >>> first = Era(name="the first GPUs", start=dt.date(2012, 1, 1), end=dt.date(2014, 1, 1))
    >>> era(dt.date(2012, 6, 1), [first]), era(dt.date(2018, 5, 2), [first]), era(None)
    ('the first GPUs', '2018 and 2019', None)
    """
    if date is None:
        return None
    year = date.year - date.year % 2
    return next((one.name for one in named if one.start <= date < one.end), f"{year} and {year + 1}")
