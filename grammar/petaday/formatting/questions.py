"""Where a text asks for a result (`= ?`), or has one that petaday wrote (`≐ 2.995 pfs-days`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from petaday.core.diagnostic import Span

MARK = "≐"
"""The sign before a result that petaday wrote: in the field's notation, equal to the digits that are shown."""

ESCAPED = r"\u2250"
"""The same sign, as JSON may have it."""

_ASKED = re.compile(r"(?<![=<>!:~?])(?P<sign>=)[ \t]{0,9}(?P<what>\?)(?![?=])")
_WRITTEN = re.compile(
    rf"(?P<sign>{MARK})[ \t]{{0,9}}"
    r"(?P<what>~?-?\d{1,15}(?:[,\u202f]\d{3}){0,5}(?:\.\d{1,15})?(?:e-?\d{1,3})?)"
    r"(?![\d^]|[.,]\d|[ \t]{0,3}[×*·][ \t]{0,3}10)"
)
MOST = 4
"""Results of one line that are written: each takes another reading of the text."""

_NEXT = re.compile(r"[\n=≐]")
_CLOSED = re.compile(r"[ \t]{0,9}[.,;:!|…\"”’']")


class Question(NamedTuple):
    """A place that asks for a result.

    Attributes:
        sign: the sign of equality before it.
        what: the question mark, or the figure that was written before.
        end: where the next side of the chain begins, or the line ends.
    """

    sign: Span
    what: Span
    end: int


def questions(text: str) -> list[Question]:
    """Every place of a text that asks for a result, in order.

    >>> [question.what.of("8 * 3 = ? GPUs") for question in questions("8 * 3 = ? GPUs")]
    ['?']
    """
    found = []
    for pattern, sign in ((_ASKED, "?"), (_WRITTEN, MARK)):
        for one in pattern.finditer(text) if sign in text else ():
            beyond = _NEXT.search(text, one.end())
            end = beyond.start() if beyond else len(text)
            found.append(Question(Span(*one.span("sign")), Span(*one.span("what")), end))
    return sorted(found)


def rounds(text: str, found: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    """The text as often as a line asks at most, each time with one question of each line, and the others left out.

    A chain is solved for one question mark. Every sign keeps its place; where a sentence or a cell ends behind the
    question, a line does.
    """
    lines = [list(group)[:MOST] for _, group in groupby(found, lambda one: text.count("\n", 0, one.sign.start))]
    for number in range(max(map(len, lines), default=0)):
        asked = [line[number] for line in lines if number < len(line)]
        yield _with(text, found, set(asked)), asked


def _with(text: str, found: Sequence[Question], asked: set[Question]) -> str:
    pieces: list[str] = []
    at = 0
    for one in found:
        pieces.append(text[at : one.sign.start])
        at = one.what.end if one in asked else one.end
        length = at - one.sign.start
        if one not in asked:
            pieces.append(" " * length)
            continue
        pieces.append(f"={'?'.rjust(one.what.start - one.sign.start)}".ljust(length))
        if closed := _CLOSED.match(text, at):
            pieces.append("\n".rjust(closed.end() - at))
            at = closed.end()
    return "".join([*pieces, text[at:]])
