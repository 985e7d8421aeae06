"""Rows that stand for themselves: totals, and those that say they are not finished."""

from __future__ import annotations

import re

from petaday.tabular.grid import Grid

_TOTAL = re.compile(
    r"(?i)^\W*(?:grand\s+)?(?:sub-?)?(?:total|sum|overall|all|Σ|∑|altogether|gesamt|summe)s?\b(?!\s+(?:params?|parameters))"
)
_SURE = re.compile(r"(?i)^\W*(?:grand\s+|overall\s+)?(?:total|sum)s?(?:\s+\w+)?\W*$")
_SUB = re.compile(r"(?i)^\W*sub-?total")
_AVERAGE = re.compile(r"(?i)^\W*(?:avg|average|mean|median|geomean|geo\.? mean|std|stdev|min|max|best)\b")
_PENDING = re.compile(
    r"(?i)\b(?:tbd|tba|pending|ongoing|on-going|in progress|running|projected|planned|estimated?|est\.|expected|partial"
    r"|preliminary|crashed|failed|oom|restart\w*|aborted|so far|extrapolated|stopped|early stop\w*)\b"
)


def label(grid: Grid, row: int) -> str:
    """What a row is called: its first words."""
    return next(
        (cell.text for cell in grid.body[row] if any(sign.isalpha() for sign in cell.text)), grid.body[row][0].text
    )


def first(grid: Grid, row: int) -> str:
    """The first cell of a row that is not empty."""
    return next((cell.text for cell in grid.body[row] if cell.text), "")


def totals(grid: Grid) -> list[int]:
    """The rows that are called a total."""
    return [at for at in range(len(grid.body)) if _TOTAL.match(first(grid, at))]


def is_sure(grid: Grid, row: int) -> bool:
    """True for a row called a total, and nothing else."""
    return bool(_SURE.match(first(grid, row)))


def is_sub(grid: Grid, row: int) -> bool:
    """True for a row called a subtotal."""
    return bool(_SUB.match(first(grid, row)))


def averages(grid: Grid) -> list[int]:
    """The rows that are a mean or another statistic of those above."""
    return [at for at in range(len(grid.body)) if _AVERAGE.match(first(grid, at))]


def pending(grid: Grid) -> list[int]:
    """The rows that say they are not finished, or only planned."""
    return [at for at, row in enumerate(grid.body) if any(_PENDING.search(cell.text) for cell in row)]
