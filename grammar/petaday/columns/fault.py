"""What is wrong with a formula or its columns: one sentence with a code, a place and a way out."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike, did_you_mean

MOST_NAMED = 8
"""How many columns an error names."""


class FormulaError(ValueError):
    """A formula cannot be worked: a wrong unit, a missing column, a name that nothing explains.

    Attributes:
        diagnostic: code, sentence, place in the expression, and what to write instead.
        source: the expression.
    """

    def __init__(self, diagnostic: Diagnostic, source: str) -> None:
        super().__init__(diagnostic, source)
        self.diagnostic = diagnostic
        self.source = source

    def __str__(self) -> str:
        """The sentence with the expression, carets under the place, and the help."""
        from petaday.render.caret import diagnostic_text  # noqa: PLC0415 - only where something is wrong

        return diagnostic_text(self.diagnostic, self.source)


def wrong(code: str, message: str, source: str, span: Span | None = None, help_: str = "") -> FormulaError:
    """The error for a place in an expression; for all of it where none is given."""
    return FormulaError(Diagnostic(code, "error", message, span or Span(0, len(source)), help_), source)


def not_one(name: str, given: Sequence[str], source: str, span: Span) -> FormulaError:
    """The error for a name that no column has, or two have."""
    said = f"The table has no column “{name}”." if name not in given else f"Two columns are called “{name}”."
    listed = ", ".join(given[:MOST_NAMED]) + ("" if len(given) <= MOST_NAMED else ", …")
    offered = did_you_mean(alike(name, given), f"the columns are {listed}" if given else "it has no columns")
    help_ = f"{offered[:1].upper()}{offered[1:]}{'' if offered.endswith('?') else '.'}"
    return wrong("PD208", said, source, span, help_ if name not in given else "Give each a name of its own.")
