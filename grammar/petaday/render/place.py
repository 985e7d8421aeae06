"""Where a character stands: line and column, counted from one, as editors do."""

from __future__ import annotations

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
    before = source[: max(0, offset)]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
