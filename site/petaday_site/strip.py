"""Where a system stands among all: one line of powers of ten, a dot for each, the page's own drawn out."""

from __future__ import annotations

import math
from collections.abc import Iterable

from petaday.casebook import Page
from petaday_site.figures import figure
from petaday_site.markup import Html, el
from petaday_site.site import Site

EVERY = 3
"""Powers of ten between two ticks."""
FEWEST = 3
"""With fewer systems there is nothing to stand among."""


def strip(page: Page, site: Site) -> Html | None:
    """The strip of a page with a figure; its point follows where numbers are changed.

    Args:
        page: the system's.
        site: where the others are.
    """
    figures = site.computed
    mine = figures.get(page.slug)
    if mine is None or len(figures) < FEWEST:
        return None
    low, high = _ends(figures.values())

    def share(pfs_days: float) -> float:
        return 2 + 96 * (math.log10(pfs_days) - low) / (high - low)

    # However many systems there are, no more dots than can be told apart.
    places = sorted({round(2 * share(value)) / 2 for slug, value in figures.items() if slug != page.slug})
    others = [el("circle", cx=f"{place:g}%", cy=16, r=3) for place in places]
    ticks = [
        el("text", _power(power), x=f"{share(10.0**power):g}%", y=44, class_="pd-strip__tick")
        for power in range(low, high + 1, EVERY)
    ]
    less = sum(value < mine for value in figures.values())
    told = f"{page.front.title}: {figure(mine)} pfs-days; {less} of {len(figures)} systems took less."
    drawn = el(
        "svg",
        el("line", x1="2%", x2="98%", y1=16, y2=16),
        *others,
        el("circle", cx=f"{share(mine):.1f}%", cy=16, r=6, class_="pd-strip__mine"),
        *ticks,
        class_="pd-strip__drawn",
        height=50,
        role="img",
        aria_label=told,
        data_low=low,
        data_high=high,
        data_value=repr(mine),
    )
    more = sum(value > mine for value in figures.values())
    among = f"Among the {len(figures)} systems here with a figure that is no bound, in petaflop/s-days"
    caption = f"{among}: {less} took less, {more} more."
    return el("figure", drawn, el("figcaption", caption), class_="pd-strip")


def _ends(figures: Iterable[float]) -> tuple[int, int]:
    """Powers of ten around every figure, a whole number of ticks apart."""
    powers = [math.log10(value) for value in figures]
    low = math.floor(min(powers) / EVERY) * EVERY
    return low, max(math.ceil(max(powers) / EVERY) * EVERY, low + EVERY)


def _power(power: int) -> str:
    return figure(10.0**power) if abs(power) < 6 else f"10{str(power).translate(_RAISED)}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
