"""The Pygments lexer `calc`: colours calculations in MkDocs, Sphinx and notebooks, by the lexer of petaday itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, Text, Whitespace

from petaday import hardware, units
from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.lexer import lex
from petaday.syntax.tokens import Token

Coloured = Iterator[tuple[int, Any, str]]
"""Where a piece begins, its kind as Pygments names kinds, and its text."""

_IGNORE = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_GAP = re.compile(r"\s+|\S+")
_LONGEST_DEVICE = 4  # words: `GTX Titan X Pascal`
_KINDS = {
    "NUMBER": Number,
    "EQ": Operator,
    "BOUND": Operator,
    "TIMES": Operator,
    "CARET": Operator,
    "OVER": Operator,
    "PM": Operator,
    "PLUS": Operator,
    "MINUS": Operator,
    "LPAR": Punctuation,
    "RPAR": Punctuation,
    "COMMA": Punctuation,
    "BREAK": Punctuation,
    "SUPER": Operator,
    "NEWLINE": Whitespace,
    "DATE": Number,
}


class CalcLexer(Lexer):
    """Colours calculations: figures, units, devices, names that a line defines, functions and signs.

    A word is a unit, a scale or a device where petaday's own tables hold it, so that a block is coloured as it is read.

    >>> kinds = {text: str(kind) for _, kind, text in CalcLexer().get_tokens_unprocessed("N = 8 A100 * 3 days")}
    >>> [kinds[word] for word in ("N", "8", "A100", "days")]
    ['Token.Name.Variable', 'Token.Literal.Number', 'Token.Name.Class', 'Token.Keyword.Type']
    """

    name = "petaday calculations"
    aliases = ("calc", "petaday")
    filenames = ("*.calc",)

    def get_tokens_unprocessed(self, text: str) -> Coloured:
        """Every piece of a text with its kind, in order; nothing is left out, and nothing ends in an error."""
        at, known = 0, set[str]()
        for ignore in _IGNORE.finditer(text):
            yield from _moved(_calculations(text[at : ignore.start()], known), at)
            yield ignore.start(), Comment, ignore[0]
            at = ignore.end()
        yield from _moved(_calculations(text[at:], known), at)


def _moved(pieces: Coloured, by: int) -> Coloured:
    return ((start + by, kind, text) for start, kind, text in pieces)


def _calculations(text: str, known: set[str]) -> Coloured:
    """The pieces of a text without comments; `known` is the names of lines so far."""
    at, line = 0, list[Token]()
    for token in [*lex(text), Token("NEWLINE", "", len(text), len(text))]:
        if token.type != "NEWLINE":
            line.append(token)
            continue
        for one, kind in _line([*line, token], known):
            yield from _between(text[at : one.start], at)
            if one.text:
                yield one.start, kind, text[one.start : one.end]
            at = one.end
        line = []


def _between(text: str, at: int) -> Coloured:
    for found in _GAP.finditer(text):
        yield at + found.start(), Whitespace if found[0].isspace() else Text, found[0]


def _line(line: Sequence[Token], known: set[str]) -> Iterator[tuple[Token, Any]]:
    """Each token of a line with its kind."""
    named = _named(line, known)
    device = 0
    for at, token in enumerate(line):
        device = max(device, _device(line, at))
        if token.type == "WORD":
            yield token, named.get(at) or (Name.Class if at < device else _word(token.text, known))
        else:
            yield token, Name.Class if at < device else _KINDS.get(token.type, Text)


def _named(line: Sequence[Token], known: set[str]) -> dict[int, Any]:
    """The words in front of a line's first `=` or `:` are a name, where no figure stands among them."""
    for at, token in enumerate(line):
        if token.type == "EQ" or token.text == ":":
            words = [one.text for one in line[:at]]
            if token.type == "EQ":
                known.add(" ".join(words))
            return dict.fromkeys(range(at), Name.Variable if token.type == "EQ" else Name.Label)
        if token.type != "WORD" and token.text not in {"_", "-"}:
            break
    return {}


def _device(line: Sequence[Token], at: int) -> int:
    """Where a device that begins here ends; 0 where none does."""
    if line[at].type != "WORD" or units.meanings(line[at].text):
        return 0
    for end in range(min(at + _LONGEST_DEVICE, len(line)), at, -1):
        words = [token.text for token in line[at:end] if token.type in {"WORD", "NUMBER"}]
        if len(words) == end - at and hardware.find(" ".join(words)):
            return end
    return 0


def _word(word: str, known: set[str]) -> Any:
    if word in known:
        return Name.Variable
    if word == "%" or units.scale(word) is not None:
        return Number
    if units.meanings(word):
        return Keyword.Type
    return Name.Function if word in FUNCTIONS else Text
