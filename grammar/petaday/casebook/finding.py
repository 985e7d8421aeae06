"""A diagnostic about a file: the same finding, with a line and a column to go to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from petaday.casebook import suppressions
from petaday.casebook.suppressions import Ignores
from petaday.core.diagnostic import Diagnostic, Span, place
from petaday.report import Report


class Finding(BaseModel):
    """What is wrong in a file, and where.

    Attributes:
        file: the path as it was given.
        line: where it begins, from 1.
        column: the same in the line, in characters, from 1.
        end_line: the line of the place after its last character.
        end_column: that place in its line.
        diagnostic: its span is in characters of the file.
        conjectures: what would explain it, likeliest first; guesses all.
        silenced: the reason an ignore of the file gives; empty when there is none.
        part: the cell or the page of a file that has some.
        known: a baseline holds it.
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
    part: str = ""
    known: bool = False

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

    >>> from petaday.core.diagnostic import Span
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


def findings(
    file: str, text: str, faults: Iterable[Diagnostic], reports: Iterable[tuple[Report, int]], ignores: Ignores
) -> tuple[Finding, ...]:
    """Every finding of a file in the order of its place, silenced ones with their reason.

    Args:
        file: the path as it was given.
        text: what the file holds.
        faults: of the file itself, with spans into it.
        reports: its calculations, each with where the text begins that its spans count in.
        ignores: what the file silences.
    """
    return ordered(
        finding(file, text, diagnostic, guesses, reason)
        for diagnostic, guesses, reason in gathered(faults, reports, ignores)
    )


class Said(NamedTuple):
    """A diagnostic at its place in a file, with what would explain it, and the reason an ignore gives."""

    diagnostic: Diagnostic
    conjectures: tuple[str, ...]
    silenced: str


def gathered(faults: Iterable[Diagnostic], reports: Iterable[tuple[Report, int]], ignores: Ignores) -> Iterator[Said]:
    """What `findings` tells of a file, each once, before lines and columns are counted."""
    guesses: dict[tuple[str, Span], tuple[str, ...]] = {}
    said = list(faults)
    for report, offset in reports:
        for diagnostic in report.diagnostics:
            moved = _moved(diagnostic, offset)
            said.append(moved)
            guesses[moved.code, moved.span] = conjectures(diagnostic, report)
    for diagnostic, reason in suppressions.silenced(dict.fromkeys(said), ignores):
        yield Said(diagnostic, guesses.get((diagnostic.code, diagnostic.span), ()), reason)


def conjectures(diagnostic: Diagnostic, report: Report) -> tuple[str, ...]:
    """What would reconcile the claim that a verdict is about."""
    if not diagnostic.code.startswith("PD3"):
        return ()
    return tuple(guess.text for claim in report.claims if claim.span == diagnostic.span for guess in claim.conjectures)


def _moved(diagnostic: Diagnostic, by: int) -> Diagnostic:
    span = Span(diagnostic.span.start + by, diagnostic.span.end + by)
    return Diagnostic(diagnostic.code, diagnostic.severity, diagnostic.message, span, diagnostic.help)
