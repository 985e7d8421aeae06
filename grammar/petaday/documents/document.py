"""A document: the text that is read of a file, and where in the file each line of it stands."""

from __future__ import annotations

from typing import NamedTuple

from petaday.core.diagnostic import Place, Span, place
from petaday.documents.kinds import Kind
from petaday.markup.pdf import PAGE, page_of


class Origin(NamedTuple):
    """Where a line of the text stands in its file: the line, how far in, the part, and which line of that it is."""

    line: int
    column: int = 0
    part: str = ""
    inner: int = 0


class Document(NamedTuple):
    """What is read of one file.

    Attributes:
        name: as it was given.
        kind: what kind of file it is.
        text: what is read; of code the comments, of a notebook the cells, in the same places where that is possible.
        given: as it is shown to people; the same as `text` but for what was blanked out.
        origins: for each line of the text its place in the file; empty where they are the same.
        notes: what there is to say about how it was read: another encoding, a part left out.
        figures: where in `given` a cell of a notebook printed one figure and nothing else.
    """

    name: str
    kind: Kind
    text: str
    given: str
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    figures: tuple[Span, ...] = ()

    def place(self, offset: int) -> Place:
        """Line and column in the file; of a PDF in its text."""
        at = place(self.text, offset)
        if not self.origins:
            return at
        origin = self._origin(at.line)
        return Place(origin.line, at.column + origin.column)

    def part(self, offset: int) -> str:
        r"""The cell and its line, or the page; empty for a file of lines.

        >>> Document("a.pdf", "pdf", "one\ftwo", "one\ftwo").part(5)
        'page 2'
        """
        if self.kind == "pdf":
            return f"page {page_of(self.text, offset)}"
        if not self.origins:
            return ""
        origin = self._origin(place(self.text, offset).line)
        return f"{origin.part}, line {origin.inner}" if origin.part else ""

    def number(self, offset: int) -> int:
        """The number that a reader gives to a line: of the cell, of the page, or of the file."""
        if self.kind == "pdf":
            begun = self.text.rfind(PAGE, 0, offset) + 1
            return self.text.count("\n", begun, offset) + 1
        if not self.origins:
            return place(self.text, offset).line
        origin = self._origin(place(self.text, offset).line)
        return origin.inner or origin.line

    def where(self, offset: int) -> str:
        """As people are told: the page, the cell, or line and column."""
        return self.part(offset) or str(self.place(offset))

    def _origin(self, line: int) -> Origin:
        """Where a line of the text stands in the file; behind the last one, where that does."""
        return self.origins[min(line, len(self.origins)) - 1]
