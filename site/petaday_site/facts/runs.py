"""Every training run with a date and a figure: its domain, and whether it was the largest when it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from petaday.casebook import Page
from petaday_site.facts.domains import OTHER, domain
from petaday_site.facts.points import Point
from petaday_site.facts.site import Site

ESTIMATE = "estimate"
"""The tag of a page whose inputs somebody has guessed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One training run.

    Attributes:
        name: of the system.
        date: of publication.
        pfs_days: its figure.
        family: the mark of its domain, which gives a point its colour and its shape.
        domain: what that is called.
        slug: its page, if it has one.
        estimated: whether its inputs are somebody's estimate.
        record: whether it took more than every run before it.
    """

    name: str
    date: dt.date
    pfs_days: float
    family: str
    slug: str | None = None
    estimated: bool = False
    record: bool = False
    domain: str = "Other"

    @property
    def point(self) -> Point:
        """The run as a point of a chart."""
        return Point(self.name, self.date, self.pfs_days, self.slug)


def runs(site: Site) -> tuple[Run, ...]:
    """The runs of a site, oldest first: every system with a date and a figure that is no bound, and what is charted."""
    return site.once("runs", lambda: tuple(_marked(sorted(_found(site), key=lambda run: (run.date, run.name)))))


def _found(site: Site) -> Iterator[Run]:
    pages = {page.slug: page for page in (site.among or site.casebook).systems}
    charted = {point.slug: point for point in site.points}
    for slug, page in pages.items():
        date = page.front.date or (charted[slug].date if slug in charted else None)
        if date and slug in site.computed:
            mark, name = _domain(page, site)
            yield Run(page.front.title, date, site.computed[slug], mark, slug, ESTIMATE in page.front.tags, domain=name)
    for point in site.points:
        if point.slug not in pages or point.slug not in site.computed:
            mark, name = _domain(pages.get(point.slug or ""), site)
            yield Run(point.name, point.date, point.pfs_days, mark, point.slug, domain=name)


def _domain(page: Page | None, site: Site) -> tuple[str, str]:
    found = domain(page, site.domains)
    return (found.mark, found.name) if found else (OTHER, "Other")


def _marked(ordered: Iterable[Run]) -> Iterator[Run]:
    most = 0.0
    for run in ordered:
        yield replace(run, record=run.pfs_days > most)
        most = max(most, run.pfs_days)


def records(found: Iterable[Run]) -> list[Run]:
    """The runs that took more than every one of these before them.

    >>> day = dt.date(2020, 1, 1)
    >>> one, two = Run("one", day, 5.0, "language"), Run("two", day, 3.0, "language")
    >>> [run.name for run in records([one, two])]
    ['one']
    """
    return [run for run in _marked(sorted(found, key=lambda run: run.date)) if run.record]


def span(found: Sequence[Run]) -> str:
    """The years of the runs: `2012–2026`, or the one."""
    first, last = found[0].date.year, found[-1].date.year
    return f"{first}–{last}" if first < last else str(first)
