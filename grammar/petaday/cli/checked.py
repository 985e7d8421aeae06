"""What checking a file found: its text, its calculations, its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from petaday import casebook, content_page
from petaday.calculate import scan
from petaday.cli import given
from petaday.content_page import Page
from petaday.diagnostic import Diagnostic, Span
from petaday.finding import Finding, finding
from petaday.front_matter import has_front_matter
from petaday.report import Report, report


class Checked(NamedTuple):
    """One file; its findings in the order of their place."""

    file: str
    text: str
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


def check(path: str) -> list[Checked]:
    """Every file of a content folder, or the one content file, or any other text."""
    if Path(path).is_dir():
        book = casebook.load(Path(path))
        pages = {str(Path(path) / page.path): page for page in book.pages}
        faulty = {found.file for found in book.findings}
        return [_content(file, pages.get(file), book.findings) for file in sorted({*pages, *faulty})]
    text = given.file(path)
    if path.endswith(".md") and (has_front_matter(text) or "content" in Path(path).resolve().parts):
        page, findings = content_page.read(Path(path).parent, Path(path))
        return [_content(path, page, findings)]
    found = scan(text)
    name = "standard input" if path == "-" else path
    said = [finding(name, text, diagnostic) for calculation in found for diagnostic in calculation.diagnostics]
    return [Checked(name, text, tuple(map(report, found)), _ordered(said))]


def _content(file: str, page: Page | None, findings: Iterable[Finding]) -> Checked:
    """A content file: its faults, and what there is to say about each calculation on it."""
    text = given.file(file) if Path(file).is_file() else ""
    calcs = page.calcs if page else ()
    worked = [
        finding(file, text, _moved(diagnostic, calc.offset))
        for calc in calcs
        for found in calc.reports
        for diagnostic in found.diagnostics
    ]
    said = [found for found in findings if found.file == file]
    reports = tuple(found for calc in calcs for found in calc.reports)
    return Checked(file, text, reports, _ordered([*said, *worked]))


def _moved(diagnostic: Diagnostic, by: int) -> Diagnostic:
    span = Span(diagnostic.span.start + by, diagnostic.span.end + by)
    return Diagnostic(diagnostic.code, diagnostic.severity, diagnostic.message, span, diagnostic.help)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, each once."""
    once = {(found.line, found.column, found.diagnostic): found for found in findings}
    return tuple(sorted(once.values(), key=lambda found: (found.line, found.column, found.diagnostic.code)))


def sound(files: Sequence[Checked]) -> bool:
    """True when no finding is an error and no claim is off."""
    errors = any(found.diagnostic.severity == "error" for checked in files for found in checked.findings)
    off = any(claim.verdict == "off" for checked in files for one in checked.reports for claim in one.claims)
    return not errors and not off


def verdicts(files: Sequence[Checked]) -> Counter[str]:
    """How many stated results came to which verdict."""
    return Counter(claim.verdict for checked in files for one in checked.reports for claim in one.claims)


def severities(files: Sequence[Checked]) -> Counter[str]:
    """How many findings there are of each severity."""
    return Counter(found.diagnostic.severity for checked in files for found in checked.findings)
