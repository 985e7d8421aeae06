"""Markup as a reader sees it: HTML, LaTeX and Markdown, rewritten in place so that no character moves its line.

`plain` gives a text of the same length in which markup has become what it shows; what it takes less room for is padding
that the lexer passes over. Only what is surely markup changes: `a < b`, `60**2`, `2 * 3 * 4` and `$5` stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from petaday.core.calculation import Calculation
from petaday.core.rewrite import with_texts
from petaday.markup.padding import JOIN, bare
from petaday.syntax.tokens import Token

if TYPE_CHECKING:
    from petaday.markup.latex import Within

_SIGN = re.compile(r"[<&\\$`\[\]*~_>]")  # one of these is in all markup, and is found at once
_MAY_BE = re.compile(
    r"<[a-zA-Z/!h]|&[a-zA-Z#]|[\\$`]|\]\(|\[\^|\*\*|(?<![\w)\]*])\*[^\s*]|~~|(?<!\w)_\w|^ {0,3}>", re.MULTILINE
)


def plain(text: str, within: Within | None = None) -> str:
    r"""What a reader sees of a text, each character in its place; the text itself when it holds no markup.

    A part of a longer text is read as it is `within` the whole.

    >>> bare(plain(r"<p>$4\times10^{3}$ &middot; **60** days = 60**2</p>"))
    '\n4×10^{3} · 60 days = 60**2\n'
    >>> plain("2 * 3 < 7")
    '2 * 3 < 7'
    """
    if not (_SIGN.search(text) and _MAY_BE.search(text)) and not (within and within.typeset):
        return text
    from petaday.markup.doubled import once  # noqa: PLC0415 - most of what is read holds no markup
    from petaday.markup.html import html  # noqa: PLC0415
    from petaday.markup.joining import joined  # noqa: PLC0415
    from petaday.markup.latex import latex  # noqa: PLC0415
    from petaday.markup.markdown import markdown  # noqa: PLC0415

    return joined(markdown(latex(once(html(text)), within)))


def rejoined(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """Tokens of a plain text, each with the padding that belongs to it."""
    if JOIN not in text:
        yield from tokens
        return
    for token in tokens:
        end = token.end
        while text.startswith(JOIN, end):
            end += 1
        yield token if end == token.end else token._replace(end=end)


def as_given(found: Calculation, read: str, given: str) -> Calculation:
    """A calculation as it was read from the plain text: its words and its claims' are those given, none has padding."""
    clean = with_texts(found, _without_padding)
    words = [_as_written(claim.span.start, len(claim.text), read, given) for claim in found.claims]
    claims = tuple([replace(claim, text=text) for claim, text in zip(clean.claims, words, strict=True)])
    return replace(clean, text=found.span.of(given), claims=claims)


def _as_written(start: int, length: int, read: str, given: str) -> str:
    """The words given for words that were read."""
    end = start + length
    while read.startswith(JOIN, end):
        end += 1
    return given[start:end]


def _without_padding(text: str) -> str:
    clean = bare(text)
    return text if clean == text else re.sub(" {2,}", " ", clean).strip()
