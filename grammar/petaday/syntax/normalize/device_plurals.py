"""The s behind the number in a device's name: `2 GTX 580s`, where it is no second."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.hardware.words import DEVICE_FAMILIES
from petaday.syntax.tokens import Token, texts


def device_plurals(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens without a plural s that is written onto the number of a device; the number reaches over it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in device_plurals(list(lex("2 GTX 580s * 6 days")))]
    ['2', 'GTX', '580', '*', '6', 'days']
    """
    if "s" not in texts(tokens):
        return tokens
    out: list[Token] = []
    for token in tokens:
        if (
            token.type == "WORD"
            and token.text == "s"
            and len(out) > 1
            and (out[-1].type, out[-1].end) == ("NUMBER", token.start)
            and out[-2].type == "WORD"
            and out[-2].text.casefold() in DEVICE_FAMILIES
        ):
            out[-1] = out[-1]._replace(end=token.end)
        else:
            out.append(token)
    return out
