"""What is not sure about a run's figure: what its author gives as a range, what is assumed, and what the methods leave.

The methods promise a factor of two, three where inputs are estimates: nine in ten figures are taken to be that near,
either way. Of that a utilization has a part that several runs state alike: it is taken to be one assumption, drawn once
for all of them, and nine in ten lie within a factor of 1.7 of it, as those do that runs have measured (17 to 58 per
cent, about a third).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from petaday.casebook import Casebook, Page
from petaday.columns.together import Factor, Together, ranges, within
from petaday.core.calculation import Node
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday.roles import Role, factors
from petaday_site.facts.headline import limit, result
from petaday_site.facts.runs import ESTIMATE

PROMISE, PROMISE_OF_ESTIMATES = 2.0, 3.0
"""The factor within which nine in ten figures are right."""
UTILIZATION = 1.7
"""The factor within which nine in ten runs keep up an assumed utilization."""
ALIKE = 3
"""So many runs that state one utilization are taken to assume it."""


def together(casebook: Casebook) -> list[Together]:
    """Every run whose headline is a count of operations and no bound, with what is not sure about it."""
    found = list(_counted(casebook))
    stated = {page.slug: _utilization(report) for page, report in found}
    often = Counter(value for _, value in stated.values())
    return [_together(page, report, *stated[page.slug], often) for page, report in found]


def _counted(casebook: Casebook) -> Iterator[tuple[Page, Report]]:
    for page in casebook.systems:
        report = result(page.headline) if page.headline else None
        if report and report.tree and report.pfs_days and limit(report) == "value":
            yield page, report


def _together(page: Page, report: Report, at: Span, utilization: float, often: Mapping[float, int]) -> Together:
    assert report.tree is not None
    unsure = ranges(page.slug, report.tree)
    shared = 0.0
    if utilization and often[utilization] >= ALIKE:
        shared = within(UTILIZATION)
        unsure[at] = Factor(f"utilization {utilization:g}", utilization, shared)
    whole = within(PROMISE_OF_ESTIMATES if ESTIMATE in page.front.tags else PROMISE)
    rest = Factor(page.slug, 1.0, math.sqrt(whole**2 - shared**2))
    return Together.of(page.slug, report.tree, unsure, [rest])


def _utilization(report: Report) -> tuple[Span, float]:
    """The utilization that a calculation takes as a plain figure, and its place; 0 where there is none."""
    for one in factors(report.text):
        if one.role is Role.UTILIZATION and not one.inverse and one.number is not None:
            place = Span(one.span.start + report.span.start, one.span.end + report.span.start)
            if report.tree and any(node.span == place and node.low is None for node in _numbers(report.tree)):
                return place, round(one.value, 6)
    return Span(0, 0), 0.0


def _numbers(node: Node) -> Iterator[Node]:
    if node.op == "number":
        yield node
    for arg in node.args:
        yield from _numbers(arg)
