"""Markdown: emphasis, code, links, quotes and escapes, told apart from `**` as a power and `*` as a product."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.markup.padding import PAD

_SIGN = re.compile(
    r"https?://[^\s)>\]]{1,2000}"  # an address stays as it is
    r"|\\[*_#\[\](){}+.!|<>~`-]"  # an escaped sign
    r"|^[ \t]{0,3}(?:`{3,}|~{3,})[^\n`]*+$"  # the line that opens or closes a block of code
    r"|`+|\*+|_{1,3}(?!_)|~~|!?\[(?:\^\w{1,40}\])?"
    r"|\](?:\([^()\s<>]{0,2000}+(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200}+)?(?:[ \t]+\"[^\"\n]{0,300}\")?\))?"
    r"|<https?://[^\s<>]{1,2000}+>|\n[ \t\r]*+\n",
    re.MULTILINE,
)
_CALCULATION = re.compile(r"[0-9)](?:[ \t]?[+*/×·][ \t]?|[ \t]-[ \t])[(0-9.]")
_QUOTED = re.compile(r"(?:(?<=\n\n)|\A)(?:[ ]{0,3}>(?:[ \t>][^\n]*+)?(?:\n|\Z))++")
_QUOTE = re.compile(r"^[ ]{0,3}>(?:[ \t]?>(?=[ \t>]))*", re.MULTILINE)
_ADDRESS = re.compile(r"\]\((?:https?:|mailto:|ftp:|#|/|\.\.?/|[\w/.-]+\.[a-zA-Z]{2,5}(?:[#?)\s]))")


class _Sign(NamedTuple):
    text: str
    start: int
    end: int


def markdown(text: str) -> str:
    r"""What the page would show, in the same places.

    >>> from petaday.markup.padding import bare
    >>> bare(markdown("**3.2e23 FLOP** is 60**2 * [2 days](https://a.org/b) * 3"))
    '3.2e23 FLOP is 60**2 * 2 days * 3'
    >>> bare(markdown(r"`4 GPUs` \* 3 *days* and 2 *3* 4"))
    '4 GPUs * 3 *days* and 2 *3* 4'
    """
    out = list(text)
    for start, end in _hidden(text):
        out[start:end] = [sign if sign == "\n" else PAD for sign in out[start:end]]
    return "".join(out)


def _hidden(text: str) -> list[tuple[int, int]]:
    hidden: list[tuple[int, int]] = []
    for quoted in _QUOTED.finditer(text):
        hidden += (mark.span() for mark in _QUOTE.finditer(text, *quoted.span()))
    emphasis: dict[str, _Sign] = {}
    brackets: list[tuple[int, int]] = []
    code: _Sign | None = None
    for found in _SIGN.finditer(text):
        sign, start, end = found[0], *found.span()
        first = sign[0]
        if first == "\n":
            emphasis, brackets, code = {}, [], None
        elif code:
            if sign == code.text:
                if not _CALCULATION.search(text, code.end, start):  # normalize/code_marks.py says where one ends
                    hidden += (code.start, code.end), (start, end)
                code = None
        elif first == "h":
            continue
        elif first == "\\":
            hidden.append((start, start + 1))
        elif sign.lstrip()[:3] in {"```", "~~~"}:
            hidden.append((start, end))
        elif first == "`":
            code = _Sign(sign, start, end)
        elif first == "<":
            hidden += (start, start + 1), (end - 1, end)
        elif sign.startswith("[^"):
            hidden.append((start, end))
        elif first in "![":
            brackets.append((start, end))
        elif first == "]":
            begin = brackets.pop() if brackets else None
            if begin and _ADDRESS.match(sign):
                hidden += begin, (start, end)
        else:
            _emphasis(_Sign(sign, start, end), text, emphasis, hidden)
    return hidden


def _emphasis(sign: _Sign, text: str, opened: dict[str, _Sign], hidden: list[tuple[int, int]]) -> None:
    """Pair an emphasis sign with the one that opened it, or let it open; what can do neither is arithmetic."""
    left, right = text[sign.start - 1 : sign.start] if sign.start else "", text[sign.end : sign.end + 1]
    unit = right in {"K", "M", "B", "T"} and not text[sign.end + 1 : sign.end + 2].isalnum()  # `**39.3**M hours`
    inside = sign.text == "**" and ((left.isalpha() and right.isalpha()) or (left.isdigit() and unit))  # `**GPU**s`
    closes = inside or (left and not left.isspace() and not right.isalnum() and right not in {"(", "_"})
    if closes and sign.text in opened:
        before = opened.pop(sign.text)
        if sign.text == "~~":
            hidden.append((before.start, sign.end))  # struck out: not said
        elif not _is_product(before, sign, text):
            hidden += (before.start, before.end), (sign.start, sign.end)
    elif right and not right.isspace() and not left.isalnum() and left not in {")", "]", "_"}:
        opened[sign.text] = sign


def _is_product(opened: _Sign, closed: _Sign, text: str) -> bool:
    """`2 *3* 4`, `5 **3 = 8 and 3** 2`: signs of arithmetic, only badly spaced."""
    left = text[max(0, opened.start - 8) : opened.start].rstrip(" \t")[-1:]
    right = text[closed.end : closed.end + 8].lstrip(" \t")[:1]
    inside = text[opened.end]
    if opened.text == "*" and (right.isalnum() or right == "("):
        return left.isdigit() or left == ")" or right.isdigit() or right == "(" or (inside.isdigit() and left.isalnum())
    return opened.text == "**" and all(sign.isdigit() or sign in {"(", ")"} for sign in (left, inside, right))
