"""The fit for every combination of the choices that a doubling time depends on."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, product
from typing import Any, NamedTuple

import pandas as pd

from petaday_site.facts.doubted import Without
from petaday_site.facts.fit import Fit, enough, fit
from petaday_site.facts.points import Point

Points = Sequence[Point]
Printed = Mapping[str, Mapping[Hashable, Any]]


class Choice(NamedTuple):
    """One choice and its name."""

    id: str
    name: str


class Rule(NamedTuple):
    """A rule that tells which results are in."""

    id: str
    name: str
    chosen: Callable[[Points], Points]


class Combination(NamedTuple):
    """One choice of each kind, and the line that results."""

    rule: Rule
    values: Choice
    dates: Choice
    fit: Fit


def _without(*left: Point) -> Callable[[Points], Points]:
    names = {p.name for p in left}
    return lambda points: [p for p in points if p.name not in names]


def _records(points: Points) -> Points:
    """The results that needed more compute than every one before."""
    ordered = sorted(points, key=lambda p: p.date)
    most = [0.0, *accumulate((p.pfs_days for p in ordered), max)]
    return [p for p, before in zip(ordered, most, strict=False) if p.pfs_days > before]


def rules(points: Points, modest: Points = (), bounds: int = 0, doubted: Sequence[Without] = ()) -> list[Rule]:
    """The rules that these points leave a choice between; the first takes all.

    Args:
        points: of the chart.
        modest: results beside them that are not charted.
        bounds: how many of those are bounds.
        doubted: results that are left out together, too.
    """
    found = [Rule("charted", f"the {len(points)} charted results", lambda all_: all_)]
    if modest:
        limits = f", {bounds} of them bounds" if bounds else ""
        found.append(
            Rule("modest", f"with the {len(modest)} modest results of the same record{limits}", lambda all_: all_)
        )
    found += _left_out(points, doubted)
    year = max(p.date.year for p in points) - 1
    some = [
        Rule("records", "record-setters only", _records),
        Rule(f"to-{year}", f"results to the end of {year}", lambda all_: [p for p in all_ if p.date.year <= year]),
    ]
    return found + [rule for rule in some if len(rule.chosen(points)) < len(points)]


def _left_out(points: Points, doubted: Sequence[Without]) -> list[Rule]:
    """Rules without the point furthest from the line, and without those that the content folder doubts."""
    line = fit([p.date for p in points], [p.pfs_days for p in points])
    off = {p: math.log2(p.pfs_days) - line.intercept - line.slope * (p.date - line.origin).days for p in points}
    far = max(points, key=lambda p: abs(off[p]))
    side = "below" if off[far] < 0 else "above"
    found = [Rule(f"without-{_id(far)}", f"without {far.name}, furthest {side} the line", _without(far))]
    by_page = {p.slug: p for p in points}
    there = [one for one in doubted if all(slug in by_page for slug in one.slugs) and far.slug not in one.slugs]
    return found + [Rule(one.id, one.name, _without(*(by_page[slug] for slug in one.slugs))) for one in there]


def _id(point: Point) -> str:
    """A name as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", (point.slug or point.name).rpartition("/")[2].lower()).strip("-")


def values(points: Points, stated: Printed, when: str) -> list[Choice]:
    """The figures to choose from: charted ones, and printed ones where there are any."""
    found = [Choice("charted", when)]
    if any(_value(p, stated, "method-1") != p.pfs_days for p in points):
        found += [
            Choice("method-1", "as printed: method 1 first, then 2, else as charted"),
            Choice("method-2", "as printed: method 2 first, then 1, else as charted"),
        ]
    return found


DATES = (
    Choice("day", "the day in the record"),
    Choice("month", "the first of its month"),
    Choice("year", "the first of its year"),
)
ESTIMATORS = (
    Choice("days", "least squares on log₂(pfs-days)"),
    Choice("theil_sen", "Theil–Sen: median of all pairs' slopes"),
    Choice("lad", "least absolute deviations"),
)
MONTHS = (
    Choice("30.4369", "30.4369 days, a mean Gregorian month"),
    Choice("30.5", "30.5 days"),
    Choice("30", "30 days"),
)


def combinations(
    charted: Points,
    modest: Points,
    printed: pd.DataFrame,
    bounds: int = 0,
    *,
    when: str = "as charted",
    doubted: Sequence[Without] = (),
) -> tuple[Combination, ...]:
    """The line of every combination with dates enough for one, the record's own choices first.

    Args:
        charted: the points of the chart.
        modest: the points of the same record that the chart leaves out.
        printed: `slug`, `printed_method_1`, `printed_method_2`: what the source prints.
        bounds: how many of the modest ones are bounds.
        when: what the charted values are called.
        doubted: results that are left out together, too.
    """
    return tuple(_all(charted, printed, rules(charted, modest, bounds, doubted), modest, when))


def _all(
    charted: Points, printed: pd.DataFrame, allowed: Sequence[Rule], modest: Points, when: str
) -> Iterator[Combination]:
    stated = {str(row["slug"]): row for row in printed.to_dict("records")}
    for rule, value, dates in product(allowed, values(charted, stated, when), DATES):
        points = [*charted, *modest] if rule.id == "modest" else charted
        valued = [replace(p, pfs_days=_value(p, stated, value.id), date=_date(p.date, dates.id)) for p in points]
        chosen = rule.chosen(valued)
        if enough([p.date for p in chosen]):
            yield Combination(rule, value, dates, fit([p.date for p in chosen], [p.pfs_days for p in chosen]))


def _value(point: Point, printed: Printed, values: str) -> float:
    order = {"charted": (), "method-1": (1, 2), "method-2": (2, 1)}[values]
    row = printed.get(point.slug or "", {})
    stated: list[Any] = [row.get(f"printed_method_{method}") for method in order]
    return next((float(value) for value in stated if value is not None and pd.notna(value)), point.pfs_days)


def _date(day: dt.date, dates: str) -> dt.date:
    return day.replace(month=1, day=1) if dates == "year" else day.replace(day=1) if dates == "month" else day
