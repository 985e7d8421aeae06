"""A run as a list of its figures, in any order: `16k H100s, 54 days, 41% MFU`, `512 A100s … , 1.65e23 FLOP in all`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from petaday import units
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.quantity import COUNT
from petaday.hardware.words import DEVICE_WORDS, singular
from petaday.syntax.keywords import JOINS, LEADS, NUMBERED, RANGED
from petaday.syntax.tokens import Token

_PARTS = frozenset({"COMMA", "LPAR", "RPAR", "BOUND"})
_BETWEEN = JOINS | LEADS | {"and", "each", "or", "with", "which", "is", "that", "it", "took", "were", "was", "used"}
_BETWEEN |= {"trained", "running", "ran"}
_ENOUGH = ({"devices", "time", "share"}, {"devices", "time", "rate"}, {"device time", "rate"}, {"device time", "share"})
_MOST = 8  # figures of one run
_LONGEST = 120  # tokens of such a line

Kind = Callable[[Sequence[Token], str], str]
"""A figure and the word that joins it to what stands before, or none, to what it is in a run; empty for nothing."""
_MEMORY = frozenset(["gb", "g"])


class _Figure(NamedTuple):
    """A figure of the list: its tokens, what it is, and where the words behind it end."""

    begin: int
    end: int
    kind: str
    until: int


def run_list(line: list[Token], kind: Kind) -> tuple[list[Token], list[Diagnostic]]:
    """The line as the product of its figures, and a note; the line as it is where one figure has no place in a run.

    What stands before the first figure is the caller's to look at. Operations that stand last are the stated result.
    """
    divided = any(one.type == "OVER" and other.type != "WORD" for one, other in pairwise(line))
    if len(line) > _LONGEST or divided or any(token.type in {"TIMES", "PLUS", "POWER"} for token in line):
        return line, []
    claims = next((at for at, token in enumerate(line) if token.type == "EQ"), len(line))
    line, rest = line[:claims], line[claims:]
    figures = _figures(line, kind)
    told = [figure.kind for figure in figures]
    stated = figures[-1] if told and told[-1] == "result" else None
    factors = figures[:-1] if stated else figures
    kinds = {figure.kind for figure in factors}
    if len(factors) < 2 or "" in told or len(kinds) < len(factors) or "result" in kinds:
        return [*line, *rest], []
    if not any(needed <= kinds for needed in _ENOUGH) or {"devices", "device time"} <= kinds:
        return [*line, *rest], []
    if (stated and rest) or not all(_plain(line[one.end : one.until]) for one in factors):
        return [*line, *rest], []
    out: list[Token] = []
    for at, one in enumerate(factors):
        out += [_joint(line, one.begin, "TIMES", "×")] if at else []
        out += line[one.begin : one.end]
    if stated:
        out += [_joint(line, stated.begin, "EQ", "="), *line[stated.begin : stated.end]]
    if line[-1].type == "RPAR":
        out[-1] = out[-1]._replace(end=line[-1].end)  # its partner was a joint
    span = Span(line[factors[0].begin].start, line[factors[-1].end - 1].end)
    said = "The figures of a run stand in a list: read as their product."
    return [*out, *rest], [Diagnostic("PD236", "note", said, span, "Write `*` between the factors.")]


def _figures(line: Sequence[Token], kind: Kind) -> list[_Figure]:
    found: list[_Figure] = []
    starts = [at for at, token in enumerate(line) if token.type == "NUMBER" and _begins(line, at)]
    if len(starts) > _MOST:
        return []
    for at, start in enumerate(starts):
        until = starts[at + 1] if at + 1 < len(starts) else len(line)
        end = start + 1
        while end < until and line[end].type not in _PARTS and not _parts(line, end):
            end += 1
        join = line[start - 1].text.lower() if start else ""
        join = join if join in JOINS else ""
        said = "result" if _operations(line[start:end]) else kind(line[start:end], join)
        if said == "devices":  # `2,048 H800s trained it in 56 days`
            end = _named(line, start, end, kind)
        found.append(_Figure(start, end, said, until))
    return found


def _named(line: Sequence[Token], start: int, end: int, kind: Kind) -> int:
    """Where the name of devices ends, and the words that say no more than that they are devices."""
    at = next(at for at in range(start + 1, end + 1) if at == end or kind(line[start:at], "") == "devices")
    while at < end and (line[at].type != "WORD" or _of_a_device(line[at].text)):
        at += 1
    return at


def _of_a_device(word: str) -> bool:
    """`GPUs`, `GB`, `v4`: a word that only says more about the device before it."""
    return singular(word) in DEVICE_WORDS | _MEMORY or any(sign.isdigit() for sign in word) or word in NUMBERED


def _begins(line: Sequence[Token], at: int) -> bool:
    """No part of a name (`GTX 580`), and no other end of a range (`5 to 6 days`)."""
    before = line[at - 1].text if at else ""
    if at + 1 < len(line) and line[at + 1].text.lower() in _MEMORY:
        return False  # the memory of a device: `A100 80 GB`
    return before not in NUMBERED and before not in {"-", "–"} and before not in RANGED - {"or"}


def _parts(line: Sequence[Token], at: int) -> bool:
    """A word that ends a figure; `per GPU` and `each` stay with theirs."""
    word = line[at].text.lower()
    return line[at].type == "WORD" and (word in JOINS or word in {"and", "or", "with"})


def _operations(figure: Sequence[Token]) -> bool:
    words = [token.text for token in figure if token.type == "WORD" and units.scale(token.text) is None]
    meanings = units.meanings(words[0]) if words else ()
    a_rate = any(token.type == "OVER" for token in figure)
    return bool(meanings) and meanings[0].dimension == COUNT and not a_rate


def _plain(between: Sequence[Token]) -> bool:
    """Nothing but marks and words that join figures stands between two of them."""
    return all(token.type in _PARTS or token.text.lower() in _BETWEEN for token in between)


def _joint(line: Sequence[Token], at: int, kind: str, sign: str) -> Token:
    """The sign that stands for what is between two figures."""
    before = line[at - 1]
    return before._replace(type=kind, text=sign)
