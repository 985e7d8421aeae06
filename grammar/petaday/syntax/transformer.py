"""What each rule of the grammar builds, bottom up."""

from __future__ import annotations

from typing import Any

from lark import Transformer

from petaday.core import numerals
from petaday.core.diagnostic import Span
from petaday.syntax import ranges
from petaday.syntax.nodes import Call, Chain, Group, Name, Node, Number, Power, Product, Side, Sum, Term, Word
from petaday.syntax.tokens import Token

_HOW = {"WORD": "with", "PER": "per", "REMARK": "remark"}


class ToNodes(Transformer[Token, Chain]):
    """One method a rule, or alias of a rule; it is given the rule's children, None for those not there."""

    @staticmethod
    def unit(children: list[Token]) -> tuple[Word, ...]:
        """Words behind an operand: `TFLOPS/ K20 GPU`, `words per GB`."""
        return tuple([Word(text, Span(start, end), _HOW[kind]) for kind, text, start, end in children])

    remarks = unit

    @staticmethod
    def number(children: list[Any]) -> Number:
        """`0.33 utilization`, `Utilization 0.33`, `-2`."""
        minus, label, number, words = children
        return _number(minus, label, number, words)

    @staticmethod
    def range(children: list[Any]) -> Number:
        """`5 to 6 days`, `30% to 40%`: the unit of one end is that of the other."""
        minus, label, one, _, between, other, words = children
        number = _number(minus, label, one, words)
        number = number._replace(span=number.span if words else _span(minus or label or one, other))
        number = number._replace(value=number.value * ranges.shared(one.text, between.text, other.text))
        spread = ranges.of(number.value, between.text, numerals.read(other.text)[0])
        error = f"± {other.text}%" if between.text == "±%" else f"{between.text} {other.text}"
        text = f"{one.text} {error}"
        return number._replace(
            text=text, value=ranges.median(number.value, between.text, spread), step=0.0, spread=spread
        )

    @staticmethod
    def unknown(children: list[Any]) -> Number:
        """`? days`: to be solved for."""
        label, token, words = children
        span = _span(label or token, words[-1] if words else token)
        return Number("?", 1.0, 0.0, 0, span, words, label.text if label else "", unknown=True)

    @staticmethod
    def group(children: list[Any]) -> Group:
        """`(16 * 3 hidden units)`."""
        minus, label, left, inner, right, words = children
        return Group(
            inner,
            _span(minus or label or left, words[-1] if words else right),
            words,
            label.text if label else "",
            minus is not None,
        )

    @staticmethod
    def call(children: list[Any]) -> Call:
        """`sqrt(10 * 100)`, `max(2, 3) days`."""
        minus, label, function, *inside, right, words = children
        args = tuple(node for node in inside if not isinstance(node, Token))
        span = _span(minus or label or function, words[-1] if words else right)
        return Call(function.text.lower(), args, span, words, label.text if label else "", minus is not None)

    @staticmethod
    def name(children: list[Any]) -> Name:
        """`flops_per_token`, `number of GPUs (each)`."""
        minus, token, words = children
        return Name(token.text, _span(minus or token, words[-1] if words else token), words, minus is not None)

    @staticmethod
    def raised_call(children: list[Any]) -> Call:
        """An exponent that is a function: `sqrt(16)`."""
        minus, function, *inside, right = children
        return ToNodes.call([minus, None, function, *inside, right, ()])

    @staticmethod
    def plain(children: list[Any]) -> Number:
        """An exponent: `-3`."""
        return _number(children[0], None, children[1], ())

    @staticmethod
    def asked(children: list[Token]) -> Number:
        """An exponent to be solved for: `?`."""
        return Number("?", 1.0, 0.0, 0, children[0].span, unknown=True)

    @staticmethod
    def tower(children: list[Any]) -> Node:
        """An exponent with one of its own: the `3^2` of `2^3^2`."""
        return _raised(_number(children[0], None, children[1], ()), children[3], ())

    @staticmethod
    def raised_name(children: list[Any]) -> Name:
        """An exponent that is a name: the `N` of `2^N`."""
        minus, token = children
        return Name(token.text, _span(minus or token, token), (), minus is not None)

    @staticmethod
    def tower_of_name(children: list[Any]) -> Node:
        """The `N^2` of `2^N^2`."""
        minus, token, _, exponent = children
        return _raised(Name(token.text, _span(minus or token, token), (), minus is not None), exponent, ())

    @staticmethod
    def bracket(children: list[Any]) -> Node:
        """An exponent in brackets: `(1/4)`."""
        return Group(children[1], _span(children[0], children[2]))

    @staticmethod
    def power(children: list[Any]) -> Node:
        """`(1280 hidden units)^2`, `2^18 tokens`."""
        base, _, exponent, words = children
        return _raised(base, exponent, words)

    @staticmethod
    def product(children: list[Any]) -> Node:
        """Factors and divisors, one after the other."""
        terms = [Term(children[0])]
        terms += [Term(node, sign.type == "OVER") for sign, node in zip(children[1::2], children[2::2], strict=True)]
        return Product(tuple(_fractions(terms)), _span(children[0], children[-1]))

    @staticmethod
    def sum(children: list[Any]) -> Node:
        """Terms, one after the other."""
        terms = [Term(children[0])]
        terms += [Term(node, sign.type == "MINUS") for sign, node in zip(children[1::2], children[2::2], strict=True)]
        return Sum(tuple(terms), _span(children[0], children[-1]))

    @staticmethod
    def side(children: list[Any]) -> Side:
        """One side, and how exact it says it is: `~ 2.55M`."""
        bound, node = children
        return Side(node, _span(bound or node, node), bound.text if bound else "")

    @staticmethod
    def chain(children: list[Any]) -> Chain:
        """All sides; the equals signs go."""
        sides = tuple(children[::2])
        return Chain(sides, sides[0].span.to(sides[-1].span))


def _span(first: Any, last: Any) -> Span:
    return Span(_start(first), _end(last))


def _start(node: Any) -> int:
    return node.start if isinstance(node, Token) else node.span.start


def _end(node: Any) -> int:
    return node.end if isinstance(node, Token) else node.span.end


def _raised(base: Any, exponent: Node, words: tuple[Word, ...]) -> Node:
    """A power; the sign of `-3^2` is that of the whole, as a power binds tighter."""
    whole = _span(base, words[-1] if words else exponent)
    if not base.negative:
        return Power(base, exponent, whole, words)
    start = base.span.start + 1  # past the sign
    base = base._replace(span=Span(start, base.span.end), negative=False)
    if isinstance(base, Number):
        base = base._replace(value=-base.value)
    return Group(Power(base, exponent, Span(start, whole.end), words), whole, negative=True)


def _number(minus: Token | None, label: Token | None, token: Token, words: tuple[Word, ...]) -> Number:
    value, step, digits = numerals.read(token.text)
    value = -value if minus else value
    said = [f for w in words if w.how == "remark" and (f := ranges.factor(w.text))] if words else None
    return Number(
        token.text,
        value,
        step,
        digits,
        Span((minus or label or token).start, words[-1].span.end if words else token.end),
        words,
        label.text if label else "",
        minus is not None,
        ranges.around(value, said[0]) if said else None,
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
