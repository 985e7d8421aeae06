"""An error behind the unit of its number: `400B ± 10%`, `5.5 days ± 0.5 days`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, kinds


def errors_at_numbers(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with each error behind its number, and the unit behind both.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in errors_at_numbers(list(lex("5.5 days ± 1 days")))]
    ['5.5', '±', '1', 'days']
    """
    if "PM" not in kinds(tokens):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].type == "PM" and out and out[-1].type == "WORD":
            at = _spread(tokens, at, out)
        else:
            out.append(tokens[at])
            at += 1
    return _relative(out)


def _relative(tokens: Sequence[Token]) -> list[Token]:
    """`0.33 ± 10%`: the sign of a relative error says so, and its number holds the `%`."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 2 : at]
        if token.text == "%" and kinds(before) == ["PM", "NUMBER"]:
            out[-2:] = [before[0]._replace(text="±%"), before[1]._replace(end=token.end)]
        else:
            out.append(token)
    return out


def _spread(tokens: Sequence[Token], at: int, out: list[Token]) -> int:
    """The error moved to its number, and the words behind both; where to go on."""
    first = next(i for i in range(len(out), -1, -1) if i == 0 or out[i - 1].type not in {"WORD", "OVER"})
    words, after = out[first:], at + 2
    following = tokens[after : after + len(words)]
    known = first > 0 and out[first - 1].type == "NUMBER" and [t.type for t in tokens[at + 1 : after]] == ["NUMBER"]
    again = [t.text for t in following] == [t.text for t in words]
    percent = bool(following) and following[0].text == "%"
    if not known or (following and following[0].type in {"WORD", "OVER"} and not again and not percent):
        out.append(tokens[at])
        return at + 1
    after += percent
    end = tokens[after - 1].end
    behind = [] if again else [word._replace(start=end, end=end) for word in words]
    out[first:] = [*tokens[at:after], *behind]
    return after
