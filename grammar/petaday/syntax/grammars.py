"""Opens a grammar with lark, and parses lists of tokens by it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import lark

from petaday.syntax.tokens import Token


def opened(text: str, saved: str, start: str, transformer: lark.Transformer[Any, Any]) -> lark.Lark:
    """The LALR parser of a grammar, from what lark saved of it in a file, or from its text.

    Lark writes that file again when the grammar, its own version or that of Python is another one; it does without
    where the file cannot be written.
    """
    return lark.Lark(
        text,
        parser="lalr",
        lexer="basic",
        start=[start, "outside"],
        maybe_placeholders=True,
        transformer=transformer,
        cache=saved,
    )


def terminals(grammar: lark.Lark) -> re.Pattern[str]:
    """All terminals of a grammar as one expression, in the order in which lark tries them.

    Lark's own lexer counts lines and columns with every token, which takes four times as long.
    """
    order = sorted(grammar.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name))
    return re.compile("|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in order))


def parsed(grammar: lark.Lark, start: str, tokens: Iterable[Token]) -> Any:
    """What the rules build out of the tokens, or the token that does not fit; the last where more should follow."""
    parser: Any = grammar.parse_interactive(start=start)
    token = Token("$END", "", 0, 0)
    try:
        for token in tokens:
            parser.feed_token(token)
        return parser.feed_token(lark.Token("$END", ""))
    except lark.UnexpectedToken:
        return token
