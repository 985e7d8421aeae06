"""The yardstick: what lark alone takes for the same text, grammar and inline transformer.

The grammar wants its tokens laid out. So lark lexes the text itself, as it always does, and its parser is then handed
the tokens as `layout.py` left them, which costs nothing here: they are made ready beforehand. Nothing is resolved,
worked or judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

from lark import Lark
from lark.lexer import BasicLexer, Lexer, LexerState

from petaday.syntax import chains
from petaday.syntax.lexer import lex
from petaday.syntax.nodes import Chain
from petaday.syntax.parser import parse as read
from petaday.syntax.tokens import Token
from petaday.syntax.transformer import ToNodes


class _Prepared(Lexer):
    """Lexes like lark, then gives the tokens that were made ready for the text."""

    __future_interface__ = 1  # lark hands over its own state, as it does to the lexers it brings

    tokens: dict[str, list[Any]]
    """By text; a class attribute, because lark makes the lexer."""

    def __init__(self, conf: Any) -> None:
        self.basic = BasicLexer(conf)

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Any]:
        for _ in self.basic.lex(lexer_state, parser_state):
            pass
        yield from self.tokens[str(lexer_state.text.text)]


class _Token(Token):
    """One of petaday's, with the places that lark borrows for the end of the text."""

    start_pos = line = column = end_line = end_column = end_pos = 1


def parse(texts: list[str]) -> tuple[Callable[[str], object], list[str]]:
    """Lark's `parse`, and the texts in which it finds something."""
    grammar = resources.files("petaday.syntax").joinpath("grammar.lark").read_text("utf-8")
    lark = Lark(
        f"{grammar}\ntext: chain (NEWLINE chain)*",
        parser="lalr",
        lexer=_Prepared,
        start=["text", "outside"],
        transformer=ToNodes(),
        maybe_placeholders=True,
    )
    _Prepared.tokens = {text: _laid_out(text) for text in texts}
    return (lambda text: lark.parse(text, start="text")), [text for text in texts if _Prepared.tokens[text]]


def _laid_out(text: str) -> list[_Token]:
    """Tokens of all chains of a text that petaday would read, as lark would have made them."""
    tokens: list[_Token] = []
    for line in chains.lines(lex(text)):
        for draft in chains.drafts(line):
            if chains.worth_reading(draft) and isinstance(read(draft.tokens), Chain):
                tokens += [_Token("NEWLINE", "\n", draft.start, draft.start)] if tokens else []
                tokens += [_Token(*token) for token in draft.tokens]
    return tokens
