"""Cuts a text into numbers, words and marks in one pass, and tells where its sentences and paragraphs end."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.markup.padding import JOIN, PAD

# Every alternative reads ahead only, and none can give back what it took: the pass is linear in the text.
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S++)"
    r"|(?P<number>\d[\d,]*+(?:\.\d++)*+(?:[eE][+-]?\d++)?+)"
    r"|(?P<word>[^\W\d_][\w'’]*+)"
    r"|(?P<line>(?<![ \t])[ \t]*+\n\s*+)"
    rf"|(?P<mark>{JOIN}|{PAD}|[^\s\w]|_)"
)
_SHORTENED = frozenset(["vs", "approx", "ca", "resp"])  # a full stop behind these ends no sentence
_WRAPPED = 50  # a line this long was probably broken by its width


class Token(NamedTuple):
    """One piece of a text.

    Attributes:
        kind: `number`, `word`, `line` (one or more line ends), `address` (of a page) or `mark`.
        text: as written.
        start, end: where it stands.
        sentence, paragraph: which one it belongs to, counted from 0.
    """

    kind: str
    text: str
    start: int
    end: int
    sentence: int
    paragraph: int

    @property
    def low(self) -> str:
        """The word in small letters, without the ending of a genitive."""
        return self.text.casefold().removesuffix("'s").removesuffix("’s").rstrip("'’")


def tokens(text: str) -> list[Token]:
    """The pieces of a text, in order.

    >>> [token.text for token in tokens("It took 5.5 days on 8x A100-80GB.")]
    ['It', 'took', '5.5', 'days', 'on', '8', 'x', 'A100', '-', '80', 'GB', '.']
    """
    found: list[Token] = []
    sentence = paragraph = line_start = 0
    equals = False
    for match in _TOKEN.finditer(text):
        kind, written = match.lastgroup or "mark", match[0]
        start, end = match.span()
        if written in (JOIN, PAD):  # what markup left behind belongs to the word before it
            if found and found[-1].end == start:
                found[-1] = found[-1]._replace(end=end)
            continue
        if kind == "number" and written[-1] == ",":
            bare = written.rstrip(",")
            found.append(Token(kind, bare, start, start + len(bare), sentence, paragraph))
            found += [
                Token("mark", ",", start + at, start + at + 1, sentence, paragraph)
                for at in range(len(bare), len(written))
            ]
            continue
        found.append(Token(kind, written, start, end, sentence, paragraph))
        if kind == "line":
            if written.count("\n") > 1:
                paragraph += 1
                sentence += 1
            elif equals or start - line_start < _WRAPPED or text[end : end + 1] in "-*•#|":
                sentence += 1
            line_start, equals = end, False
        elif written in "=×*":
            equals = True  # a line of arithmetic is not broken by its width
        elif written == "." and len(found) > 1 and found[-2].end == start and found[-2].low in _SHORTENED:
            pass
        elif kind == "mark" and written in ".!?;" and text[end : end + 1] in ("", " ", "\n", '"', "”", ")"):
            sentence += 1
    return found
