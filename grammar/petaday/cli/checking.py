"""What checking a file found: its text, its calculations, its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from petaday import law
from petaday.calculate import survey
from petaday.casebook import page as content_page
from petaday.casebook import points, suppressions, whose
from petaday.casebook.calc_block import Calc
from petaday.casebook.finding import Finding, finding, findings
from petaday.casebook.front_matter import NO_YAML
from petaday.casebook.located_yaml import has_yaml
from petaday.casebook.own_law import own_law
from petaday.casebook.page import Page
from petaday.casebook.unsafe_html import UNSAFE
from petaday.cli.input import file_text
from petaday.core.diagnostic import place
from petaday.facts.filed_checks import audit_form
from petaday.report import Report, report
from petaday.tabular import tables
from petaday.tabular.findings import findings as table_findings


class Checked(NamedTuple):
    """One file; its findings in the order of their place, silenced ones too; how much of it only looks like figures."""

    file: str
    text: str
    calcs: tuple[Calc, ...]
    findings: tuple[Finding, ...]
    page: Page | None = None
    unread: int = 0

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every calculation of the file."""
        return tuple(found for calc in self.calcs for found in calc.reports)

    @property
    def said(self) -> tuple[Finding, ...]:
        """The findings that no ignore answers."""
        return tuple(found for found in self.findings if not found.silenced)


def files(path: str) -> list[str]:
    """The files a path stands for: those of a content folder, or itself."""
    return [str(found) for found in content_page.files(Path(path))] if Path(path).is_dir() else [path]


def check(path: str) -> list[Checked]:
    """Every file of a content folder, or the one content file, or any other text."""
    if not Path(path).is_dir():
        text = file_text(path)
        is_page = whose.is_page(Path(path), text)
        return [_content(Path(path).parent, path, text) if is_page else running(path, text)]
    found = files(path)
    if not found:
        raise FileNotFoundError(2, "there is no Markdown file in this folder", path)
    texts = {file: file_text(file) for file in found}
    if not whose.is_content(Path(path), texts.values()):
        return [running(file, text) for file, text in texts.items()]
    if not has_yaml():
        return [Checked(path, "", (), (finding(path, "", NO_YAML),))]
    own = own_law(Path(path))
    with law.applied(own.rules):
        checked = [_content(Path(path), file, text) for file, text in texts.items()]
    wrong = [Checked(one.file, file_text(one.file), (), (one,)) for one in own.faults]
    return [*checked, *_points(Path(path), [one.page for one in checked if one.page]), *wrong]


def _points(root: Path, pages: list[Page]) -> list[Checked]:
    """The tables of points in which something is wrong."""
    found = points.examine(root, pages)
    return [
        Checked(name, file_text(name), (), tuple(one for one in found if one.file == name))
        for name in dict.fromkeys(one.file for one in found)
    ]


def allow_unsafe_html(files: list[Checked]) -> list[Checked]:
    """Returns the files without findings about unsafe HTML."""
    return [
        one._replace(findings=tuple(found for found in one.findings if found.diagnostic.code != UNSAFE))
        for one in files
    ]


def running(path: str, text: str) -> Checked:
    """A text that is no content file: every calculation in it is a block of its own."""
    name = "standard input" if path == "-" else path
    seen = survey(text)
    reports = [report(one) for one in seen.calculations]
    beside = [*audit_form(text), *table_findings(tables(text))]
    found = findings(name, text, beside, [(one, 0) for one in reports], suppressions.comments(text))
    calcs = tuple(
        Calc(
            id=f"calculation-{number}",
            record="as printed",
            text=one.text,
            line=place(text, one.span.start).line,
            offset=one.span.start,
            reports=(one,),
        )
        for number, one in enumerate(reports, 1)
    )
    return Checked(name, text, calcs, found, unread=len(seen.unread))


def _content(root: Path, file: str, text: str) -> Checked:
    page, found = content_page.examine(root, Path(file))
    return Checked(file, text, page.calcs if page else (), found, page)


def sound(files: Iterable[Checked]) -> bool:
    """True when no finding is an error that nobody has answered; a claim that is off is one."""
    return not any(found.fails for checked in files for found in checked.findings)


def verdicts(files: Sequence[Checked]) -> Counter[str]:
    """How many stated results came to which verdict."""
    return Counter(claim.verdict for checked in files for one in checked.reports for claim in one.claims)


def severities(files: Sequence[Checked]) -> Counter[str]:
    """How many findings there are of each severity, those silenced left out."""
    return Counter(found.diagnostic.severity for checked in files for found in checked.said)


def silenced(files: Sequence[Checked]) -> int:
    """How many findings their author has silenced."""
    return sum(len(checked.findings) - len(checked.said) for checked in files)


def codes(files: Sequence[Checked]) -> Counter[str]:
    """How many findings there are of each code, those silenced left out."""
    return Counter(found.diagnostic.code for checked in files for found in checked.said)
