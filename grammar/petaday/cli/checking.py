"""What checking a file found: its text, its calculations, its findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
from petaday.cli.input import document, file_text, named
from petaday.core.diagnostic import Diagnostic
from petaday.documents import Document, Unread
from petaday.report import Report, report
from petaday.restated.findings import findings as restated
from petaday.settings import Settings, failing
from petaday.tabular import tables
from petaday.tabular.findings import findings as table_findings

_FORM = re.compile(r'^#{1,4}[ \t]+(?:training time|amount of|energy used)|"answer"\s*:', re.IGNORECASE | re.MULTILINE)
"""A question of the form on compute and energy, or an answer in its JSON."""

_NAME = re.compile(r"[A-Za-z_]\w{1,40}")


class Checked(NamedTuple):
    """One file; its findings in the order of their place, silenced ones too.

    Attributes:
        file: as it was given.
        text: what it says, to show places in.
        calcs: its calculations.
        findings: what there is to say.
        page: the content page that it is, if it is one.
        unread: how many places only look like a calculation.
        document: how it was read; None for a content page.
        notes: what was left out, or read otherwise than usual.
        skipped: why it was not read; empty for a file that was.
        broken: it should have been read.
        fails_on: the least severe finding that fails.
        docs: where petaday's pages are published, as its project says; empty where it does not.
    """

    file: str
    text: str
    calcs: tuple[Calc, ...]
    findings: tuple[Finding, ...]
    page: Page | None = None
    unread: int = 0
    document: Document | None = None
    notes: tuple[str, ...] = ()
    skipped: str = ""
    broken: bool = False
    fails_on: str = "error"
    docs: str = ""

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every calculation of the file."""
        return tuple(found for calc in self.calcs for found in calc.reports)

    @property
    def fails(self) -> bool:
        """True where a finding that no ignore answers is severe enough."""
        return any(failing(found.diagnostic.severity, self.fails_on) for found in self.said)

    @property
    def said(self) -> tuple[Finding, ...]:
        """The findings that no ignore answers."""
        return tuple(found for found in self.findings if not found.silenced)


def settled(checked: Checked, settings: Settings, fails_on: str = "") -> Checked:
    """The file as its project wants it: codes silenced, and as strict as it says, or as is asked for."""
    found = tuple(_silenced(one, settings) for one in checked.findings) if settings.ignore else checked.findings
    return checked._replace(findings=found, fails_on=fails_on or settings.fails_on, docs=settings.docs)


def _silenced(one: Finding, settings: Settings) -> Finding:
    reason = settings.reason(one.diagnostic.code)
    return one.model_copy(update={"silenced": reason}) if reason and not one.silenced else one


def skipped(file: str, why: str, *, broken: bool = False) -> Checked:
    """A file that was not read."""
    return Checked(file, "", (), (), skipped=why, broken=broken)


def files(path: str) -> list[str]:
    """The files a path stands for: those of a content folder, or itself."""
    return [str(found) for found in content_page.files(Path(path))] if Path(path).is_dir() else [path]


def check(path: str) -> list[Checked]:
    """Every Markdown file of a folder, or one file."""
    if not Path(path).is_dir():
        return [one_file(path)]
    found = files(path)
    if not found:
        raise FileNotFoundError(2, "there is no Markdown file in this folder", path)
    return content(path) if is_content(path) else [one_file(file) for file in found]


def is_content(folder: str) -> bool:
    """True for a folder of petaday's own pages."""
    return whose.is_content(Path(folder), (file_text(file) for file in files(folder)))


def content(folder: str) -> list[Checked]:
    """Every page of a content folder, and the tables that are held against them."""
    if not has_yaml():
        return [Checked(folder, "", (), (finding(folder, "", NO_YAML),))]
    own = own_law(Path(folder))
    with law.applied(own.rules):
        checked = [_content(Path(folder), file, file_text(file)) for file in files(folder)]
    wrong = [Checked(one.file, file_text(one.file), (), (one,)) for one in own.faults]
    beside = content_page.readme(Path(folder))
    wrong += [of_document(document(str(beside)))] if beside else []
    return [*checked, *_points(Path(folder), [one.page for one in checked if one.page]), *wrong]


