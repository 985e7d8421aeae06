"""What a doubling time depends on besides the data, as declared choices; and the fit for every combination of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, product
from typing import Any, NamedTuple

import pandas as pd

from petaday_site.fit import Fit, enough, fit
from petaday_site.points import Point

Points = Sequence[Point]


class Choice(NamedTuple):
    """One way to decide, and what it is called."""

    id: str
    name: str


class Rule(NamedTuple):
    """Which results are in."""

    id: str
    name: str
    chosen: Callable[[Points], Points]


class Combination(NamedTuple):
    """One choice of each kind, and the line it leads to."""

    rule: Rule
    values: Choice
    dates: Choice
    fit: Fit


def _without(*slugs: str) -> Callable[[Points], Points]:
    return lambda points: [p for p in points if p.slug not in slugs]


def _records(points: Points) -> Points:
    """Each result that needed more compute than every one before it."""
    ordered = sorted(points, key=lambda p: p.date)
    most = [0.0, *accumulate((p.pfs_days for p in ordered), max)]
    return [p for p, before in zip(ordered, most, strict=False) if p.pfs_days > before]


RULES = (
    Rule("charted", "the fifteen charted results", lambda points: points),
    Rule("modest", "with the five modest results of the same file, four of them bounds", lambda points: points),
    Rule("without-dqn", "without DQN, far below the line", _without("systems/dqn")),
    Rule("without-dota", "without Dota 1v1", _without("systems/dota-1v1")),
    Rule("without-go", "without AlphaGo Zero and AlphaZero", _without("systems/alphago-zero", "systems/alphazero")),
    Rule("records", "record-setters only", _records),
    Rule("to-2016", "results to the end of 2016", lambda points: [p for p in points if p.date.year <= 2016]),
)
VALUES = (
    Choice("charted", "as charted in 2018"),
    Choice("method-1", "as printed: method 1 first, then 2, else as charted"),
    Choice("method-2", "as printed: method 2 first, then 1, else as charted"),
)
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


def combinations(charted: Points, modest: Points, printed: pd.DataFrame) -> tuple[Combination, ...]:
    """The line of every combination, the source's own choices first.

    Args:
        charted: the points of the chart.
        modest: the points of the same file that the chart leaves out.
        printed: `slug`, `printed_method_1`, `printed_method_2`: what the appendix prints.
    """
    return tuple(_all(charted, modest, printed))


def _all(charted: Points, modest: Points, printed: pd.DataFrame) -> Iterator[Combination]:
    stated = {str(row["slug"]): row for row in printed.to_dict("records")}
    for rule, values, dates in product(RULES, VALUES, DATES):
        points = [*charted, *modest] if rule.id == "modest" else charted
        valued = [replace(p, pfs_days=_value(p, stated, values.id), date=_date(p.date, dates.id)) for p in points]
        chosen = rule.chosen(valued)
        if enough([p.date for p in chosen]):
            yield Combination(rule, values, dates, fit([p.date for p in chosen], [p.pfs_days for p in chosen]))


def _value(point: Point, printed: Mapping[str, Mapping[Hashable, Any]], values: str) -> float:
    order = {"charted": (), "method-1": (1, 2), "method-2": (2, 1)}[values]
    row = printed.get(point.slug or "", {})
    stated = (row.get(f"printed_method_{method}") for method in order)
    return next((float(value) for value in stated if value is not None and pd.notna(value)), point.pfs_days)


def _date(day: dt.date, dates: str) -> dt.date:
    return day.replace(month=1, day=1) if dates == "year" else day.replace(day=1) if dates == "month" else day
