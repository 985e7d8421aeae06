"""The largest text and the longest line that are read as one calculation, and the diagnostic for a larger one."""

from __future__ import annotations

from petaday.core.diagnostic import Diagnostic, Span

MAX_CALCULATION = 100_000  # characters of one calculation
MAX_TOKENS = 20_000  # tokens of one logical line


def too_large(size: int, span: Span) -> Diagnostic:
    """A text of this many characters, or a line of this many tokens, is larger than one calculation can be."""
    return Diagnostic(
        "PD107",
        "error",
        f"This is too large to be one calculation: {size:,}, where {MAX_CALCULATION:,} characters "
        f"or {MAX_TOKENS:,} numbers and words are the limit.",
        Span(span.start, min(span.end, span.start + 80)),
        "Scan a long text instead (`petaday scan FILE`), or split the calculation.",
    )
