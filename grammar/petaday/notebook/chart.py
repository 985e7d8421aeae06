"""Results as a chart: what the inputs give as a point with its interval, what was stated as a tick in its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from petaday.core.calculation import SOUND, Claim
from petaday.core.extras import needs
from petaday.core.quantity import COUNT, PFS_DAY
from petaday.report import Report

_LONGEST = 48  # characters of a calculation without a name


class Plot(NamedTuple):
    """What is drawn.

    Attributes:
        rows: a result each: its name, its calculation, `worked`, `low` and `high`.
        stated: a stated result each: the name, as written, `stated`, its verdict and ratio.
        title: of the axis.
        left_out: what is not drawn, in words, or empty.
    """

    rows: list[dict[str, Any]]
    stated: list[dict[str, Any]]
    title: str
    left_out: str


def chart(
    reports: Iterable[Report], names: Sequence[str] | None = None, *, dark: bool = False, width: int = 460
) -> Any:
    """Returns an Altair chart of results of one unit; counts of operations are drawn in petaflop/s-days.

    Args:
        reports: the calculations, as `audit` and `scan` return them.
        names: what to call each; its own name or its text where none are given.
        dark: for a dark page.
        width: of the plot, in pixels.

    Returns:
        An `altair.LayerChart`, which a notebook draws without a network. What is of another unit, or could not be
        read, is counted below its title.

    Raises:
        ImportError: where Altair is not installed; its message names the extra.
        ValueError: where nothing can be drawn, or there is not a name for each report.

    >>> import petaday
    >>> drawn = chart(petaday.scan("A: 3 * 8 PF = 24 PF; B: 5 * 9 PF = 50 PF"), names=["A", "B"])
    >>> drawn.to_dict()["title"]["text"]
    'Worked and stated results'
    """
    try:
        from petaday.notebook.drawn import drawn  # noqa: PLC0415 - an extra
    except ImportError as lack:
        raise ImportError(needs("a chart of results", "jupyter", lack)) from lack
    everything = list(reports)
    called = [_called(report) for report in everything] if names is None else list(names)
    if len(called) != len(everything):
        raise ValueError(f"{len(everything)} reports and {len(called)} names: give a name for each")
    unit = Counter(report.unit for report in everything if report.value is not None).most_common(1)
    if not unit:
        raise ValueError("no report has a figure to draw")
    fit = [(report, name) for report, name in zip(everything, _apart(called), strict=True) if report.unit == unit[0][0]]
    each, title = (PFS_DAY, "petaflop/s-days") if unit[0][0] == str(COUNT) else (1.0, _title(unit[0][0]))
    rows = [_row(report, name, each) for report, name in fit]
    stated = [
        _stated(claim, name, each) for report, name in fit for claim in report.claims if claim.unit == report.unit
    ]
    return drawn(Plot(rows, stated, title, _left_out(everything, len(fit))), dark=dark, width=width)


def _called(report: Report) -> str:
    line = " ".join((report.name or report.text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _apart(names: list[str]) -> list[str]:
    """Names of which no two are the same: each is a line of its own."""
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out


def _row(report: Report, name: str, each: float) -> dict[str, Any]:
    value = (report.value or 0.0) / each
    low, high = (end / each for end in report.interval) if report.interval else (value, value)
    return {"name": name, "calculation": report.text, "worked": value, "low": low, "high": high}


def _stated(claim: Claim, name: str, each: float) -> dict[str, Any]:
    verdict = "follows" if claim.verdict in SOUND else claim.verdict
    return {
        "name": name, "written": claim.text, "stated": claim.value / each, "verdict": verdict, "ratio": claim.ratio
    }  # fmt: skip


def _title(unit: str | None) -> str:
    return "" if unit in {"1", None} else str(unit)


def _left_out(everything: list[Report], drawn: int) -> str:
    unread = sum(report.value is None for report in everything)
    others = len(everything) - drawn - unread
    said = [f"{others} of another unit" if others else "", f"{unread} that cannot be read" if unread else ""]
    left = " and ".join(part for part in said if part)
    return f"Not drawn: {left}" if left else ""
