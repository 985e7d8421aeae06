"""All there is to say about a file: its own faults and those of its calculations, less what its ignores answer."""

from __future__ import annotations

from collections.abc import Iterable

from petaday import ignore
from petaday.diagnostic import Diagnostic, Span
from petaday.finding import Finding, finding, ordered
from petaday.ignore import Ignores
from petaday.report import Report


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
    guesses: dict[tuple[str, Span], tuple[str, ...]] = {}
    said = list(faults)
    for report, offset in reports:
        for diagnostic in report.diagnostics:
            moved = _moved(diagnostic, offset)
            said.append(moved)
            guesses[moved.code, moved.span] = conjectures(diagnostic, report)
    return ordered(
        finding(file, text, diagnostic, guesses.get((diagnostic.code, diagnostic.span), ()), reason)
        for diagnostic, reason in ignore.silenced(dict.fromkeys(said), ignores)
    )


def conjectures(diagnostic: Diagnostic, report: Report) -> tuple[str, ...]:
    """What would reconcile the claim that a verdict is about."""
    if not diagnostic.code.startswith("PD3"):
        return ()
    return tuple(guess.text for claim in report.claims if claim.span == diagnostic.span for guess in claim.conjectures)


def _moved(diagnostic: Diagnostic, by: int) -> Diagnostic:
    span = Span(diagnostic.span.start + by, diagnostic.span.end + by)
    return Diagnostic(diagnostic.code, diagnostic.severity, diagnostic.message, span, diagnostic.help)
