"""Holds the points of a chart's file against the calculations of the pages they lead to."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from petaday.casebook.finding import Finding, finding
from petaday.casebook.page import Page
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import figure
from petaday.core.quantity import PFS_DAY

FOLDER = "data"
COLUMNS = frozenset({"date", "system", "pfs-days", "slug"})
"""What makes a table one of points."""

NEAR = 0.005
"""A point may be rounded, or read off a picture, by this share."""


def files(root: Path) -> list[Path]:
    """The tables of points of a content folder."""
    return sorted(path for path in (root / FOLDER).glob("*.csv") if path.is_file() and _has_points(path))


def examine(root: Path, pages: Iterable[Page]) -> tuple[Finding, ...]:
    """Every point that leads to a page and is no figure of that page."""
    known = {page.slug: page for page in pages}
    return tuple(found for path in files(root) for found in _lost(path, known))


def slug(written: str, known: Container[str]) -> str:
    """The slug of the page that a row leads to: as written, or of a system where only its name is written.

    >>> slug("alexnet", {"systems/alexnet"}), slug("methods/one", {"methods/one"}), slug("vgg", ())
    ('systems/alexnet', 'methods/one', 'vgg')
    """
    return written if written in known or f"systems/{written}" not in known else f"systems/{written}"


def _has_points(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace", newline="") as opened:
        return set(next(csv.reader(opened), ())) >= COLUMNS


def _lost(path: Path, known: Mapping[str, Page]) -> Iterator[Finding]:
    text = path.read_bytes().decode("utf-8", errors="replace")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        page, value = known.get(slug(row.get("slug") or "", known)), _number(row.get("pfs-days"))
        if page is None or value is None:
            continue  # the build says what is wrong with such a row
        figures = sorted(set(_figures(page)))
        if not any(abs(value - one) <= NEAR * one for one in figures):
            start = starts[reader.line_num - 1]
            span = Span(start, start + len(text[start:].splitlines()[0]))
            yield finding(str(path), text, _said(row["system"], value, page, figures, span))


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _figures(page: Page) -> Iterator[float]:
    """What the calculations of a page come to and state, in pfs-days."""
    for calc in page.calcs:
        for report in calc.reports:
            if report.pfs_days is not None:
                yield report.pfs_days
            yield from (claim.value / PFS_DAY for claim in report.claims if claim.unit == "FLOP")


def _said(name: str, value: float, page: Page, figures: list[float], span: Span) -> Diagnostic:
    nearest = min(figures, key=lambda one: abs(one - value), default=None)
    there = f"the nearest there is {figure(nearest)}" if nearest is not None else "it has no calculation of compute"
    said = f"{name} is charted at {figure(value)} pfs-days, which is no figure of {page.path}: {there}"
    advice = 'work the charted figure on the page, in a block with record="as charted", or correct the point'
    return Diagnostic("PD511", "error", said, span, advice)
