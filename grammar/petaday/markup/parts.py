"""Where a text can be cut so that each part is read alone as it is read in the whole: between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.markup.html import tags
from petaday.markup.html_tags import FLOWING, STRUCK, UNSEEN
from petaday.markup.latex import Within, braces, within
from petaday.markup.surroundings import Surroundings

_BLANK = re.compile(r"\n\n(?:[ \t]*\n)*|\r\n\r\n(?:[ \t]*\r\n)*")
_QUOTED = re.compile(r"[ \t]*>")
_ACROSS = UNSEEN | STRUCK | FLOWING | {"sup", "sub", "msup", "table"}
_COMMENT = "!"
_TABLE = re.compile(r"\\(?P<way>begin|end)\{(?:longtab|supertab|tab|array)[a-z]{0,9}\*?\}")


def parts(text: str) -> tuple[list[Span], Within]:
    r"""The parts of a text, in order and without gaps, and what each has from the whole.

    A block of code, a string of several lines, a comment, a paragraph of HTML and what stands in braces of LaTeX are
    never cut; a text that is one program is one part.

    >>> text = "2 * 3 = 6\n\n```\na\n\nb\n```\n\n4 * 5 = 20"
    >>> [part.of(text) for part in parts(text)[0]]
    ['2 * 3 = 6\n\n', '```\na\n\nb\n```\n\n', '4 * 5 = 20']
    """
    whole = within(text)
    around = Surroundings(text)
    if around.is_program:
        return [Span(0, len(text))], whole
    at, found = 0, []
    for cut in _cuts(text, whole, around):
        found.append(Span(at, cut))
        at = cut
    if at < len(text) or not found:
        found.append(Span(at, len(text)))
    return found, whole


def _cuts(text: str, whole: Within, around: Surroundings) -> Iterator[int]:
    barred = sorted(_barred(text, whole, around))
    at = reach = 0
    formulas = "$" in text or "\\" in text
    for blank in _BLANK.finditer(text):
        cut = blank.end()
        if blank[0][0] == "\r" and (formulas or _QUOTED.match(text, cut)):
            continue  # a formula ends, and a quotation begins, at a blank line of Unix only
        while at < len(barred) and barred[at][0] < cut:
            reach = max(reach, barred[at][1])
            at += 1
        if cut >= reach:
            yield cut


def _barred(text: str, whole: Within, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Where nothing is cut: from, and up to."""
    yield from ((block.start, block.end) for block in around.blocks)
    yield from zip(around.quoted[::2], [*around.quoted[1::2], len(text)], strict=False)
    if "<" in text:
        marks = tags(text)
        for mark in marks:
            if mark.name == _COMMENT:
                yield mark.start, mark.end
            elif mark.close >= 0 and (mark.hidden or mark.name in _ACROSS):
                yield mark.start, marks[mark.close].end
    if whole.typeset:
        yield from braces(text)
    if "\\begin" in text:
        yield from _tables(text)


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Tables of LaTeX, which may hold blank lines."""
    opened: list[int] = []
    for found in _TABLE.finditer(text):
        if found["way"] == "begin":
            opened.append(found.start())
        elif opened:
            yield opened.pop(), found.end()
