"""A diagnostic about a file: the same finding, with a line and a column to go to."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from petaday.diagnostic import Diagnostic
from petaday.place import place


class Finding(BaseModel):
    """What is wrong in a file, and where.

    Attributes:
        file: the path as it was given.
        line, column: both from 1; the column counts characters.
        diagnostic: its span is in characters of the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    line: int
    column: int
    diagnostic: Diagnostic

    def __str__(self) -> str:
        """On one line, and the way out on a second."""
        said = self.diagnostic
        text = f"{self.file}:{self.line}:{self.column}: {said.severity} {said.code}: {said.message}"
        return f"{text}\n  help: {said.help}" if said.help else text


def finding(file: str, text: str, diagnostic: Diagnostic) -> Finding:
    r"""The diagnostic at its line and column.

    >>> from petaday.diagnostic import Span
    >>> print(finding("a.md", "one\ntwo three", Diagnostic("PD502", "error", "no such key", Span(8, 13))))
    a.md:2:5: error PD502: no such key
    """
    at = place(text, diagnostic.span.start)
    return Finding(file=file, line=at.line, column=at.column, diagnostic=diagnostic)
