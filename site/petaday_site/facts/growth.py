"""How fast the largest runs grow, by era, with and without those whose inputs are estimates; said in a sentence."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petaday_site.facts.fit import Fit, enough, fit, months
from petaday_site.facts.points import Point
from petaday_site.facts.runs import Run, records, runs
from petaday_site.facts.site import Site
from petaday_site.html.numbers import figure

FEWEST = 4
"""Records; fewer say nothing about a pace."""
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Pace:
    """The line through the largest runs of a stretch of time.

    Attributes:
        begin, end: of the stretch, the end not in it; None where it is open.
        fit: through the runs that were the largest when they were published.
        measured: the same without the runs whose inputs are estimates, where there are such.
        charted: how many results of a published chart the line goes through instead; 0 where there is no such chart.
        points: what the line goes through.
    """

    begin: dt.date | None
    end: dt.date | None
    fit: Fit
    measured: Fit | None = None
    charted: int = 0
    points: tuple[Point, ...] = ()

    @property
    def told(self) -> str:
        """The pace in a few words: `every 5.5 months, or 7.8 without estimates`."""
        every = f"every {months(self.fit.days):.1f} months"
        return f"{every}, or {months(self.measured.days):.1f} without estimates" if self.measured else every

    @property
    def when(self) -> str:
        """The stretch in words: `to 2017`, `since 2018`; empty where it is all there is."""
        if self.end:
            return f"to {(self.end - dt.timedelta(days=1)).year}"
        return f"since {self.begin.year}" if self.begin else ""

    @property
    def rough(self) -> str:
        """The pace for a title: `3.4 months`; in whole months where two lines disagree: `five to eight months`."""
        if not self.measured:
            return f"{months(self.fit.days):.1f} months"
        both = sorted((months(self.fit.days), months(self.measured.days)))
        low, high = math.floor(both[0]), math.ceil(both[1])
        return f"{in_words(low)} to {in_words(high)} months"


def in_words(number: int) -> str:
    """A small number as a word.

    >>> in_words(2), in_words(0), in_words(37)
    ('two', 'none', '37')
    """
    return WORDS[number] if number < len(WORDS) else str(number)


def paces(site: Site) -> tuple[Pace, ...]:
    """The pace to the end of the last era that the content folder names, and since; of all times where it names none.

    The line of a published chart stands for the earlier stretch where there is one.
    """
    return site.once("paces", lambda: tuple(_paces(site)))


def _paces(site: Site) -> Iterator[Pace]:
    found = runs(site)
    turn = site.eras[-1].end if site.eras else None
    later = [run for run in found if turn and run.date >= turn]
    if turn is None or not later:
        yield from _pace(found, None, None)
        return
    earlier = [run for run in found if run.date < turn]
    if site.charted and all(point.date < turn for point in site.points):
        yield Pace(None, turn, site.fit, charted=len(site.points), points=site.points)
    else:
        yield from _pace(earlier, None, turn)
    yield from _pace(later, turn, None, earlier)


def _pace(
    found: Sequence[Run], begin: dt.date | None, end: dt.date | None, before: Sequence[Run] = ()
) -> Iterator[Pace]:
    drawn = through(found, before)
    if drawn:
        sure = [run for run in found if not run.estimated]
        measured = through(sure, before) if len(sure) < len(found) else None
        same = measured is None or f"{months(measured.days):.1f}" == f"{months(drawn.days):.1f}"
        points = tuple(run.point for run in _largest(found, before))
        yield Pace(begin, end, drawn, None if same else measured, points=points)


def through(found: Sequence[Run], before: Sequence[Run] = ()) -> Fit | None:
    """The line through the runs that were the largest when published, of these and those before; None for too few."""
    chosen = _largest(found, before)
    dates = [run.date for run in chosen]
    if len(chosen) < FEWEST or not enough(dates):
        return None
    line = fit(dates, [run.pfs_days for run in chosen])
    return line if line.slope > 0 else None


def _largest(found: Sequence[Run], before: Sequence[Run]) -> list[Run]:
    """The runs that were the largest when published, of these."""
    known = {run.name for run in found}
    return [run for run in records([*before, *found]) if run.name in known]


def title(site: Site) -> str:
    """What the chart shows, as a title."""
    found = runs(site)
    told = paces(site)
    if not found:
        return "No training run has a date and a figure yet"
    if not told:
        return (
            f"{len(found)} training runs, {found[0].date.year} to {found[-1].date.year}" if len(found) > 1 else "1 run"
        )
    first, *rest = told
    said = f"The largest training runs doubled every {first.rough}"
    if first.when:
        said += f" until {first.when.removeprefix('to ')}" if first.end else f" {first.when}"
    return said + "".join(f", and every {pace.rough} since" for pace in rest)


def reach(site: Site) -> str:
    """How far the largest run has grown, in a sentence; empty where one run is all."""
    found = records(runs(site))
    if len(found) < 2:
        return ""
    first, last = found[0], found[-1]
    years = round((last.date - first.date).days / 365.2425)
    when = f"in {years} years" if years > 1 else "within two years"
    return f"From {first.name} to {last.name}, the largest run grew {times(last.pfs_days / first.pfs_days)} {when}."


def times(factor: float) -> str:
    """A factor in words.

    >>> times(1.27e9), times(321726), times(6.3)
    ('1.3 billion times', '320,000 times', '6.3 times')
    """
    factor = float(f"{factor:.1e}")
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if factor >= size:
            return f"{figure(factor / size, 2)} {word} times"
    return f"{figure(factor, 2)} times"
