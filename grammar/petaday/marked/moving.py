"""A report whose places count from elsewhere."""

from __future__ import annotations

from typing import Any

from petaday.report import Report

_PLACES = frozenset({"span"})


def moved(report: Report, by: int) -> Report:
    """The report with every span moved by so many characters.

    >>> from petaday import audit
    >>> moved(audit("2 * 3 = 6"), 10).claims[0].span
    Span(start=18, end=19)
    """
    return Report.model_validate(_moved(report.model_dump(), by)) if by else report


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, dict):
        return {
            key: [one[0] + by, one[1] + by] if key in _PLACES and one is not None else _moved(one, by)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_moved(one, by) for one in value]
    return value
