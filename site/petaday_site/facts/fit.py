"""The doubling time of compute by several estimators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Interval: TypeAlias = tuple[float, float]

MONTH = 30.4369
"""Days in a mean Gregorian month: the month of every figure in months, unless another is named."""
SHORT_MONTH = 30.5
"""The rounder convention, declared beside it because the third digit depends on it."""
SEED, DRAWS = 2018, 10_000


@dataclass(frozen=True, slots=True)
class Fit:
    """Doubling times in days, from one line through log2(compute) over the date.

    Attributes:
        n: how many points.
        days: doubling time of the least-squares line.
        confidence: its 95% interval under ordinary least-squares assumptions.
        bootstrap: its 95% percentile interval over resampled points.
        r2: share of the variance of log compute that the line explains.
        factor: standard deviation of the residuals, as a factor.
        theil_sen, lad: the doubling time by two estimators that outliers move less.
        slope, intercept: of the line, in doublings per day since `origin`.
        origin: day zero.
        line: (date, low, middle, high) along the line, with its pointwise 95% confidence band.
    """

    n: int
    days: float
    confidence: Interval
    bootstrap: Interval
    r2: float
    factor: float
    theil_sen: float
    lad: float
    slope: float
    intercept: float
    origin: dt.date
    line: tuple[tuple[dt.date, float, float, float], ...]

    @property
    def per_year(self) -> float:
        """Growth over a year of 365.2425 days, as a factor."""
        return float(2 ** (365.2425 / self.days))


def enough(dates: Sequence[dt.date]) -> bool:
    """Whether a line through these dates has an interval: three of them differ.

    >>> enough([dt.date(2012, 1, 1), dt.date(2013, 1, 1), dt.date(2013, 1, 1)])
    False
    """
    return len(set(dates)) >= 3


def months(days: float, month: float = MONTH) -> float:
    """Days as months.

    >>> round(months(104.605), 3), round(months(104.605, SHORT_MONTH), 3)
    (3.437, 3.43)
    """
    return days / month


def span(interval: Interval, digits: int = 2) -> str:
    """An interval of days, in months; open where the line need not rise.

    >>> span((78.8, 154.9)), span((60.9, -152.2), 1)
    ('2.59 to 5.09', 'from 2.0')
    """
    low, high = (months(days) for days in interval)
    return f"{low:.{digits}f} to {high:.{digits}f}" if 0 < low < high else f"from {low:.{digits}f}"


def fit(dates: Sequence[dt.date], pfs_days: Sequence[float], until: dt.date | None = None) -> Fit:
    """The line of best fit through log2(pfs-days) over the date.

    >>> days = [dt.date(2012, 1, 1) + dt.timedelta(days=100 * i) for i in range(5)]
    >>> line = fit(days, [1, 2, 4, 8, 17])
    >>> round(line.days), line.n
    (98, 5)
    """
    origin = min(dates)
    x = np.array([(day - origin).days for day in dates], dtype=float)
    y = np.log2(np.array(pfs_days, dtype=float))
    slope, intercept = _least_squares(x, y)
    residuals = y - (intercept + slope * x)
    spread = float(np.sqrt((residuals**2).sum() / (len(x) - 2)))
    sxx = float(((x - x.mean()) ** 2).sum())
    t = _student(len(x) - 2)
    half = t * spread / sxx**0.5
    return Fit(
        n=len(x),
        days=1 / slope,
        confidence=(1 / (slope + half), 1 / (slope - half)),
        bootstrap=_bootstrap(x, y),
        r2=1 - float((residuals**2).sum() / ((y - y.mean()) ** 2).sum()),
        factor=2**spread,
        theil_sen=1 / float(np.median([(y[j] - y[i]) / (x[j] - x[i]) for i, j in _pairs(x)])),
        lad=1 / _least_absolute(x, y),
        slope=slope,
        intercept=intercept,
        origin=origin,
        line=_line(x, (slope, intercept), origin, until or max(dates), (t * spread, sxx)),
    )


def _least_squares(x: Vector, y: Vector) -> tuple[float, float]:
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())
    return slope, float(y.mean() - slope * x.mean())


def _pairs(x: Vector) -> list[tuple[int, int]]:
    return [(i, j) for i, j in combinations(range(len(x)), 2) if x[i] != x[j]]


def _least_absolute(x: Vector, y: Vector) -> float:
    """The slope of the line with the smallest sum of absolute residuals; it passes through two points."""
    slopes = np.array([(y[j] - y[i]) / (x[j] - x[i]) for i, j in _pairs(x)])
    through = np.array([y[i] for i, _ in _pairs(x)]) - slopes * np.array([x[i] for i, _ in _pairs(x)])
    cost = np.abs(y[None, :] - through[:, None] - slopes[:, None] * x[None, :]).sum(axis=1)
    return float(slopes[cost.argmin()])


def _bootstrap(x: Vector, y: Vector) -> Interval:
    """The percentile interval of the doubling time over resampled cases, with a fixed seed."""
    drawn = np.random.default_rng(SEED).integers(0, len(x), size=(DRAWS, len(x)))
    drawn = drawn[np.ptp(x[drawn], axis=1) > 0]  # one date drawn every time has no slope
    xs, ys = x[drawn], y[drawn]
    dx = xs - xs.mean(axis=1, keepdims=True)
    slopes = (dx * ys).sum(axis=1) / (dx**2).sum(axis=1)
    low, high = np.percentile(1 / slopes, [2.5, 97.5])
    return float(low), float(high)


@cache
def _student(freedom: int, level: float = 0.975) -> float:
    """The quantile of Student's t, by summing its density.

    >>> round(_student(13), 4), round(_student(5), 3)
    (2.1604, 2.571)
    """
    grid = np.linspace(0, 60, 600_001)
    density = (1 + grid**2 / freedom) ** (-(freedom + 1) / 2)
    share = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return float(np.interp(level, 0.5 + 0.5 * share / share[-1], grid))


def _line(
    x: Vector, line: tuple[float, float], origin: dt.date, until: dt.date, band: tuple[float, float]
) -> tuple[tuple[dt.date, float, float, float], ...]:
    """Points along the line, so that it is right on a linear scale too."""
    (slope, intercept), (scale, sxx) = line, band
    days = np.linspace(0, max(float(x.max()), float((until - origin).days)), 41).round()
    middle = intercept + slope * days
    half = scale * np.sqrt(1 / len(x) + (days - x.mean()) ** 2 / sxx)
    rows = zip(days, 2 ** (middle - half), 2**middle, 2 ** (middle + half), strict=True)
    return tuple((origin + dt.timedelta(days=int(d)), float(a), float(b), float(c)) for d, a, b, c in rows)
