"""Fits a relation to the rows of a table: the constant in it, the rows that hold it, those that do not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from petaday.hardware import devices
from petaday.tabular.candidates import Candidate, Range
from petaday.tabular.cells import Figure

_DECADES = 3.0  # over how many powers of ten figures that have nothing to do with each other lie
_WIDEST = 0.2
_NEAR = 0.03
_LISTED = 0.3  # the share of all rates that lie as near to a listed peak as a fitted one has to
KNOWN_FACTORS = (0.5, 2.0, 4 / 3, 0.75, 1 / 3, 3.0, 2 / 3, 1.5, 0.25, 4.0, 8.0, 0.125)
"""What a row may differ by for a reason that a table does not print: a pass, a share, the other peak."""


class Fit(NamedTuple):
    """A relation over the rows of a table.

    Attributes:
        candidate: the relation.
        factor: the constant; 1 where there is none.
        holds: the rows that hold.
        breaks: the rows in which the cells disagree.
        odd: the rows that a known factor explains, each with it.
        chance: how likely as many rows would hold by chance.
    """

    candidate: Candidate
    factor: float
    holds: tuple[int, ...]
    breaks: tuple[int, ...]
    odd: dict[int, float]
    chance: float

    @property
    def rank(self) -> tuple[int, int, int]:
        """More rows first, then a constant nobody had to fit, then more columns."""
        sure = {"none": 3, "fixed": 3, "stated": 2, "fitted": 0}[self.candidate.constant.source]
        return len(self.holds) - len(self.breaks), sure, len(self.candidate.columns)


def fit(candidate: Candidate, skipped: frozenset[int]) -> Fit | None:
    """The best fit of a relation to the rows; None where too few hold it, or its constant is not plausible.

    Args:
        candidate: the relation.
        skipped: rows that are totals, pending or about something else.
    """
    rows = [at for at, (a, b) in enumerate(zip(candidate.stated, candidate.worked, strict=True)) if a and b]
    judged = [at for at in rows if at not in skipped and at not in candidate.exempt]
    if not judged:
        return None
    factor = _factor(candidate, judged)
    if factor is None:
        return None
    held = {at for at in rows if _holds(candidate, at, factor)}
    holds = tuple(at for at in rows if at in held and at not in candidate.exempt)
    odd = {}
    breaks = []
    for at in judged:
        if at not in held:
            known = _explained(candidate, at, factor)
            if known:
                odd[at] = known
            else:
                breaks.append(at)
    kept = [at for at in judged if at in held]
    return Fit(candidate, factor, holds, tuple(breaks), odd, _chance(candidate, judged, kept, factor))


def stated_range(figure: Figure, *, last_digit: bool = True) -> Range:
    """What a printed result leaves open, one unit of its last digit included."""
    room = figure.place if last_digit else 0.0
    low, high = min(figure.low, figure.value - room), max(figure.high, figure.value + room)
    return Range(figure.value, low - figure.zeros, high + figure.zeros)


def _holds(candidate: Candidate, at: int, factor: float) -> bool:
    stated, worked = candidate.stated[at], candidate.roomy[at]
    return bool(stated and worked) and stated_range(stated).meets(worked.times(factor))  # type: ignore[arg-type,union-attr]


def _explained(candidate: Candidate, at: int, factor: float) -> float | None:
    stated, worked = candidate.stated[at], candidate.roomy[at]
    if not stated or not worked:
        return None
    given, apart = stated_range(stated), stated.value / (worked.value * factor) if worked.value * factor > 0 else 0.0
    near = [known for known in KNOWN_FACTORS if abs(apart / known - 1) < _NEAR]
    return next((known for known in near if given.meets(worked.times(factor * known))), None)


def _factor(candidate: Candidate, rows: Sequence[int]) -> float | None:
    """The constant under which most rows hold, where it is plausible."""
    constant = candidate.constant
    if constant.source == "none":
        return 1.0
    if constant.known:
        return max(constant.known, key=lambda known: sum(_holds(candidate, at, known) for at in rows))
    open_ = []
    for at in rows:
        stated, worked = candidate.stated[at], candidate.worked[at]
        if stated and worked and stated.value > 0:
            given = stated_range(stated)
            low = max(given.low, stated.value / 4)
            open_.append((low / worked.high, given.high / worked.low))
    found = _meeting(open_)
    if found is None:
        return None
    if constant.is_peak:
        return _listed(*found)
    low, high = found
    pairs = [(candidate.stated[at], candidate.worked[at]) for at in rows]
    ratios = sorted(stated.value / worked.value for stated, worked in pairs if stated and worked and worked.value > 0)
    middle = min(max(ratios[len(ratios) // 2], low), high)
    plausible = constant.least <= middle <= constant.most and high - low <= _WIDEST * middle
    return middle if plausible else None


def _meeting(ranges: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The stretch in which most ranges meet; at least two must."""
    edges = sorted([(low, -1, high) for low, high in ranges] + [(high, 1, low) for low, high in ranges])
    best, most, now = None, 1, 0
    for at, (edge, way, _) in enumerate(edges):
        now -= way
        if way < 0 and now > most:
            most = now
            best = (edge, next(later for later, side, _ in edges[at:] if side > 0))
    return best


def _listed(low: float, high: float) -> float | None:
    """One over the listed peak that lies between two figures."""
    if high > low * 1.2:
        return None
    room = 0.003
    for device in devices():
        for peak in device.peaks:
            if low * (1 - room) <= 1 / peak.value <= high * (1 + room):
                return 1 / peak.value
    return None


def _chance(candidate: Candidate, rows: Sequence[int], held: Sequence[int], factor: float) -> float:
    """How likely as many different rows would hold if the results stood in other rows, or anywhere."""
    once: dict[tuple[float, float], int] = {}
    for at in rows:
        stated, worked = candidate.stated[at], candidate.worked[at]
        if stated and worked:
            once.setdefault((stated.value, round(math.log(worked.value), 9) if worked.value > 0 else worked.value), at)
    places = list(once.values())[:60]
    good = len(set(places) & set(held))
    pairs = hits = 0
    for at in places:
        for other in places:
            if at != other:
                stated, worked = candidate.stated[at], candidate.worked[other]
                pairs += 1
                hits += bool(stated and worked and stated_range(stated).meets(worked.times(factor)))
    by_rows = (hits + 0.5) / (pairs + 1) if pairs else 0.0
    single = max(by_rows, min(0.5, _width(candidate, places)))
    free = candidate.constant.source == "fitted" and not candidate.constant.known
    if free:  # the constant takes one row
        good, number = good - 1, len(places) - 1
    else:
        number = len(places)
    if good < 1:
        return 1.0
    listed = _LISTED if candidate.constant.is_peak else 1.0
    return listed * sum(
        math.comb(number, k) * single**k * (1 - single) ** (number - k) for k in range(good, number + 1)
    )


def _width(candidate: Candidate, rows: Sequence[int]) -> float:
    """The share of all figures that would hold in a row, on average."""
    shares = []
    for at in rows:
        stated, worked = candidate.stated[at], candidate.worked[at]
        if stated and worked and stated.value > 0 and worked.value > 0:
            open_ = stated_range(stated)
            wide = math.log10(max(open_.high, 1e-300) / max(open_.low, open_.high * 1e-3))
            shares.append((wide + math.log10(max(worked.high / max(worked.low, worked.value * 1e-3), 1))) / _DECADES)
    return sum(shares) / len(shares) if shares else 0.5
