"""A copy of a PDF with a highlight and a note at each place that something is said about."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from petaday.core.diagnostic import Span
from petaday.markup.pdf import PAGE, PdfError
from petaday.markup.pdf_fonts import width, widths

_UNSEEN = re.compile(r"</?su[bp]>|\s")
_RGB = {"error": "f28b9b", "warning": "ffd166", "note": "c9d3e0"}
_CORNER = (20.0, 20.0)  # where a note hangs whose place on the page is not found


class Note(NamedTuple):
    """What is said about a place: a span of the text of the whole PDF, how bad it is, and the sentence."""

    span: Span
    severity: str
    said: str


class Piece(NamedTuple):
    """A piece of a page as it is written: its text, the left end of its baseline, its size, how wide its signs are."""

    text: str
    x: float
    y: float
    size: float
    widths: Mapping[str, float] = {}


def annotated(data: bytes, text: str, notes: Sequence[Note]) -> bytes:
    """The PDF with the notes in it.

    Args:
        data: the PDF.
        text: what `pages` read of it.
        notes: places in that text, and what to say there.

    Raises:
        PdfError: for a PDF that cannot be written again.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - an extra, which reading it needed too

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        starts = [0, *accumulate(len(page) + 1 for page in text.split(PAGE))]
        held: dict[int, list[Piece]] = {}
        for note in notes:
            number = bisect_right(starts, note.span.start) - 1
            page = writer.pages[number]
            if number not in held:
                held[number] = pieces(page)
            own = Span(note.span.start - starts[number], note.span.end - starts[number])
            _add(writer, number, boxes(held[number], text[starts[number] : starts[number + 1] - 1], own), note)
        out = io.BytesIO()
        writer.write(out)
    except Exception as fault:  # a broken or locked file makes pypdf stumble in many ways
        raise PdfError(f"this PDF cannot be written with notes ({fault})") from fault
    return out.getvalue()


def pieces(page: Any) -> list[Piece]:
    """The pieces of a page with their places, in the order in which its text is read."""
    found: list[Piece] = []
    known: dict[int, Mapping[str, float]] = {}

    def add(piece: str, whole: list[float], at: list[float], font: object, size: float) -> None:
        if piece.strip():
            x = at[4] * whole[0] + at[5] * whole[2] + whole[4]
            y = at[4] * whole[1] + at[5] * whole[3] + whole[5]
            if id(font) not in known:
                known[id(font)] = widths(font)
            scale = abs(at[2] * whole[1] + at[3] * whole[3]) or abs(at[0] * whole[0])
            found.append(Piece(piece, x, y, size * scale, known[id(font)]))

    page.extract_text(visitor_text=add)
    return found


def boxes(found: Sequence[Piece], text: str, span: Span) -> list[tuple[float, float, float, float]]:
    """Where a span of a page's text stands on it: left, bottom, right, top, for each piece of a line.

    >>> (box,) = boxes([Piece("a = 500 PF", 100, 700, 10)], "a = 500 PF", Span(4, 10))
    >>> [round(edge) for edge in box]
    [116, 698, 148, 709]
    """
    start = len(_UNSEEN.sub("", text[: span.start]))
    end = start + len(_UNSEEN.sub("", span.of(text)))
    made = []
    at = 0
    for piece in found:
        places = [place for place, sign in enumerate(piece.text) if not sign.isspace()]
        first, last = max(start - at, 0), min(end - at, len(places)) - 1
        at += len(places)
        if first <= last:
            left = piece.x + piece.size * width(piece.text[: places[first]].lstrip("\n"), piece.widths)
            right = left + piece.size * width(piece.text[places[first] : places[last] + 1], piece.widths)
            made.append((left, piece.y - piece.size * 0.22, right, piece.y + piece.size * 0.9))
    return made


def _add(writer: Any, page: int, found: Sequence[tuple[float, float, float, float]], note: Note) -> None:
    from pypdf.annotations import Highlight, Text  # noqa: PLC0415
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject  # noqa: PLC0415

    if found:
        lefts, bottoms, rights, tops = zip(*found, strict=True)
        corners = [
            edge for left, low, right, high in found for edge in (left, high, right, high, left, low, right, low)
        ]
        made: Any = Highlight(
            rect=(min(lefts), min(bottoms), max(rights), max(tops)),
            quad_points=ArrayObject([FloatObject(edge) for edge in corners]),
            highlight_color=_RGB.get(note.severity, _RGB["note"]),
        )
    else:
        x, y = _CORNER
        made = Text(rect=(x, y, x + 20, y + 20), text="")
    made[NameObject("/Contents")] = TextStringObject(note.said)
    made[NameObject("/T")] = TextStringObject("petaday")
    writer.add_annotation(page, made)
