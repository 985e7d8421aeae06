"""The text of a PDF, page by page. A page knows where signs stand, not what they mean: here `10²⁰` is no `1020`.

Raised and lowered pieces are marked as HTML marks them, and lines that only ran out of room are joined. Needs pypdf:
the extra `petaday[pdf]`.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from petaday.core.extras import needs

PAGE = "\f"  # between two pages

_EQUALS = re.compile("[=≈≃]")
_TAG = re.compile(r"</?su[bp]>")
_SMALL = 0.9  # a raised piece is at most this large beside its line
_GAP = 1.6  # lines further apart than this many sizes are two paragraphs
_FULL = 0.7  # a line shorter than this, beside the longest of its paragraph, was ended on purpose


class PdfError(Exception):
    """A PDF that cannot be read, in one sentence."""


class Line(NamedTuple):
    """A line of a page: its text, how high its baseline stands, and its size."""

    text: str
    height: float
    size: float


def is_pdf(data: bytes) -> bool:
    """True for what begins as a PDF does.

    >>> is_pdf(b"%PDF-1.7 ...")
    True
    """
    return data[:5] == b"%PDF-"


class Pages(NamedTuple):
    """The text of a PDF, a form feed between two pages; how many pages were not read, and how many could not be."""

    text: str
    left_out: int = 0
    broken: int = 0


def text(data: bytes) -> str:
    """The text of all pages, a form feed between two."""
    return pages(data, None).text


def pages(data: bytes, most: int | None) -> Pages:
    """The text of at most so many pages; a page that cannot be read is an empty one.

    Raises:
        PdfError: for a file of which no page can be read.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as lack:
        raise PdfError(needs("reading a PDF", "pdf", lack)) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell of every flaw that it could mend
    try:
        held = PdfReader(io.BytesIO(data)).pages
        number = len(held)
        read = [_page_or_fault(held, at) for at in range(number if most is None else min(number, most))]
    except Exception as fault:  # a broken file makes pypdf stumble in many ways
        raise PdfError(f"this PDF cannot be read ({fault})") from fault
    faults = [page for page in read if isinstance(page, Exception)]
    said = ["" if isinstance(page, Exception) else page for page in read]
    if faults and len(faults) == len(read):
        raise PdfError(f"this PDF cannot be read ({faults[0]})") from faults[0]
    if not any(page.strip() for page in said):
        raise PdfError("this PDF holds no text, only pictures of it")
    return Pages(PAGE.join(said), number - len(read), len(faults))


def _page_or_fault(held: Any, at: int) -> str | Exception:
    try:
        return page_text(held[at])
    except Exception as fault:
        return fault


def page_of(text: str, offset: int) -> int:
    r"""The page on which a character stands, from one.

    >>> page_of("one\n\n\ftwo", 7)
    2
    """
    return text.count(PAGE, 0, offset) + 1


def page_text(page: Any) -> str:
    """One page as running text."""
    lines = _Lines()
    page.extract_text(visitor_text=lines.add)
    return "".join(_joined(lines.done()))


class _Lines:
    """The lines of a page, gathered from the pieces in which it writes them."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._text = ""
        self._height = self._size = 0.0
        self._tag = ""

    def add(self, piece: str, page: list[float], at: list[float], _font: object, size: float) -> None:
        """One piece with the two matrices that place it."""
        height = at[4] * page[1] + at[5] * page[3] + page[5]
        size *= abs(at[2] * page[1] + at[3] * page[3]) or abs(at[0] * page[0])
        for part in re.split(r"(\n)", piece):
            if part == "\n":
                self._end()
            elif part.strip():
                self._add(part, height, size)
            elif not self._tag:
                self._text += part

    def _add(self, part: str, height: float, size: float) -> None:
        if not self._text.strip():
            self._height, self._size = height, size
        raised = (height - self._height) / (self._size or 1)
        small = size < self._size * _SMALL
        tag = "sup" if small and 0.1 < raised < 1 else "sub" if small and -0.6 < raised < -0.05 else ""
        if tag != self._tag:
            self._close()
            self._text += f"<{tag}>" if tag else ""
            self._tag = tag
        if not tag:
            self._height, self._size = height, size
        self._text += part.strip() if tag else part

    def _close(self) -> None:
        self._text += f"</{self._tag}>" if self._tag else ""
        self._tag = ""

    def _end(self) -> None:
        self._close()
        if self._text.strip():
            self._lines.append(Line(self._text.strip(), self._height, self._size))
        self._text = ""

    def done(self) -> list[Line]:
        """Every line of the page."""
        self._end()
        return self._lines


def _joined(lines: list[Line]) -> Iterator[str]:
    """Paragraph by paragraph; a line that only ran out of room goes on."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _follows(paragraphs[-1][-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    for paragraph in paragraphs:
        longest = max(len(_TAG.sub("", line.text)) for line in paragraph)
        for line, after in pairwise(paragraph):
            yield line.text + (" " if _goes_on(line.text, after.text, longest) else "\n")
        yield paragraph[-1].text + "\n\n"


def _follows(line: Line, after: Line) -> bool:
    return 0 < line.height - after.height < _GAP * line.size and abs(line.size - after.size) < 0.1 * line.size


def _goes_on(line: str, after: str, longest: int) -> bool:
    """Not where a line was ended on purpose, nor from one equation to the next."""
    equations = _EQUALS.search(line) and _EQUALS.search(after) and not after[:1].islower()
    return len(_TAG.sub("", line)) >= _FULL * longest and not equations
