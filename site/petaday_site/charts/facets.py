"""What the points of a chart can be filtered by: method, field, era, and whether one is the largest so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petaday.casebook import Casebook, Page
from petaday_site.facts.domains import USUAL, Domain, domain
from petaday_site.facts.eras import Era, era
from petaday_site.facts.field import is_of_field
from petaday_site.facts.points import Point

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one point.

    Attributes:
        method: by which its charted value was worked, where the casebook reproduces it.
        domain: its field.
        era: in which it falls.
        record: more than every point before it.
    """

    method: str
    domain: str
    era: str
    record: bool


def facets(
    points: Sequence[Point], casebook: Casebook, eras: Sequence[Era] = (), domains: Sequence[Domain] = USUAL
) -> list[Facets]:
    """The facets of each point, in order."""
    pages = {page.slug: page for page in casebook.systems}
    most = 0.0
    best: set[str] = set()
    for point in sorted(points, key=lambda p: p.date):
        if point.pfs_days > most:
            most = point.pfs_days
            best.add(point.name)
    return [
        Facets(
            method=_method(pages.get(p.slug or "")),
            domain=_domain(pages.get(p.slug or ""), domains),
            era=era(p.date, eras) or "",
            record=p.name in best,
        )
        for p in points
    ]


def _method(page: Page | None) -> str:
    """The method of the charted value where the casebook reproduces it, else that of the page's note."""
    calcs = page.calcs if page else ()
    found = next((calc.method for calc in calcs if calc.record == "as charted" and calc.method), None)
    if page and page.headline and is_of_field(page):
        found = page.headline.method
    return f"method {found}" if found else UNKNOWN


def _domain(page: Page | None, domains: Sequence[Domain]) -> str:
    if page and page.front.domain:
        return page.front.domain
    found = domain(page, domains)
    return found.word if found else UNKNOWN
