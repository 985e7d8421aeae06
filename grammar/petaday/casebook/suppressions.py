"""Findings silenced by their author, each with a reason; an ignore without one, or without a finding, is a finding.

In running text and in calc blocks an ignore is a comment that no reader sees and no calculation holds:
`<!-- petaday: ignore PD302 because the chart used 17.5 days -->`. Behind some text it is about that line, on a line
of its own about the paragraph or block that follows. In front matter, `ignore: ["PD302 because …"]` is about the
whole file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from petaday import codes
from petaday.casebook.fences import fences, is_calc
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import did_you_mean

EXAMPLE = "PD302 because the chart used 17.5 days"

_OPENED = re.compile(r"(?<!`)<!--\s*petaday:\s*ignore\b:?")
_SAID = re.compile(r"(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+because\b(?P<reason>.*))?", re.DOTALL)
_PARAGRAPH = re.compile(r"(?<![ \t\r])[ \t\r]*+\n[ \t\r]*+(?:\n|\Z)")
_SHOWN = re.compile(r"\S")
_LASTING = ("PD508", "PD509", "PD510")
"""What is said of ignores cannot itself be ignored; nor can what a page would run, which who builds it decides."""


class Ignore(NamedTuple):
    """One code silenced in one stretch of a text.

    Attributes:
        code: of the findings.
        reason: the author's.
        where: findings that begin in it are silenced.
        span: where the ignore itself is written.
    """

    code: str
    reason: str
    where: Span
    span: Span


class Ignores(NamedTuple):
    """Every ignore of a text, and what is wrong with those that cannot be taken."""

    read: tuple[Ignore, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    def __add__(self, other: Ignores) -> Ignores:  # type: ignore[override]
        """Both."""
        return Ignores(self.read + other.read, self.faults + other.faults)


def comments(text: str, start: int = 0) -> Ignores:
    """The ignores written as comments from `start` on; those shown in a fence that is no calc block are text.

    >>> found = comments("2 * 3 = 7 <!-- petaday: ignore PD302 because it is a joke -->")
    >>> found.read[0].code, found.read[0].reason, found.read[0].where
    ('PD302', 'it is a joke', Span(start=0, end=61))
    """
    if "petaday:" not in text:
        return Ignores()
    blocks = list(fences(text, start))
    shown = [fence.span for fence in blocks if not is_calc(text, fence)]
    written = list(_comments(text, start))
    about = _about(text, written, {fence.span.start: fence.span for fence in blocks})
    return _joined(
        _read(comment.said, comment.span, where)
        for comment, where in zip(written, about, strict=True)
        if not _within(comment.span.start, shown)
    )


class _Comment(NamedTuple):
    """An ignore in a comment: the whole, and what it says."""

    span: Span
    said: str


def _comments(text: str, start: int) -> Iterator[_Comment]:
    at = start
    while opened := _OPENED.search(text, at):
        close = text.find("-->", opened.end())
        if close < 0:
            return
        at = close + len("-->")
        yield _Comment(Span(opened.start(), at), text[opened.end() : close])


def _within(position: int, spans: Sequence[Span]) -> bool:
    """Whether a position stands in one of these spans, which are in order."""
    at = bisect_right(spans, position, key=lambda span: span.start) - 1
    return at >= 0 and position < spans[at].end


def listed(text: str, given: Sequence[str], start: int) -> Ignores:
    """The ignores of a front matter that ends at `start`; they are about the whole file."""
    whole = Span(0, len(text))
    at = text.find("ignore:", 0, start)
    found = []
    for said in given:
        place = max(text.find(said, max(at, 0), start), 0)
        found.append(_read(said, Span(place, place + len(said)), whole))
    return _joined(found)


def _joined(found: Iterable[Ignores]) -> Ignores:
    each = list(found)
    return Ignores(tuple(chain.from_iterable(one.read for one in each)), tuple(chain(*(one.faults for one in each))))


def silenced(diagnostics: Iterable[Diagnostic], ignores: Ignores) -> Iterator[tuple[Diagnostic, str]]:
    """Each diagnostic with the reason it is silenced for, or none; then what there is to say about the ignores."""
    used = set()
    known: dict[str, dict[Span, list[Ignore]]] = {}
    for one in ignores.read:
        known.setdefault(one.code, {}).setdefault(one.where, []).append(one)
    for said in diagnostics:
        wheres = [where for where in known.get(said.code, ()) if where.start <= said.span.start < where.end]
        by = [one for where in wheres for one in known[said.code][where]]
        used.update(by)
        yield said, by[0].reason if by else ""
    for fault in ignores.faults:
        yield fault, ""
    for one in ignores.read:
        if one not in used:
            said_so = f"nothing here is silenced by this ignore of {one.code}: no such finding is made"
            yield Diagnostic("PD509", "error", said_so, one.span, "delete it, or put it where the finding is"), ""


def _read(said: str, span: Span, where: Span) -> Ignores:
    """What one ignore says: known codes or names, then `because` and a reason."""
    written = _SAID.fullmatch(said.strip())
    words = [word.strip() for word in written["codes"].split(",")] if written else []
    unknown = next((word for word in words if codes.find(word) is None), None)
    found = [code.code for word in words if (code := codes.find(word))]
    reason = " ".join((written["reason"] or "").split()) if written else ""
    if unknown or not words:
        message = f"`{unknown}` is no code of a finding" if unknown else "this ignore names no code"
        advice = did_you_mean(codes.near(unknown or said)[:1], f"write it as in {EXAMPLE}")
    elif not reason:
        message, advice = f"{', '.join(words)} is ignored without a reason", f"write it as in {EXAMPLE}"
    elif lasting := [code for code in found if code in _LASTING]:
        message, advice = f"{lasting[0]} cannot be ignored", "mend the ignore it is about"
    else:
        return Ignores(tuple(Ignore(code, reason, where, span) for code in found))
    return Ignores(faults=(Diagnostic("PD508", "error", message, span, advice),))


def _about(text: str, comments: Sequence[_Comment], blocks: Mapping[int, Span]) -> list[Span]:
    """For each comment the line it ends, or the paragraph or block that follows it."""
    bare = _without(text, comments)
    ends = [found.start() for found in _PARAGRAPH.finditer(text)] if comments else []
    lines: dict[int, bool] = {}
    found: list[Span] = []
    after, begin = len(text), len(text)  # from `after` on, the first sign outside comments is at `begin`
    for comment in reversed(comments):
        start = text.rfind("\n", 0, comment.span.start) + 1
        stop = text.find("\n", comment.span.end)
        stop = len(text) if stop < 0 else stop
        if start not in lines:
            lines[start] = bool(bare[start:stop].strip())
        if lines[start]:
            found.append(Span(start, stop))
            continue
        shown = _SHOWN.search(bare, stop, after)
        after, begin = stop, shown.start() if shown else begin
        line = text.rfind("\n", 0, begin) + 1
        at = bisect_left(ends, begin)
        found.append(blocks.get(line) or Span(line, ends[at] if at < len(ends) else len(text)))
    return found[::-1]


def _without(text: str, comments: Sequence[_Comment]) -> str:
    """The text with blanks for its comments."""
    pieces: list[str] = []
    at = 0
    for comment in comments:
        pieces += text[at : comment.span.start], " " * (comment.span.end - comment.span.start)
        at = comment.span.end
    return "".join([*pieces, text[at:]])