def one_file(path: str, *, asked: bool = True, exact: bool = False) -> Checked:
    """One file: a content page, or a document of any kind; `asked` where it was named itself.

    Lines in which nothing could be worked are passed over, unless the reading is to be `exact`.
    """
    if not asked and Path(path).exists() and not Path(path).is_file():
        raise Unread("it is a pipe or a device")  # a read would wait for a writer that never comes
    read = document(path, asked=asked)
    if read.kind == "text" and path != "-" and whose.is_page(Path(path), read.text):
        return _content(Path(path).parent, path, read.text)
    if read.kind == "json" and path != "-" and _is_form(text := file_text(path)):
        return running(path, text)  # its fields say more than its strings alone
    return of_document(read, exact=exact)


def _points(root: Path, pages: list[Page]) -> list[Checked]:
    """The tables of points in which something is wrong."""
    found = points.examine(root, pages)
    return [
        Checked(name, file_text(name), (), tuple(one for one in found if one.file == name))
        for name in dict.fromkeys(one.file for one in found)
    ]


def allow_unsafe_html(checked: Checked) -> Checked:
    """Returns the file without findings about unsafe HTML."""
    return checked._replace(findings=tuple(found for found in checked.findings if found.diagnostic.code != UNSAFE))


def running(path: str, text: str) -> Checked:
    """A text that is no content file: every calculation in it is a block of its own."""
    return of_document(Document(named(path), "text", text, text))


def of_document(read: Document, *, exact: bool = False) -> Checked:
    """A document: its calculations, its tables, and what is said about both."""
    seen = survey(read.text, exact=exact)
    reports = [report(one) for one in seen.calculations]
    cells = tables(read.given if read.kind == "separated" else read.text)
    short = [one for one in cells if one.left_out]
    code = read.given if read.kind in {"source", "notebook"} else ""
    left = tuple(f"only the first {one.rows:,} rows of a table were read" for one in short[:1])
    found = findings(
        read.name,
        read.text,
        [*form_findings(read.text), *table_findings(cells), *restated(read.text, code=code, figures=read.figures)],
        [(one, 0) for one in reports],
        suppressions.comments(read.text),
    )
    calcs = tuple(
        Calc(
            id=f"calculation-{number}",
            record="as printed",
            text=one.text,
            line=read.place(one.span.start).line,
            offset=one.span.start,
            reports=(one,),
        )
        for number, one in enumerate(reports, 1)
    )
    if code:
        found = tuple(one for one in found if not (one.diagnostic.code == "PD235" and _is_set(one, read)))
    placed = tuple(_placed(one, read) for one in found) if read.origins or read.kind == "pdf" else found
    return Checked(read.name, read.given, calcs, placed, None, len(seen.unread), read, (*read.notes, *left))


def _is_set(found: Finding, read: Document) -> bool:
    """Whether a name of a comment is one that the program beside it sets: what it is stands there."""
    names = set(_NAME.findall(found.diagnostic.span.of(read.text)))
    return any(re.search(rf"(?<![\w.]){name}[ ]?(?::[ ]?\w+[ ]?)?=(?!=)", read.given) for name in names)


def _placed(found: Finding, read: Document) -> Finding:
    """A finding at its place in the file, where that is not its place in the text that was read."""
    span = found.diagnostic.span
    start = read.place(span.start)
    end = max(read.place(max(span.start, span.end - 1)), start)
    return found.model_copy(
        update={
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column + 1,
            "part": read.part(span.start),
        }
    )


def _is_form(text: str) -> bool:
    """Whether the text is a filled form on compute and energy."""
    if not _FORM.search(text):
        return False
    from petaday.facts.filed_form import filed  # noqa: PLC0415

    return filed(text) is not None


def form_findings(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a filled form; reading facts takes long to load, and other texts are told without it."""
    if not _FORM.search(text):
        return ()
    from petaday.facts.filed_checks import audit_form  # noqa: PLC0415

    return audit_form(text)


def _content(root: Path, file: str, text: str) -> Checked:
    page, found = content_page.examine(root, Path(file))
    return Checked(file, text, page.calcs if page else (), found, page)


def sound(files: Iterable[Checked]) -> bool:
    """True when no finding is an error that nobody has answered; a claim that is off is one."""
    return not any(found.fails for checked in files for found in checked.findings)
