"""What is wrong with a formula or its columns: one sentence with a code, a place and a way out."""

from __future__ import annotations

from petaday.core.diagnostic import Diagnostic, Span


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
