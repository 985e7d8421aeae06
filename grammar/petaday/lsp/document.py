"""A text that is open in an editor: its parts worked, its findings those of `petaday check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from petaday import calculate
from petaday.casebook import calc_block, suppressions, whose
from petaday.casebook import page as content_page
from petaday.casebook.fences import fences, is_calc
from petaday.casebook.finding import Said, gathered
from petaday.casebook.front_matter import NO_YAML
from petaday.casebook.located_yaml import has_yaml
from petaday.cli.checking import form_findings
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.fault import fault
from petaday.documents import Document, Unread, opened
from petaday.lsp.kept import Kept
from petaday.lsp.positions import Lines
from petaday.lsp.tables import stretches
from petaday.lsp.worked import Part, Shelf
from petaday.markup.latex import Within
from petaday.markup.parts import parts
from petaday.report import Report, report
from petaday.resolve.names import NOTHING, Names
from petaday.resolve.scope import Book
from petaday.restated.findings import far_findings, near_findings
from petaday.restated.findings import findings as restated
from petaday.settings import NONE, Settings
from petaday.tabular import tables
from petaday.tabular.findings import findings as table_findings

_AS_THEY_ARE = frozenset({"text", "latex"})
"""The kinds of file that are read as they stand, and so may be cut into parts."""


class Open:
    """One version of an open text; `edited` gives the next, which works only what the edit changed.

    Args:
        name: its path, or a name with an ending that says what kind of text it is.
        lines: the text.
        last: the version before; None where there is none.
        notes: notes are told, too.
        settings: of the project that it belongs to.
        before: what is defined before it begins, as in the cells above one of a notebook.
    """

    def __init__(
        self,
        name: str,
        lines: Lines,
        last: Open | None = None,
        *,
        notes: bool = False,
        settings: Settings = NONE,
        before: Names = NOTHING,
    ) -> None:
        self.name = name
        self.notes = notes
        self.settings = settings
        self.before = before
        self.lines = lines
        self.text = lines.text
        self.parts: list[Part] = []
        self.fresh = 0
        self._way: tuple[str, Within] = ("", Within())
        self._faults: tuple[Diagnostic, ...] = ()
        self._said: list[Said] | None = None
        self._tables: Kept[None] = last._tables if last else Kept(lambda text, _: table_findings(tables(text)))
        self._restated: Kept[Within] = last._restated if last else Kept(near_findings)
        try:
            with settings.applied():
                self._read(last)
        except Exception as error:
            wrong = fault(Span(0, min(1, len(self.text))), self.text, error)
            self.parts, self._said = [], [Said(one, (), "") for one in wrong.diagnostics]

    def edited(self, lines: Lines) -> Open:
        """The text after an edit."""
        return Open(self.name, lines, self, notes=self.notes, settings=self.settings, before=self.before)

    def below(self, before: Names) -> Open:
        """The same text, with other names defined before it begins."""
        return Open(self.name, self.lines, self, notes=self.notes, settings=self.settings, before=before)

    def settled(self, settings: Settings) -> Open:
        """The same text under other settings, all of it worked anew."""
        return Open(self.name, self.lines, notes=self.notes, settings=settings, before=self.before)

    @property
    def after(self) -> Names:
        """What is defined where the text ends."""
        return self.parts[-1].worked.after if self.parts else self.before

    def _read(self, last: Open | None) -> None:
        read = _opened(self.name, self.text)
        if read is None:
            return
        if read.kind == "text" and whose.is_page(Path(self.name), self.text):
            self._page(last)
        else:
            self._document(read, last)

    def _shelf(self, last: Open | None, way: str, within: Within) -> Shelf:
        """What still holds of the version before, where it was read in the same way."""
        self._way = (way, within)
        return Shelf(last.parts if last and last._way == self._way else [], within)

    def _document(self, read: Document, last: Open | None) -> None:
        spans, within = parts(read.text) if read.kind in _AS_THEY_ARE else ([Span(0, len(read.text))], None)
        alone = within is None or len(spans) == 1

        def work(text: str, book: Book) -> tuple[Report, ...]:
            seen = calculate.survey(text, book, within=None if alone else within)
            return tuple(report(one) for one in seen.calculations)

        shelf = self._shelf(last, "whole" if alone else "parts", within or Within())
        now = self.before
        for span in spans:
            text = span.of(read.text)
            worked = shelf.take(text, now, work)
            self.parts.append(Part(span.start, text, worked))
            now = worked.after
        self.fresh = shelf.fresh
        if within is None:
            code = read.given if read.kind == "source" else ""
            cells = table_findings(tables(read.given if read.kind == "separated" else read.text))
            self._faults = (*form_findings(read.text), *cells, *restated(read.text, code=code))
            return
        pieces = [(part.start, part.text) for part in self.parts]
        cells = tuple(self._tables.of(stretches(pieces), None))
        self._faults = (*form_findings(read.text), *cells, *self._restated.of(pieces, within), *far_findings(read.text))

    def _page(self, last: Open | None) -> None:
        """A page of petaday's own content: its blocks are its parts."""
        if not has_yaml():
            self._said = [Said(NO_YAML, (), "")]
            return
        shelf = self._shelf(last, "page", Within())
        bodies = iter([fence.body for fence in fences(self.text) if is_calc(self.text, fence)])
        now = NOTHING

        def work(body: str, _: Book) -> tuple[Report, ...]:
            nonlocal now
            worked = shelf.take(body, now, calc_block.worked)
            place = next(place for place in bodies if place.of(self.text) == body)
            self.parts.append(Part(place.start, body, worked))
            now = worked.after
            return worked.reports

        _, found = content_page.examined(Path(self.name).parent, Path(self.name), self.text, work)
        self.fresh = shelf.fresh
        self._said = [Said(one.diagnostic, one.conjectures, one.silenced) for one in found]

    @cached_property
    def said(self) -> list[Said]:
        """Every finding that `petaday check` tells of the text, in the order of its place."""
        found = self._said
        if found is None:
            ignores = suppressions.comments(self.text)
            quick = not self.notes and ignores == suppressions.Ignores()  # an ignore may be about a note
            reports = self._told() if quick else self.reports()
            found = list(gathered(self._faults, reports, ignores))
        told = (one for one in found if not one.silenced and (self.notes or one.diagnostic.severity != "note"))
        wanted = (one for one in told if not self.settings.reason(one.diagnostic.code))
        return sorted(wanted, key=lambda one: one.diagnostic.span)

    def _told(self) -> Iterator[tuple[Report, int]]:
        """The calculations with something besides notes to say of them."""
        return ((one, part.start) for part in self.parts for one in part.worked.told)

    def reports(self) -> Iterator[tuple[Report, int]]:
        """Every calculation, with where the text begins that its spans count in."""
        return ((one, part.start) for part in self.parts for one in part.worked.reports)

    def within(self, span: Span) -> list[tuple[Report, int]]:
        """The calculations that stand in a stretch of the text, or reach into it."""
        return [
            (one, at)
            for one, at in self.reports()
            if one.span.start + at <= span.end and one.span.end + at >= span.start
        ]

    def part(self, offset: int) -> Part | None:
        """The part in which a character stands."""
        return next((part for part in reversed(self.parts) if part.start <= offset), None)

    def names(self, offset: int) -> Names:
        """The names that are known to a part, those that it defines itself included."""
        part = self.part(offset)
        return part.worked.after if part else NOTHING

    def defined(self) -> Sequence[tuple[str, Span]]:
        """Every definition of the text in order: the name, and where it is defined."""
        return [
            (name, Span(span.start + part.start, span.end + part.start))
            for part in self.parts
            for name, span in part.worked.where.items()
        ]


def _opened(name: str, text: str) -> Document | None:
    """The text as a document whose places are those of the file; None where it is not read, or has other places."""
    try:
        read = opened(
            text.encode("utf-8", "surrogatepass"), name, lambda data, _: data.decode("utf-8", "surrogatepass")
        )
    except Unread:
        return None
    return None if read.origins or read.kind == "pdf" else read
