"""Everything the pages are made from, gathered once."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from petaday.casebook import Casebook
from petaday_site import frames
from petaday_site.fit import Fit, fit
from petaday_site.points import END, Point

CHARTED = Path("data/chart_2018.csv")


@dataclass(frozen=True)
class Site:
    """The casebook, the charted record, and what is computed from both.

    Attributes:
        casebook: every page and calculation.
        points: the record as charted.
        version: of petaday.
        url: where the site will stand, or empty.
    """

    casebook: Casebook
    points: tuple[Point, ...]
    version: str
    url: str = ""

    @cached_property
    def fit(self) -> Fit:
        """The line of best fit through the charted points."""
        return fit([p.date for p in self.points], [p.pfs_days for p in self.points], END)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row for each stated result."""
        return frames.claims(self.casebook)

    @cached_property
    def methods(self) -> pd.DataFrame:
        """System × method."""
        return frames.methods(self.casebook)

    @cached_property
    def records(self) -> pd.DataFrame:
        """As charted beside as printed."""
        return frames.records(self.casebook, self.points)

    @cached_property
    def systems(self) -> pd.DataFrame:
        """One row for each system."""
        return frames.systems(self.casebook, self.points)


def points(content: Path) -> tuple[Point, ...]:
    """The charted points, each with its page."""
    with (content / CHARTED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Point(row["system"], dt.date.fromisoformat(row["date"]), float(row["pfs-days"]), row["slug"] or None)
        for row in rows
    )
