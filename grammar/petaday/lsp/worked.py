"""The parts of a text, each worked once: after an edit only those again that it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.lsp.scope import changed, joined, may_use, words
from petaday.markup import plain
from petaday.markup.latex import Within
from petaday.markup.padding import bare
from petaday.report import Report
from petaday.resolve.names import Names
from petaday.resolve.scope import Book

_UNDEFINED = "PD208"  # said of a name that nothing defines: any new name may answer it


class Worked(NamedTuple):
    """What became of one part; every span counts from the part's first character.

    Attributes:
        reports: its calculations.
        before: the names defined above it.
        gives: the names that it defines.
        after: both.
        where: where it defines each name.
        words: the letters that a name in it would be made of.
        asks: it uses a name that nothing defined.
        told: the calculations of which there is more than a note to say.
    """

    reports: tuple[Report, ...]
    before: Names
    gives: Names
    after: Names
    where: Mapping[str, Span]
    words: frozenset[str]
    asks: bool
    told: tuple[Report, ...]


class Part(NamedTuple):
    """A part in its place."""

    start: int
    text: str
    worked: Worked


Work = Callable[[str, Book], tuple[Report, ...]]


class Shelf:
    """The parts of the text before an edit; gives out what still holds of them, and works what does not."""

    def __init__(self, parts: list[Part], context: Within) -> None:
        self._kept: dict[str, Worked] = {part.text: part.worked for part in parts}
        self._changed: dict[tuple[int, int], frozenset[str]] = {}
        self._context = context
        self.fresh = 0

    def take(self, text: str, now: Names, work: Work) -> Worked:
        """The part worked with the names that are defined now."""
        kept = self._kept.get(text)
        if kept and kept.before is now:
            return kept
        if kept:
            other = self._other(kept.before, now)
            if not other:
                return kept
            if not kept.asks and not may_use(kept.words, other):
                return kept._replace(before=now, after=joined(now, kept.gives))
        self.fresh += 1
        made = _made(text, now, work, self._context)
        self._kept[text] = made
        return made

    def _other(self, before: Names, now: Names) -> frozenset[str]:
        key = (id(before), id(now))
        if key not in self._changed:
            self._changed[key] = changed(before, now)
        return self._changed[key]


def _made(text: str, now: Names, work: Work, context: Within) -> Worked:
    book = Book(now)
    reports = work(text, book)
    where = dict(book.defined())
    after = book.names()
    gives = Names(
        {name: after.quantities[name] for name in where if name in after.quantities},
        {name: after.units[name] for name in where if name in after.units},
    )
    asks = any(one.code == _UNDEFINED for report in reports for one in report.diagnostics)
    told = tuple(one for one in reports if any(said.severity != "note" for said in one.diagnostics))
    seen = words(bare(plain(text, context))) | words(text)
    return Worked(reports, now, gives, joined(now, gives), where, seen, asks, told)
