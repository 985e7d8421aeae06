"""What there is to say about figures said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from petaday.core.diagnostic import Diagnostic, Span
from petaday.markup import plain
from petaday.restated.code import commented
from petaday.restated.finders import Twice, twice
from petaday.restated.printed import printed

if TYPE_CHECKING:
    from petaday.markup.latex import Within

Restated = Twice


def restated(text: str, *, code: str = "", figures: Sequence[Span] = (), within: Within | None = None) -> list[Twice]:
    """Every figure that a text says twice; of a program also its constants against the comments behind them.

    Args:
        text: what is read.
        code: the program it was read from, in the same places; empty for a text.
        figures: where in it the one figure stands that a cell of a notebook printed.
        within: what the text has from the whole that it is a part of.

    >>> [(one.second, one.worked) for one in restated("A link of 400 GBps (2.2 Tbps).") if not one.fits]
    [('2.2 Tbps', '3.2 Tbps')]
    >>> [one.fits for one in restated("A link of 400 GBps (3.2 Tbps), in use for 1000 days, nearly three years.")]
    [True, True]
    """
    found = [*twice(plain(text, within)), *(commented(code) if code else ()), *printed(text, code, figures)]
    return sorted(found, key=lambda one: one.span)


def findings(
    text: str, *, code: str = "", figures: Sequence[Span] = (), within: Within | None = None
) -> Iterator[Diagnostic]:
    """A finding for each that does not say the same both times."""
    for one in restated(text, code=code, figures=figures, within=within):
        if not one.fits:
            message = f"{one.first} is said again as {one.second}: it is {one.worked}."
            if one.kind == "printed":
                message = f"The cell printed {one.first}, and here it is {one.second}."
            yield Diagnostic(
                "PD307", "warning", message, one.span, "look at both: the text does not say which is wrong"
            )
