"""Parses a command with its grammar: text in, intent out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from lark import Lark, Token, Transformer, UnexpectedInput

from petaday_service.conversation.intents import (
    Change,
    Delete,
    Edit,
    Explain,
    Intent,
    Method,
    Recall,
    Save,
    Show,
    Undo,
    Why,
)


@cache
def parser() -> Lark:
    """Returns the LALR parser, built once; its contextual lexer lets names be any words."""
    grammar = resources.files("petaday_service.conversation").joinpath("questions.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", transformer=_Intents())


def question(text: str) -> Intent | None:
    """Returns what a command says; None for a text that is no command.

    >>> question("what if utilization = 0.5?")
    Change(value='0.5', role='utilization', where='', also=())
    >>> question("2 GPU * 3 days")
    """
    try:
        intent: Intent = parser().parse(text.strip())  # type: ignore[assignment]
    except UnexpectedInput:
        return None
    return intent


class _Intents(Transformer[Token, Intent]):
    """Makes the intent of each grammar rule."""

    def show(self, said: list[Token]) -> Show:
        return Show(str(said[1]), audit=said[0].type == "AUDIT")

    def why(self, said: list[Token]) -> Why:
        return Why(str(said[0]))

    def explain(self, said: list[Token]) -> Explain:
        return Explain(str(said[0]))

    def recall(self, said: list[Token]) -> Recall:
        name = said[0].lower().replace(" ", "")
        return Recall(name if name == "ans" else f"line {name.removeprefix('line')}")

    def one(self, said: list[Token]) -> Change:
        role, value = (_of(said, kind) for kind in ("ROLE", "VALUE"))
        return Change(value, role.lower().removeprefix("the ").removeprefix("its ").strip())

    def value(self, said: list[Token]) -> Change:
        return Change(str(said[0]).strip())

    def what_if(self, said: list[Token | Change]) -> Change:
        first, *also = (one for one in said if isinstance(one, Change))
        where = _of([token for token in said if isinstance(token, Token)], "WHERE")
        return replace(first, where=where, also=tuple(also))

    with_ = what_if

    def method(self, said: list[Token]) -> Method:
        return Method(int(said[0]))

    def edit(self, said: list[Token]) -> Edit:
        return Edit(int(said[0].split()[1].rstrip(":")), str(said[1]))

    def delete(self, said: list[Token]) -> Delete:
        return Delete(int(said[0]))

    def undo(self, _: list[Token]) -> Undo:
        return Undo()

    def save(self, said: list[Token]) -> Save:
        return Save(said[0].lower() if said else "")


def _of(said: list[Token], kind: str) -> str:
    """The text of the token of that kind, or an empty text."""
    return next((str(token).strip() for token in said if token.type == kind), "")
