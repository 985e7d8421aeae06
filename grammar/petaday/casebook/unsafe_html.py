r"""Finds what a browser would run in the text of a page: scripts, event handlers, `javascript:` addresses.

Markdown passes HTML on as it stands. What is shown as code is left alone, but only where every reader of Markdown takes
it for code: a fence that opens and closes with the same marks, and spans that begin and end on their line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from petaday.casebook.fences import fences, is_calc
from petaday.core.diagnostic import Diagnostic, Span

UNSAFE = "PD510"
MOST = 50
"""At most so many findings for one page."""
ADVICE = "show it as code, between backticks, or build with --unsafe-html where you trust who wrote it"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_TAG = re.compile(r"""<[a-z](?:"[^"]*"|'[^']*'|[^>])*+""", re.IGNORECASE)
"""A tag up to its end or the end of the text; a quotation mark that is never closed is a letter like others."""
_BRACES = re.compile(r"\{[^}\n]*")
"""Attributes that Markdown is given for an element: `[a](b){ title="c" }`."""
_RUNNING = re.compile(r"(?<![\w.-])(?:on[a-z]+|srcdoc)\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"""["'(=<:;,](?:(?:javascript|vbscript):|data:text/html)""", re.IGNORECASE)
"""In a text without spaces and entities, as a browser reads an address."""
_LETTER = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\s<&#;]{1,32};?)|[^\s\x00-\x20]")
_RAW = re.compile(r"^ {0,3}<(?!!-- petaday:[^>]*-->\s*$)[a-zA-Z/!?]", re.MULTILINE)
"""Where HTML begins a line backticks may be letters of it."""
_PLAIN = re.compile(r"(?P<mark>`{3,}|~{3,})[\w#.+-]*\n(?:.*\n)?(?P=mark)[ \t]*", re.DOTALL)
_TICKS = re.compile("`+")
_OBEYED = re.compile(r"<(?:script|base|embed|meta|object)(?![\w-])", re.IGNORECASE)


def unsafe(text: str, start: int = 0) -> tuple[Diagnostic, ...]:
    """Returns a diagnostic for each script, event handler and running address from `start` on.

    >>> [found.message for found in unsafe("a `<script>` and <img src=x onerror=alert(1)>")]
    ['`onerror` in a tag is run by a browser']
    """
    shown = _masked(
        text, (f.span for f in fences(text, start) if is_calc(text, f) or _PLAIN.fullmatch(f.span.of(text)))
    )
    shown = " " * start + _without_code(shown[start:])
    return tuple(Diagnostic(UNSAFE, "error", said, span, ADVICE) for said, span in islice(_found(shown), MOST))


def _found(text: str) -> Iterator[tuple[str, Span]]:
    for control in _CONTROL.finditer(text):
        yield f"U+{ord(control[0]):04X} is no letter, and may hide what a browser would run", Span(*control.span())
    for tag in _OBEYED.finditer(text):
        yield f"`{tag[0]}>` is run or obeyed by a browser", Span(*tag.span())
    for place in (*_TAG.finditer(text), *_BRACES.finditer(text)):
        for one in _RUNNING.finditer(text, *place.span()):
            yield f"`{one[0].rstrip('= ').strip()}` in a tag is run by a browser", Span(*one.span())
    if _ADDRESS.search("".join(html.unescape(text).split())):
        for span in _addresses(text):
            yield f"`{' '.join(span.of(text).split())}` is an address that a browser runs", span


def _addresses(text: str) -> Iterator[Span]:
    """Yields the places of running addresses; slow, so called only where there is one."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _LETTER.finditer(text):
        seen = [letter for letter in html.unescape(piece[0]) if letter > " " and not letter.isspace()]
        letters += seen
        starts += [piece.start()] * len(seen)
        ends += [piece.end()] * len(seen)
    for one in _ADDRESS.finditer("".join(letters)):
        yield Span(starts[one.start() + 1], ends[one.end() - 1])


def _masked(text: str, spans: Iterable[Span]) -> str:
    """Returns the text with spaces in place of the spans."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], re.sub(r"[^\n]", " ", span.of(text))]
        at = span.end
    return "".join([*pieces, text[at:]])


def _without_code(text: str) -> str:
    raw = _RAW.search(text)
    end = raw.start() if raw else len(text)
    paragraphs = re.split(r"(\n[ \t]*\n)", text[:end])
    return "".join(map(_spans_masked, paragraphs)) + text[end:]


def _spans_masked(paragraph: str) -> str:
    if "`" not in paragraph or "\\`" in paragraph:
        return paragraph
    masked = []
    for line in paragraph.split("\n"):
        spans = _code(line)
        if spans is None:  # it pairs with one of another line, if at all
            return paragraph
        masked.append(_masked(line, spans))
    return "\n".join(masked)


def _code(line: str) -> list[Span] | None:
    """Returns the code spans of a line; None where a backtick has no partner on it."""
    marks = [mark.span() for mark in _TICKS.finditer(line)]
    partner: dict[int, int] = {}
    seen: dict[int, int] = {}
    for at in range(len(marks) - 1, -1, -1):
        length = marks[at][1] - marks[at][0]
        if length in seen:
            partner[at] = seen[length]
        seen[length] = at
    spans, at = [], 0
    while at < len(marks):
        if at not in partner:
            return None
        spans.append(Span(marks[at][0], marks[partner[at]][1]))
        at = partner[at] + 1
    return spans
