"""Everything the pages are made from, gathered once."""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from petaday.casebook import Casebook
from petaday_site.facts import frames
from petaday_site.facts.config import Licence
from petaday_site.facts.domains import USUAL, Domain
from petaday_site.facts.doubted import Without
from petaday_site.facts.eras import Era
from petaday_site.facts.fit import Fit, enough, fit
from petaday_site.facts.headline import limit, result
from petaday_site.facts.history import Change
from petaday_site.facts.measured import Measurement
from petaday_site.facts.points import Point, until
from petaday_site.facts.sensitivity import Combination, combinations
from petaday_site.fault import SiteError
from petaday_site.place import address

CHARTED = Path("data/chart_2018.csv")
MODEST = Path("data/modest_2018.csv")
RECORD = re.compile(r"_(\d{4})$")
"""The year of a record, at the end of its file's name."""
T = TypeVar("T")
ROW = "each row holds date (2018-05-16), system, pfs-days (a number above 0) and slug (a page, or nothing)"


@dataclass(frozen=True)
class Site:
    """The casebook, the charted record, and what is computed from both.

    Attributes:
        casebook: every page and calculation.
        points: the record as charted.
        version: of petaday.
        url: where the site will stand, or empty.
        modest: the points of the same file that the chart leaves out.
        history: the last change of each content file, as far as git knows it.
        repository: where the history can be looked at, or empty.
        among: every page there is, where `casebook` holds only the one that is made anew.
        name: what the site calls itself.
        description: of the site, or empty.
        chat: where its chat is answered; empty where there is none.
        chart: the file the points stand in.
        aside: the file of the modest ones.
        eras: stretches of time that the content folder names.
        domains: what its runs are about, as it names them.
        doubted: results without which its doubling time is told, too.
        licence: under which the figures are published, if one is named.
        measured: how often petaday is right, where the content folder records it.
        credit: who is to be named in a citation, as fields of BibTeX: `author`, `institution`.
        made: what several pages share, and is made already.
    """

    casebook: Casebook
    points: tuple[Point, ...]
    version: str
    url: str = ""
    modest: tuple[Point, ...] = ()
    history: Mapping[str, Change] = field(default_factory=dict)
    repository: str = ""
    among: Casebook | None = None
    name: str = "petaday"
    description: str = ""
    chat: str = ""
    chart: Path = CHARTED
    aside: Path = MODEST
    eras: tuple[Era, ...] = ()
    domains: tuple[Domain, ...] = USUAL
    doubted: tuple[Without, ...] = ()
    licence: Licence | None = None
    measured: tuple[Measurement, ...] = ()
    credit: Mapping[str, str] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """The value of that key, made at the first call."""
        if key not in self.made:
            self.made[key] = make()
        made: T = self.made[key]
        return made

    def at(self, slug: str) -> str:
        """The full address of a page; empty where the site's address is unknown."""
        return f"{self.url.rstrip('/')}/{address(slug)}" if self.url else ""

    @property
    def title(self) -> str:
        """The title of the whole, for lists and citations.

        >>> Site(Casebook(pages=()), (), "0").title
        'petaday: training compute, worked and audited'
        """
        return f"{self.name}: training compute, worked and audited"

    @property
    def year(self) -> str:
        """The year of the charted record where its file name has one: `2018`; else empty."""
        found = RECORD.search(self.chart.stem)
        return found[1] if found else ""

    @property
    def when(self) -> str:
        """`as charted in 2018`, or without a year."""
        return f"as charted in {self.year}" if self.year else "as charted"

    def has(self, slug: str) -> bool:
        """Whether there is such a content page."""
        return any(page.slug == slug for page in (self.among or self.casebook).pages)

    @property
    def charted(self) -> bool:
        """Whether there are points enough for a line with an interval."""
        return enough([p.date for p in self.points])

    @cached_property
    def fit(self) -> Fit:
        """The line of best fit through the charted points."""
        return fit([p.date for p in self.points], [p.pfs_days for p in self.points], until(self.points))

    @cached_property
    def computed(self) -> Mapping[str, float]:
        """The pfs-days of every system whose headline is a count of operations and no bound, by page."""
        found = ((page.slug, result(page.headline)) for page in (self.among or self.casebook).systems if page.headline)
        counts = {slug: report.pfs_days or 0.0 for slug, report in found if report and limit(report) == "value"}
        return {slug: pfs_days for slug, pfs_days in counts.items() if pfs_days > 0}

    @cached_property
    def doubling(self) -> tuple[Combination, ...]:
        """The line of every combination of choices."""
        pages = {page.slug: page for page in (self.among or self.casebook).systems}
        heads = [pages[p.slug].headline for p in self.modest if p.slug in pages]
        bounds = sum(limit(report) != "value" for head in heads if head and (report := result(head)))
        if not self.charted:
            return ()
        return combinations(self.points, self.modest, self.records, bounds, when=self.when, doubted=self.doubted)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row for each stated result."""
        return frames.claims(self.casebook)

    @cached_property
    def methods(self) -> pd.DataFrame:
        """System × method."""
        return frames.methods(self.casebook)

    @cached_property
    def noted(self) -> pd.DataFrame:
        """System × method, of a database's notes."""
        return frames.methods(self.casebook, "as noted")

    @cached_property
    def records(self) -> pd.DataFrame:
        """Charted results with the printed ones."""
        return frames.records(self.casebook, self.points)

    @cached_property
    def systems(self) -> pd.DataFrame:
        """One row for each system."""
        return frames.systems(self.casebook, self.points)


def record_file(content: Path, usual: Path) -> Path:
    """The file of a record in a content folder: `chart.csv`, or with its year `chart_2018.csv`.

    Raises:
        SiteError: where two files claim to be it.
    """
    kind = usual.stem.partition("_")[0]
    found = sorted(
        file.relative_to(content)
        for file in (content / usual.parent).glob(f"{kind}*.csv")
        if re.fullmatch(rf"{kind}(_\d{{4}})?", file.stem)
    )
    if len(found) > 1:
        both = " and ".join(map(str, found))
        raise SiteError(f"error: {content} holds {both}\n  = help: one record is charted; keep its file alone")
    return found[0] if found else usual


def points(content: Path, file: Path = CHARTED) -> tuple[Point, ...]:
    """The points of a file, each with its page; none where there is no such file.

    Raises:
        SiteError: for a row that is none.
    """
    if not (content / file).exists():
        return ()
    with (content / file).open(encoding="utf-8", newline="") as opened:
        return tuple(_point(row, f"{content / file}:{at}") for at, row in enumerate(csv.DictReader(opened), 2))


def _point(row: Mapping[str, str], place: str) -> Point:
    try:
        point = Point(row["system"], dt.date.fromisoformat(row["date"]), float(row["pfs-days"]), row["slug"] or None)
    except (KeyError, TypeError, ValueError) as fault:
        said = f"there is no column {fault}" if isinstance(fault, KeyError) else str(fault)
        raise SiteError(f"error: {place}: {said}\n  = help: {ROW}") from fault
    if 0 < point.pfs_days < math.inf:
        return point
    raise SiteError(f"error: {place}: {point.pfs_days:g} pfs-days stand on no logarithmic scale\n  = help: {ROW}")
