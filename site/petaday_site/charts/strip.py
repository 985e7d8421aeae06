"""A strip that shows one system among all: a dot for each on a line of powers of ten."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from petaday.casebook import Page
from petaday.core.numerals import raised
from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Html, el, join
from petaday_site.facts.site import Site
from petaday_site.html.cells import UNIT
from petaday_site.html.numbers import figure

EVERY = 3
"""Powers of ten between two ticks."""
FEWEST = 3
"""With fewer systems there is nothing to stand among."""


class Line(NamedTuple):
    """The line from one power of ten to another."""

    low: int
    high: int

    def share(self, pfs_days: float) -> float:
        """The place of a figure on the line, in percent."""
        return 2 + 96 * (math.log10(pfs_days) - self.low) / (self.high - self.low)

    def place(self, pfs_days: float) -> float:
        """The place of a figure to half a percent, so that there are no more dots than can be told apart."""
        return round(2 * self.share(pfs_days)) / 2


class Among(NamedTuple):
    """All the systems on one line, which every page's strip shares.

    Attributes:
        line: they stand on.
        figures: theirs, the least first.
        taken: how many of them stand on each place.
        dots: one for each place, from left to right.
        ticks: with their powers of ten.
    """

    line: Line
    figures: Sequence[float]
    taken: Mapping[float, int]
    dots: Mapping[float, Html]
    ticks: Sequence[Html]


def strip(page: Page, site: Site) -> Html | None:
    """The strip of a page with a figure; a script moves its point when numbers are changed.

    Args:
        page: the system's.
        site: where the others are.
    """
    mine = site.computed.get(page.slug)
    if mine is None or len(site.computed) < FEWEST:
        return None
    line, figures, taken, dots, ticks = site.once("strip", lambda: _among(site.computed.values()))
    own = line.place(mine)
    less, more = bisect_left(figures, mine), len(figures) - bisect_right(figures, mine)
    told = f"{page.front.title}: {figure(mine)} pfs-days; {less} of {len(figures)} systems took less."
    drawn = el(
        "svg",
        el("line", x1="2%", x2="98%", y1=16, y2=16),
        *(dot for place, dot in dots.items() if place != own or taken[own] > 1),
        el("circle", cx=f"{line.share(mine):.1f}%", cy=16, r=6, class_="pd-strip__mine"),
        *ticks,
        class_="pd-strip__drawn",
        height=50,
        role="img",
        aria_label=told,
        data_low=line.low,
        data_high=line.high,
        data_value=repr(mine),
    )
    among = f"Among the {len(figures)} systems here with a figure that is no bound, in "
    caption = join(among, UNIT, f": {less} took less, {more} more.")
    return el("figure", drawn, el("figcaption", caption), class_="pd-strip")


def _among(figures: Collection[float]) -> Among:
    line = Line(*_ends(figures))
    taken = Counter(map(line.place, figures))
    dots = {place: el("circle", cx=f"{place:g}%", cy=16, r=3) for place in sorted(taken)}
    least, most = (math.log10(10.0**end * PFS_DAY) for end in (line.low, line.high))
    days = [(power, 10.0**power, "pd-u-p") for power in range(line.low, line.high + 1, EVERY)]
    flop = [(power, 10.0**power / PFS_DAY, "pd-u-f") for power in range(math.ceil(least), math.floor(most) + 1, EVERY)]
    ticks = [
        el("text", _power(power), x=f"{line.share(at):g}%", y=44, class_=f"pd-strip__tick {unit}")
        for power, at, unit in (*days, *flop)
    ]
    return Among(line, sorted(figures), taken, dots, ticks)


def _ends(figures: Collection[float]) -> tuple[int, int]:
    """Powers of ten around every figure, a whole number of ticks apart."""
    powers = [math.log10(value) for value in figures]
    low = math.floor(min(powers) / EVERY) * EVERY
    return low, max(math.ceil(max(powers) / EVERY) * EVERY, low + EVERY)


def _power(power: int) -> str:
    return figure(10.0**power) if abs(power) < 6 else f"10{raised(power)}"
