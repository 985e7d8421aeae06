"""How far each run's figure reaches, and how sure the doubling time is: by the same draws of what runs assume alike."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from petaday.columns.together import Draws, Factor, Together, drawn, interval, within
from petaday.core.calculation import Interval, Node
from petaday.core.diagnostic import Span
from petaday.core.quantity import PFS_DAY
from petaday_site.facts import growth
from petaday_site.facts.points import Point
from petaday_site.facts.site import Site
from petaday_site.facts.unsure import PROMISE, together

DRAWS, SEED = 100_000, 20180516
"""Draws of every factor when a site is built, and the seed that makes them the same each time."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What the draws come to.

    Attributes:
        runs: nine in ten draws of a run's figure lie between these, in pfs-days, by its page.
        paces: the same for the doubling time of each pace, in days; None where it may as well not rise.
        alike: how many runs share an assumed utilization with others.
    """

    runs: Mapping[str, Interval]
    paces: tuple[Interval | None, ...]
    alike: int


def reach(site: Site) -> Reach:
    """What is sure about the runs of a site, drawn once."""
    return site.once("reach", lambda: _reach(site))


def _reach(site: Site) -> Reach:
    runs = together(site.among or site.casebook)
    paces = growth.paces(site)
    lines = [_weights(pace.points) for pace in paces]
    known = {run.key for run in runs}
    more = {_key(point): _alone(point) for pace in paces for point in pace.points if _key(point) not in known}
    slopes = [np.full(DRAWS, pace.fit.slope) for pace in paces]
    found: dict[str, Interval] = {}
    for key, values in drawn([*runs, *more.values()], DRAWS, SEED):
        if key in known:
            low, high = interval(values)
            found[key] = (low / PFS_DAY, high / PFS_DAY)
        weights = [line.get(key, 0.0) for line in lines]
        if any(weights):
            logs = np.log2(values / site.computed[key] / PFS_DAY if key in known else values)
            for at, weight in enumerate(weights):
                slopes[at] += weight * logs
    shared = sum(any(factor.key.startswith("utilization ") for factor in run.factors) for run in runs)
    return Reach(found, tuple(map(_days, slopes)), shared)


def _weights(points: Sequence[Point]) -> Mapping[str, float]:
    """What a doubling more of each point adds to the slope of the line, by its page or name."""
    if not points:
        return {}
    origin = min(point.date for point in points)
    days = np.array([(point.date - origin).days for point in points], dtype=float)
    apart = days - days.mean()
    return {_key(point): float(weight) for point, weight in zip(points, apart / (apart**2).sum(), strict=True)}


def _key(point: Point) -> str:
    return point.slug or f"charted {point.name}"


def _alone(point: Point) -> Together:
    """A point that no page works: right within the promise, and independent of all others."""
    span = Span(0, 0)
    return Together.of(
        _key(point), Node("number", "1", 1.0, 1.0, "", span), {}, [Factor(_key(point), 1.0, within(PROMISE))]
    )


def _days(slopes: Draws) -> Interval | None:
    low, high = interval(slopes)
    return (1 / high, 1 / low) if low > 0 and math.isfinite(high) else None
