"""Parses a question with its grammar: text in, intent out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from lark import Lark, Token, Transformer, UnexpectedInput

from petaday_service.conversation.intents import (
    Ask,
    Change,
    Compare,
    Convert,
    Cost,
    Define,
    Delete,
    Edit,
    Energy,
    Estimate,
    Explain,
    Given,
    Greet,
    Help,
    Intent,
    ListSystems,
    Method,
    Recall,
    Save,
    Show,
    Sits,
    Threshold,
    Undo,
    Why,
)


@cache
def parser() -> Lark:
    """Returns the LALR parser, built once; its contextual lexer lets names be any words."""
    grammar = resources.files("petaday_service.conversation").joinpath("questions.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", transformer=_Intents())


def question(text: str) -> Intent | None:
    """Returns what a question asks; None for a text that is no question.

    >>> question("what if utilization = 0.5?")
    Change(value='0.5', role='utilization', where='', also=())
    >>> question("AlexNet vs VGG")
    Compare(names=('AlexNet', 'VGG'))
    >>> question("how many days on 8 H100 at 40% for 10 pfs-days?")
    Ask(wanted='days', given=(Given(how='on', what='8 H100'), Given(how='at', what='40%'), \
Given(how='for', what='10 pfs-days')))
    >>> question("2 GPU * 3 days")
    """
    try:
        intent: Intent = parser().parse(text.strip())  # type: ignore[assignment]
    except UnexpectedInput:
        return None
    return intent


class _Intents(Transformer[Token, Intent]):
    """Makes the intent of each grammar rule."""

    def help(self, _: list[Token]) -> Help:
        return Help()

    def greet(self, said: list[Token]) -> Greet:
        return Greet(thanks=said[0].type == "THANKS")

    def printed(self, _: list[Token]) -> ListSystems:
        return ListSystems(printed=True)

    def systems(self, _: list[Token]) -> ListSystems:
        return ListSystems()

    def show(self, said: list[Token]) -> Show:
        return Show(str(said[1]), audit=said[0].type == "AUDIT")

    def why(self, said: list[Token]) -> Why:
        return Why(str(said[0]))

    def explain(self, said: list[Token]) -> Explain:
        return Explain(str(said[0]))

    def recall(self, said: list[Token]) -> Recall:
        name = said[0].lower().replace(" ", "")
        return Recall(name if name == "ans" else f"line {name.removeprefix('line')}")

    def convert(self, said: list[Token]) -> Convert:
        return Convert(str(said[0]), str(said[1]))

    def define(self, said: list[Token]) -> Define:
        return Define(tuple(map(str, said)))

    def compare(self, said: list[Token]) -> Compare:
        return Compare(tuple(map(str, said)))

    versus = compare

    def sits(self, _: list[Token]) -> Sits:
        return Sits()

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

    def first(self, said: list[Token]) -> Given:
        return Given("", str(said[0]))

    def clause(self, said: list[Token]) -> Given:
        return Given(said[0].lower(), str(said[1]))

    def ask(self, said: list[Token | Given]) -> Ask:
        wanted, *given = said
        assert isinstance(wanted, Token)
        long = {"HOW_LONG": "days", "HOW_BIG": "parameters", "WHAT_SHARE": "utilization"}
        return Ask(long.get(wanted.type, str(wanted)), tuple(g for g in given if isinstance(g, Given)))

    def cost(self, said: list[Token]) -> Cost:
        return Cost(_of(said, "PRICE"), _of(said, "RUN"))

    def energy(self, said: list[Token]) -> Energy:
        return Energy(_of(said, "POWER"), _of(said, "RUN"))

    def above(self, said: list[Token]) -> Threshold:
        return Threshold(_of(said, "COMPARED"), _of(said, "LIMIT"))

    thresholds = above

    def edit(self, said: list[Token]) -> Edit:
        return Edit(int(said[0].split()[1].rstrip(":")), str(said[1]))

    def delete(self, said: list[Token]) -> Delete:
        return Delete(int(said[0]))

    def undo(self, _: list[Token]) -> Undo:
        return Undo()

    def save(self, said: list[Token]) -> Save:
        return Save(said[0].lower() if said else "")

    def estimate(self, said: list[Token]) -> Estimate:
        method = next((int(t.split()[-1]) for t in said if t.type == "METHOD_"), None)
        return Estimate(method, next((str(t) for t in said if t.type == "NAME"), ""))


def _of(said: list[Token], kind: str) -> str:
    """The text of the token of that kind, or an empty text."""
    return next((str(token).strip() for token in said if token.type == kind), "")
