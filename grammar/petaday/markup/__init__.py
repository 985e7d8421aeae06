"""Markup as a reader sees it: HTML, LaTeX and Markdown, rewritten in place so that no character moves its line.

`plain` gives a text of the same length in which markup has become what it shows; what it takes less room for is padding
that the lexer passes over. Only what is surely markup changes: `a < b`, `60**2`, `2 * 3 * 4` and `$5` stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from petaday.core.calculation import Calculation
from petaday.deferred import changed, changed_claim
from petaday.markup.padding import JOIN, bare
from petaday.syntax.tokens import Token

_MAY_BE = re.compile(
    r"<[a-zA-Z/!h]|&[a-zA-Z#]|[\\$`]|\]\(|\[\^|\*\*|(?<![\w)\]*])\*[^\s*]|~~|(?<!\w)_\w|^ {0,3}>", re.MULTILINE
)


def plain(text: str) -> str:
    r"""What a reader sees of a text, each character in its place; the text itself when it holds no markup.

    >>> bare(plain(r"<p>$4\times10^{3}$ &middot; **60** days = 60**2</p>"))
    '\n4×10^{3} · 60 days = 60**2\n'
    >>> plain("2 * 3 < 7")
    '2 * 3 < 7'
    """
    if not _MAY_BE.search(text):
        return text
    from petaday.markup.html import html  # noqa: PLC0415 - most of what is read holds no markup
    from petaday.markup.joining import joined  # noqa: PLC0415
    from petaday.markup.latex import latex  # noqa: PLC0415
    from petaday.markup.markdown import markdown  # noqa: PLC0415

    return joined(markdown(latex(html(text))))


def rejoined(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """Tokens of a plain text, each with the padding that belongs to it."""
    for token in tokens:
        end = token.end
        while text.startswith(JOIN, end):
            end += 1
        yield token if end == token.end else token._replace(end=end)


def as_given(found: Calculation, read: str, given: str) -> Calculation:
    """A calculation as it was read from the plain text: its words and its claims' are those given, none has padding."""

    def stated(known: dict[str, Any]) -> dict[str, Any]:
        words = _written(known["span"].start, len(known["text"]), read, given)
        return {**{name: _bare(value) for name, value in known.items()}, "text": words}

    def clean(known: dict[str, Any]) -> dict[str, Any]:
        claims = tuple(changed_claim(claim, stated) for claim in known["claims"])
        rest = {name: _bare(value) for name, value in known.items() if name != "claims"}
        return {**rest, "text": found.span.of(given), "claims": claims}

    return changed(found, clean)


def _written(start: int, length: int, read: str, given: str) -> str:
    """The words given for words that were read."""
    end = start + length
    while read.startswith(JOIN, end):
        end += 1
    return given[start:end]


def _bare(value: Any) -> Any:
    if isinstance(value, str):
        clean = bare(value)
        return value if clean == value else re.sub(" {2,}", " ", clean).strip()
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(_bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _bare(getattr(value, field.name)) for field in fields(value)})
    return value
