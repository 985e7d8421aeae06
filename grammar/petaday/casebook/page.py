"""One content file as a page: its front matter, its text, its calculations."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from petaday import lint
from petaday.casebook import calc_block, front_matter, review, suppressions, unsafe_html
from petaday.casebook.arxiv import date_apart
from petaday.casebook.calc_block import Calc, Work, worked
from petaday.casebook.fences import attributes, fences, is_calc
from petaday.casebook.finding import Finding, finding, findings
from petaday.casebook.front_matter import FrontMatter
from petaday.casebook.review import Standing
from petaday.casebook.whose import FOLDER, SECTIONS
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike, did_you_mean
from petaday.tabular import tables
from petaday.tabular.findings import findings as table_findings


class Page(BaseModel):
    """One content file.

    Attributes:
        slug: its path without the ending (`systems/vgg`).
        path: relative to the content folder.
        section: `systems`, `methods`, or empty.
        body: the Markdown after the front matter, calc blocks still in place.
        calcs: the calc blocks, in order.
        digest: SHA-256 of the file.
        silenced: findings that the page ignores, each with its reason.
        review: what has become of its review; None when there was none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    path: str
    section: Literal["systems", "methods", ""]
    front: FrontMatter
    body: str
    calcs: tuple[Calc, ...]
    digest: str
    silenced: tuple[Finding, ...] = ()
    review: Standing | None = None

    @property
    def headline(self) -> Calc | None:
        """The calculation that stands for the page."""
        return next((calc for calc in self.calcs if calc.id == self.front.headline), None)

    @property
    def is_system(self) -> bool:
        """Whether the page is about one trained system."""
        return self.section == "systems"


def files(root: Path) -> list[Path]:
    """Every content file under `root`; reviews of them are none, nor what an editor hides there."""
    found = ((path, path.relative_to(root).parts) for path in root.rglob("*.md"))
    pages = sorted(path for path, parts in found if review.FOLDER not in parts and not parts[-1].startswith("."))
    beside = readme(root)
    return [path for path in pages if path != beside]


def readme(root: Path) -> Path | None:
    """The README of a project, beside its folder of pages: a text like any other, and no page."""
    path = root / "README.md"
    return path if (root / FOLDER).is_dir() and path.is_file() else None


def led_out(root: Path, path: Path) -> Finding | None:
    """Returns a finding where the file is a link that leads out of the content folder."""
    if not path.is_symlink() or path.resolve().is_relative_to(root.resolve()):
        return None
    said = "the file is a link that leads out of the content folder"
    return finding(name(path), "", Diagnostic("PD501", "error", said, Span(0, 0), "put the file itself there"))


def name(path: Path) -> str:
    """Returns a path as text, with escapes for bytes that are not UTF-8.

    >>> name(Path("systems/vgg.md"))
    'systems/vgg.md'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read(root: Path, path: Path) -> tuple[Page | None, tuple[Finding, ...]]:
    """The page of one file, and every error in it; no page when its front matter cannot be read."""
    page, found = examine(root, path)
    return page, tuple(one for one in found if one.fails)


def examine(root: Path, path: Path) -> tuple[Page | None, tuple[Finding, ...]]:
    """The page of one file, and all there is to say about it: warnings, notes and what is silenced too."""
    if name(path) != str(path):
        said = Diagnostic("PD501", "error", "the name of the file is not UTF-8 text", Span(0, 0), "rename it")
        return None, (finding(name(path), "", said),)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        said = Diagnostic("PD501", "error", "the file is not UTF-8 text", Span(0, 0), "save it as UTF-8")
        return None, (finding(str(path), data[: fault.start].decode("utf-8"), said),)
    return examined(root, path, text)


def examined(root: Path, path: Path, text: str, work: Work = worked) -> tuple[Page | None, tuple[Finding, ...]]:
    """The same of a text that the file is to hold, its blocks worked by `work`."""
    front, body, faults = front_matter.read(text)
    calcs, block_faults = calc_block.read(text, body, front, work)
    faults += (*block_faults, *lint.estimates_apart(calc_block.estimates(calcs)), *unsafe_html.unsafe(text, body))
    faults += table_findings(tables(text))
    ignores = suppressions.comments(text, body)
    if front is not None:
        system = path.is_relative_to(root) and path.relative_to(root).parts[0] == "systems"
        faults += _headline(text, front, calcs, system=system)
        faults += (*_status(text, front, body), *date_apart(text, front))
        ignores += suppressions.listed(text, front.ignore, body)
    reports = [(report, calc.offset) for calc in calcs for report in calc.reports]
    found = findings(str(path), text, faults, reports, ignores)
    if front is None:
        return None, found
    relative = PurePosixPath(path.relative_to(root).as_posix())
    section: Any = relative.parts[0] if relative.parts[0] in SECTIONS else ""
    page = Page(
        slug=str(relative.with_suffix("")),
        path=str(relative),
        section=section,
        front=front,
        body=text[body:],
        calcs=calcs,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        silenced=tuple(one for one in found if one.silenced),
        review=review.standing(path, calcs),
    )
    return page, found


def _headline(text: str, front: FrontMatter, calcs: tuple[Calc, ...], *, system: bool) -> tuple[Diagnostic, ...]:
    ids = [calc.id for calc in calcs]
    if front.headline is None:
        return _no_headline(text, ids) if system or front.organisation or front.hardware or front.paper else ()
    if front.headline in ids:
        return ()
    advice = did_you_mean(alike(front.headline, ids), f"the calc blocks here are {', '.join(ids) or 'none'}")
    start = text.index("headline:")
    said = f"the headline `{front.headline}` names no calc block of this page"
    return (Diagnostic("PD505", "error", said, Span(start, text.index("\n", start)), advice),)


def _no_headline(text: str, ids: list[str]) -> tuple[Diagnostic, ...]:
    """A note on a page about one system that says of none of its calculations that it stands for the page."""
    if not ids:
        return ()
    place = _title(text)
    said = "no calculation stands for this page: it has no figure in tables and on charts"
    choice = f"; the others here are {', '.join(ids[1:])}" if len(ids) > 1 else ""
    return (Diagnostic("PD514", "note", said, place, f"add a line headline: {ids[0]}{choice}"),)


def _status(text: str, front: FrontMatter, body: int) -> tuple[Diagnostic, ...]:
    """The fault of a page with a calculation that neither says what kind of record it is, nor has it from the page."""
    if "status" in front.model_fields_set:
        return ()
    blocks = (fence for fence in fences(text, body) if is_calc(text, fence))
    if all("record" in attributes(text, fence.info)[0] for fence in blocks):
        return ()
    said = "the key `status` is missing: a calculation here does not say what kind of record it is"
    advice = 'add a line status: …, or record="…" behind each calc'
    return (Diagnostic("PD502", "error", said, _title(text), advice),)


def _title(text: str) -> Span:
    """The line of the front matter with the title; its first line, where none begins so."""
    start = text.index("\n") + 1
    start = max(text.find("\ntitle:") + 1, start)
    return Span(start, start + len(text[start:].partition("\n")[0].rstrip("\r")))
