"""The record of a figure that is said twice."""

from __future__ import annotations

from typing import NamedTuple

from petaday.core.diagnostic import Span


class Twice(NamedTuple):
    """One figure said twice: where, what was said first and then, what the first one makes of the second.

    Attributes:
        span: the second of them.
        kind: what ties the two together.
        first: what was said first.
        second: what was said then.
        worked: what the first makes of the second.
        ratio: the second over the first.
        fits: whether both say the same.
        told: the sentence of the finding, where the usual one does not do.
    """

    span: Span
    kind: str
    first: str
    second: str
    worked: str
    ratio: float
    fits: bool
    told: str = ""

    @property
    def message(self) -> str:
        """What there is to say about it.

        >>> Twice(Span(0, 1), "in brackets", "400 GBps", "2.2 Tbps", "3.2 Tbps", 0.69, False).message
        '400 GBps is said again as 2.2 Tbps: it is 3.2 Tbps.'
        """
        return self.told or f"{self.first} is said again as {self.second}: it is {self.worked}."
