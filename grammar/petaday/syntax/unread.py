"""Diagnostics for what no chain covers of a text that should be one calculation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from petaday import units
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic, Span
from petaday.syntax.errors import said, strange
from petaday.syntax.tokens import Trouble

_ENDS = re.compile(r"[.,;:\n(\[`]")  # two calculations, one after the other
_READABLE = re.compile(r"[0-9()\[\]{}*/+^=<>]")
_COMPOUND = re.compile(r"\b[0-9]+-[^\W\d_]{2,}")  # `32-bit`: a word, and no figure
_SILENT = " \t\n.,;:!"


def unread(text: str, covered: list[Span], found: list[Calculation]) -> list[Diagnostic]:
    """Diagnostics for the text between and around the chains that were read; none beside an error that is there."""
    if not text.strip():
        help_ = "Type a calculation, such as `2 GPU * 1.58e-3 PF * 5.5 days * 0.33`."
        return [Diagnostic("PD101", "error", "There is nothing here to read.", Span(0, len(text)), help_)]
    odd = strange(text)
    gaps = _telling(text, covered)
    worked = bool(found) and all(one.value is not None for one in found)
    if not re.search("[0-9]", text) and (gaps or not worked):  # names alone may stand for their numbers
        help_ = "Write the figures: `4 GPUs * 5 days * 6 TFLOPS`."
        place = _inner(Span(0, len(text)), text)
        return odd or [Diagnostic("PD102", "error", "There is no number in this text.", place, help_)]
    blamed = _Blamed([d.span for c in found for d in c.errors]) if gaps else None
    return [*odd, *(d for gap in gaps if blamed and not blamed.near(gap[0]) for d in _gap(gap, text))]


def _telling(text: str, covered: list[Span]) -> list[tuple[Span, bool]]:
    """The stretches between chains in which something stands; true for those that have a chain on either side."""
    found = []
    end = 0
    for at, (start, stop) in enumerate(covered):
        if start >= end and (at or text[end:start].strip(_SILENT)):
            found.append((Span(end, start), at > 0))
        end = max(end, stop)
    if text[end:].strip(_SILENT):
        found.append((Span(end, len(text)), False))
    return found


class _Blamed:
    """Places that are in error already: what stands beside one needs no second word."""

    def __init__(self, spans: list[Span]) -> None:
        spans.sort()
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def near(self, gap: Span) -> bool:
        """True when one touches the gap."""
        at = bisect_right(self._starts, gap.end + 1)
        return at > 0 and self._ends[at - 1] >= gap.start - 1


def _gap(found: tuple[Span, bool], text: str) -> Iterator[Diagnostic]:
    gap, between = found
    rest = gap.of(text)
    place = _inner(gap, text)
    if between and rest == ",":
        said_ = "These digits are grouped neither by thousands nor by a decimal sign."
        yield Diagnostic("PD106", "error", said_, Span(gap.start, gap.end), "Write `1234.56`, or `1,234.56`.")
        return
    if between and not _ENDS.search(rest):
        word = re.match(r"\S+", text[gap.end :])
        yield said(Trouble("PD104", Span(gap.end, gap.end + (word.end() if word else 1))), text)
    elif not rest.strip(_SILENT):
        return
    elif not _READABLE.search(_COMPOUND.sub("", rest)):
        yield _remark(place, text)
    else:
        code = "PD103" if rest.strip() in {"(", ")", "[", "]", "{", "}"} else "PD106"
        yield said(Trouble(code, Span(place.start, min(place.end, place.start + 80))), text)


def _inner(span: Span, text: str) -> Span:
    rest = span.of(text)
    return Span(span.start + len(rest) - len(rest.lstrip()), span.start + len(rest.rstrip()))


def _remark(place: Span, text: str) -> Diagnostic:
    written = " ".join(place.of(text).split())
    unit = next((word for word in re.findall(r"[^\W\d_]+", written) if units.meanings(word)), None)
    if unit:
        help_ = f"Write it behind its number: `3 {unit}`."
        return Diagnostic("PD106", "error", f"`{unit}` stands here without a number.", place, help_)
    return Diagnostic("PD224", "note", f"“{written}” is kept as a remark: it changes no figure.", place)
