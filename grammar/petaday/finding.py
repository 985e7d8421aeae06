"""A diagnostic about a file: the same finding, with a line and a column to go to."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from petaday.diagnostic import Diagnostic
from petaday.place import place


class Finding(BaseModel):
    """What is wrong in a file, and where.

    Attributes:
        file: the path as it was given.
        line, column: where it begins, both from 1; the column counts characters.
        end_line, end_column: the place after its last character.
        diagnostic: its span is in characters of the file.
        conjectures: what would explain it, likeliest first; guesses all.
        silenced: the reason an ignore of the file gives; empty when there is none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    diagnostic: Diagnostic
    conjectures: tuple[str, ...] = ()
    silenced: str = ""

    def __str__(self) -> str:
        """On one line, and the way out on a second."""
        said = self.diagnostic
        text = f"{self.file}:{self.line}:{self.column}: {said.severity} {said.code}: {said.message}"
        return f"{text}\n  help: {said.help}" if said.help else text

    @property
    def fails(self) -> bool:
        """True for an error that no ignore answers."""
        return self.diagnostic.severity == "error" and not self.silenced


def finding(
    file: str, text: str, diagnostic: Diagnostic, conjectures: Iterable[str] = (), silenced: str = ""
) -> Finding:
    r"""The diagnostic at its line and column.

    >>> from petaday.diagnostic import Span
    >>> print(finding("a.md", "one\ntwo three", Diagnostic("PD502", "error", "no such key", Span(8, 13))))
    a.md:2:5: error PD502: no such key
    """
    start, end = place(text, diagnostic.span.start), place(text, diagnostic.span.end)
    return Finding(
        file=file,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        diagnostic=diagnostic,
        conjectures=tuple(conjectures),
        silenced=silenced,
    )


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, each once."""
    once = {(found.line, found.column, found.diagnostic): found for found in findings}
    return tuple(sorted(once.values(), key=lambda found: (found.line, found.column, found.diagnostic.code)))
