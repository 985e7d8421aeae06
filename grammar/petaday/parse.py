"""Text to syntax. The only file that knows lark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from lark import Lark, Transformer, UnexpectedToken

from petaday import numbers, spreads
from petaday.diagnostic import Span
from petaday.line import Token
from petaday.syntax import Call, Chain, Group, Name, Node, Number, Power, Product, Side, Sum, Term, Word


@cache
def parser() -> Lark:
    """The LALR parser, built once."""
    grammar = resources.files("petaday").joinpath("petaday.lark").read_text("utf-8")
    return Lark(
        grammar, parser="lalr", lexer="basic", start=["chain", "outside"], transformer=_Build(), maybe_placeholders=True
    )


def lex(text: str) -> Iterator[Token]:
    """Tokens of a text; never fails: what is no token of a calculation is a token of the prose around it."""
    for token in parser().lex(text):
        start = token.start_pos or 0
        yield Token(token.type, token.value, start, start + len(token.value))


def parse(tokens: Iterable[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    machine: Any = parser().parse_interactive(start="chain")  # it asks of a token only that it has a type
    token = Token("$END", "", 0, 0)
    try:
        for token in tokens:
            machine.feed_token(token)
        chain: Chain = machine.feed_token(Token("$END", "", token.end, token.end))
    except UnexpectedToken:
        return token
    return chain


def _span(first: Any, last: Any) -> Span:
    return Span(_start(first), _end(last))


def _start(node: Any) -> int:
    return node.start if isinstance(node, Token) else node.span.start


def _end(node: Any) -> int:
    return node.end if isinstance(node, Token) else node.span.end


class _Build(Transformer[Any, Chain]):
    """Bottom up, one method a rule of the grammar."""

    def unit(self, children: list[Token]) -> tuple[Word, ...]:
        how = {"WORD": "with", "PER": "per", "REMARK": "remark"}
        return tuple(Word(t.text, Span(t.start, t.end), how[t.type]) for t in children)

    remarks = unit

    def number(self, children: list[Any]) -> Number:
        minus, label, number, words = children
        return _number(minus, label, number, words)

    def range(self, children: list[Any]) -> Number:
        minus, label, one, between, other, words = children
        number = _number(minus, label, one, words)
        number = number._replace(span=number.span if words else _span(minus or label or one, other))
        spread = spreads.of(number.value, between.text, numbers.read(other.text)[0])
        text = f"{one.text} {between.text} {other.text}"
        return number._replace(
            text=text, value=spreads.median(number.value, between.text, spread), step=0.0, spread=spread
        )

    def unknown(self, children: list[Any]) -> Number:
        label, token, words = children
        span = _span(label or token, words[-1] if words else token)
        return Number("?", 1.0, 0.0, 0, span, words, label.text if label else "", unknown=True)

    def group(self, children: list[Any]) -> Group:
        minus, label, left, inner, right, words = children
        return Group(
            inner,
            _span(minus or label or left, words[-1] if words else right),
            words,
            label.text if label else "",
            minus is not None,
        )

    def call(self, children: list[Any]) -> Call:
        minus, label, function, *inside, right, words = children
        args = tuple(node for node in inside if not isinstance(node, Token))
        span = _span(minus or label or function, words[-1] if words else right)
        return Call(function.text.lower(), args, span, words, label.text if label else "", minus is not None)

    def name(self, children: list[Any]) -> Name:
        minus, token, words = children
        return Name(token.text, _span(minus or token, words[-1] if words else token), words, minus is not None)

    def plain(self, children: list[Any]) -> Number:
        return _number(children[0], None, children[1], ())

    def asked(self, children: list[Token]) -> Number:
        return Number("?", 1.0, 0.0, 0, children[0].span, unknown=True)

    def tower(self, children: list[Any]) -> Node:
        base = _number(children[0], None, children[1], ())
        return Power(base, children[3], _span(base, children[3]))

    def bracket(self, children: list[Any]) -> Node:
        return Group(children[1], _span(children[0], children[2]))

    def power(self, children: list[Any]) -> Node:
        if len(children) == 1:
            return children[0]  # type: ignore[no-any-return]
        base, _, exponent, words = children
        return Power(base, exponent, _span(base, words[-1] if words else exponent), words)

    def product(self, children: list[Any]) -> Node:
        if len(children) == 1:
            return children[0]  # type: ignore[no-any-return]
        terms = [Term(children[0])]
        terms += [Term(node, sign.type == "OVER") for sign, node in zip(children[1::2], children[2::2], strict=True)]
        return Product(tuple(_fractions(terms)), _span(children[0], children[-1]))

    def sum(self, children: list[Any]) -> Node:
        if len(children) == 1:
            return children[0]  # type: ignore[no-any-return]
        terms = [Term(children[0])]
        terms += [Term(node, sign.type == "MINUS") for sign, node in zip(children[1::2], children[2::2], strict=True)]
        return Sum(tuple(terms), _span(children[0], children[-1]))

    def side(self, children: list[Any]) -> Side:
        bound, node = children
        return Side(node, _span(bound or node, node), bound.text if bound else "")

    def chain(self, children: list[Any]) -> Chain:
        sides = tuple(children[::2])
        return Chain(sides, sides[0].span.to(sides[-1].span))


def _number(minus: Token | None, label: Token | None, token: Token, words: tuple[Word, ...]) -> Number:
    value, step, digits = numbers.read(token.text)
    value = -value if minus else value
    factor = next((f for w in words if w.how == "remark" and (f := spreads.factor(w.text))), None)
    return Number(
        token.text,
        value,
        step,
        digits,
        _span(minus or label or token, words[-1] if words else token),
        words,
        label.text if label else "",
        minus is not None,
        spreads.around(value, factor) if factor else None,
    )


def _fractions(terms: list[Term]) -> list[Term]:
    """`4/3 tokens`, `123/2 trillion`: words behind a fraction written without spaces belong to the whole of it."""
    for at in range(1, len(terms)):
        below, above = terms[at].node, terms[at - 1].node
        if (
            terms[at].inverse
            and not terms[at - 1].inverse
            and isinstance(below, Number)
            and isinstance(above, Number)
            and below.words
            and below.words[0].how != "remark"
            and not above.words
            and not above.step
            and not below.step
            and above.span.end + 1 == below.span.start
        ):
            terms[at - 1] = Term(above._replace(words=below.words))
            terms[at] = Term(
                below._replace(words=(), span=Span(below.span.start, below.span.start + len(below.text))), inverse=True
            )
    return terms
