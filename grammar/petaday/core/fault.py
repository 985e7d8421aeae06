"""PD299: an exception inside petaday becomes a diagnostic of the text that was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic, Span

T = TypeVar("T")


def fenced(items: Iterable[T], broken: Callable[[Exception], T]) -> Iterator[T]:
    """The items; where making one raises, what `broken` makes of the exception stands for it and those after it.

    >>> list(fenced((6 // n for n in (1, 0, 2)), str))
    [6, 'integer division or modulo by zero']
    """
    try:
        yield from items
    except Exception as error:
        yield broken(error)


def fault(span: Span, text: str, error: Exception) -> Calculation:
    """A calculation without a figure, whose one diagnostic names the exception and where it was raised.

    >>> fault(Span(0, 5), "2 * 3 = 6", ValueError("no")).diagnostics[0].message
    'This is a fault of petaday, not of the text: ValueError.'
    """
    said = Diagnostic(
        "PD299",
        "error",
        f"This is a fault of petaday, not of the text: {type(error).__name__}{_raised_in(error)}.",
        span,
        "Please report it to the maintainers of petaday, with this message, the text and `petaday --version`.",
    )
    return Calculation(span.of(text), span, diagnostics=(said,))


def faults(found: Iterable[Calculation]) -> Iterator[Calculation]:
    """Those of the calculations that are faults of petaday."""
    return (one for one in found if any(d.code == "PD299" for d in one.diagnostics))


def _raised_in(error: Exception) -> str:
    """The module and line that raised it, behind a blank; empty for an exception that was never raised."""
    trace = error.__traceback__
    if trace is None:
        return ""
    while trace.tb_next:
        trace = trace.tb_next
    return f" in {trace.tb_frame.f_globals.get('__name__', 'an unknown module')}, line {trace.tb_lineno}"
