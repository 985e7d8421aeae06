"""Where a character stands: line and column, counted from one, as editors do."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple


class Place(NamedTuple):
    """A line and a column in characters, both from one.

    >>> str(Place(3, 12))
    '3:12'
    """

    line: int
    column: int

    def __str__(self) -> str:
        """As editors and compilers write it."""
        return f"{self.line}:{self.column}"


def place(source: str, offset: int) -> Place:
    r"""Line and column of a character; an offset past either end is taken as that end.

    >>> place("a\nbc", 3)
    Place(line=2, column=2)
    """
    starts = line_starts(source)
    at = max(0, min(offset, len(source)))
    line = bisect_right(starts, at)
    return Place(line, at - starts[line - 1] + 1)


@lru_cache(maxsize=4)
def line_starts(source: str) -> tuple[int, ...]:
    r"""Where each line begins; kept, because thousands of findings may be about one text.

    >>> line_starts("a\nbc\n")
    (0, 2, 5)
    """
    return tuple(accumulate((len(line) + 1 for line in source.split("\n")[:-1]), initial=0))
