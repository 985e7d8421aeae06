"""What might be changed in the layout of one calculation, from its classified tokens; nobody has tried it yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday.core.diagnostic import Span
from petaday.formatting.edits import Edit
from petaday.formatting.style import Digits, Style, Times
from petaday.syntax.tokens import Token

_OPERAND = frozenset({"NUMBER", "WORD", "PER", "RPAR", "NAME", "REMARK", "UNKNOWN"})
_SPACED = frozenset({"TIMES", "PLUS", "EQ", "MINUS", "OVER"})
_BLANK = " \t"
_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:[,\u202f\u2009\u00a0_'’ ]\d{3})+|\d{4,})(?P<rest>\.\d+)?")
_FEWEST = 5  # digits that are grouped: a year and a batch of 4096 are not
_MARKS: dict[Digits, str] = {"comma": ",", "thin": "\u202f", "none": ""}


def proposals(text: str, tokens: Sequence[Token], style: Style) -> Iterator[Edit]:
    """The replacements that bring a calculation into a style.

    Args:
        text: what the tokens stand in.
        tokens: of one calculation, classified.
        style: how it is to be written; units are another matter (`spelling`).
    """
    for at, token in enumerate(tokens):
        sign = _as_written(text, token)
        if sign is None:
            continue
        if token.type == "NUMBER" and style.digits != "keep":
            yield from _grouped(sign, token.text.strip(), style.digits)
        if token.type == "TIMES" and style.times != "keep":
            yield from _times(text, sign, style.times)
        if style.blanks == "one":
            yield from _blanks(text, sign, tokens, at)


def _as_written(text: str, token: Token) -> Span | None:
    """Where the signs of a token stand; None of one that was made, or that markup stands in."""
    written = token.text.strip()
    start = token.start + len(token.text) - len(token.text.lstrip())
    span = Span(start, start + len(written))
    return span if written and span.of(text) == written else None


def _blanks(text: str, sign: Span, tokens: Sequence[Token], at: int) -> Iterator[Edit]:
    kind = tokens[at].type
    if kind == "CARET":
        yield from _gap(text, sign.start, -1, "")
        yield from _gap(text, sign.end, 1, "")
    elif kind == "LPAR":
        yield from _gap(text, sign.end, 1, "")
    elif kind == "RPAR":
        yield from _gap(text, sign.start, -1, "")
    elif kind in _SPACED and not (kind == "MINUS" and not _is_difference(tokens, at)):
        if _is_tight(text, sign) and (kind == "OVER" or sign.of(text) in "xX"):
            return  # `1/3`, `8x8`: one figure to the eye
        yield from _gap(text, sign.start, -1, " ")
        yield from _gap(text, sign.end, 1, " ")


def _is_difference(tokens: Sequence[Token], at: int) -> bool:
    """True for a sign between two operands, and not before one."""
    return at > 0 and tokens[at - 1].type in _OPERAND


def _is_tight(text: str, sign: Span) -> bool:
    return text[sign.start - 1 : sign.start] not in {"", *_BLANK} and text[sign.end : sign.end + 1] not in {"", *_BLANK}


def _gap(text: str, edge: int, step: int, wanted: str) -> Iterator[Edit]:
    """The blanks on one side of a sign, as they should be; those at the end of a line stay."""
    end = edge
    while text[(end if step > 0 else end - 1) : (end + 1 if step > 0 else end)] in {" ", "\t"}:
        end += step
    beyond = text[end : end + 1] if step > 0 else text[max(end - 1, 0) : end]
    span = Span(min(edge, end), max(edge, end))
    if beyond and beyond not in "\r\n" and span.of(text) != wanted:
        yield Edit(span, wanted)


def _times(text: str, sign: Span, times: Times) -> Iterator[Edit]:
    if sign.of(text) != times and not (_is_tight(text, sign) and sign.of(text) in "xX"):
        yield Edit(sign, times)


def _grouped(span: Span, number: str, digits: Digits) -> Iterator[Edit]:
    found = _PLAIN.fullmatch(number)
    if found is None:
        return
    bare = re.sub(r"\D", "", found["whole"])
    if bare.startswith("0") or (len(bare) < _FEWEST and digits != "none"):
        return
    written = f"{int(bare):,}".replace(",", _MARKS[digits]) + (found["rest"] or "")
    if written != number:
        yield Edit(span, written)
