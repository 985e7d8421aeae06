"""Which names an expression uses: they are its columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from petaday.columns.fault import FormulaError, wrong
from petaday.core.diagnostic import Span
from petaday.syntax import walk
from petaday.syntax.chains import drafts, lines
from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.lexer import lex
from petaday.syntax.nodes import Chain, Name, Word
from petaday.syntax.tokens import OPERATORS
from petaday.units import meanings

_PART = re.compile(r"[^\W\d]\w*|\d+")
"""A name, or a figure, between hyphens."""
_OPENS = OPERATORS | {"LPAR", "COMMA", "EQ"}


class Named(NamedTuple):
    """A name and the first place at which an expression has it."""

    text: str
    span: Span


class Read(NamedTuple):
    """What the words of an expression are: its names, and what its numbers count (`2 tokens`)."""

    names: list[Named]
    nouns: frozenset[str]


def names(expression: str, known: Collection[str]) -> Read:
    """The names of an expression, each once, in order; a hyphen between two names is a minus.

    Args:
        expression: as written.
        known: names that are given, which may have hyphens and spaces in them.

    Raises:
        FormulaError: a column is named as if it were a unit (`2 gpus`), names stand side by side, or words are left
            over.

    >>> [name.text for name in names("6 * N * (D-1) / sqrt(eta)", ()).names]
    ['N', 'D', 'eta']
    """
    apart = {*known, *_joined(expression, known), *_behind_operators(expression)}
    while more := {part for name in _all(expression, apart) for part in _within(name)} - apart:
        apart |= more
    chains = list(_chains(expression, apart))
    found: dict[str, Span] = {}
    words: list[Word] = []
    for name in (name for chain in chains for side in chain.sides for name in walk.names(side.node)):
        found.setdefault(name.text, name.span)
    for operand in (one for chain in chains for side in chain.sides for one in walk.operands(side.node)):
        words += [word for word in operand.words if word.how != "remark"]
    behind = [word.span for word in words]
    words = [word for word in words if not meanings(word.text)]  # `5 days` is a time, whatever column there is
    if wrongly := next((word for word in words if word.text in known), None):
        raise as_unit(expression, wrongly.text, wrongly.span)
    spans = [_itself(expression, n) for chain in chains for side in chain.sides for n in walk.names(side.node)]
    _nothing_left(expression, [*spans, *behind])
    nouns = frozenset(word.text for word in words)
    return Read([_one(expression, name, span, known) for name, span in found.items()], nouns)


def _itself(expression: str, name: Name) -> Span:
    """The place of a name without a bracket that is read as a remark on it."""
    at = name.span.of(expression).find(name.text)
    return name.span if at < 0 else Span(name.span.start + at, name.span.start + at + len(name.text))


def as_unit(expression: str, name: str, span: Span) -> FormulaError:
    """The error for `2 gpus` where gpus is a column: it is read as a thing that is counted."""
    said = f"“{name}” is a column, and stands here as the unit of a number."
    return wrong("PD208", said, expression, span, f"Write an operator before it: `* {name}`.")


def _nothing_left(expression: str, read: Collection[Span]) -> None:
    """Refuse words that are neither names nor units, such as a bracket behind a name without an operator."""
    for token in lex(expression):
        if token.text in FUNCTIONS or not _PART.fullmatch(token.text) or token.text[0].isdigit():
            continue
        if not any(span.start <= token.start and token.end <= span.end for span in read):
            said = f"“{token.text}” is not read here as a column."
            raise wrong("PD208", said, expression, Span(token.start, token.end), "Write an operator before it.")


def _all(expression: str, known: Collection[str]) -> Iterator[str]:
    for chain in _chains(expression, known):
        yield from (name.text for side in chain.sides for name in walk.names(side.node))


def _within(name: str) -> list[str]:
    """The names in a bracket that is read as one as long as none of them is known: of `(b - c)` both."""
    parts = lex(name)
    return [part.text for part in parts if _PART.fullmatch(part.text) and not part.text[0].isdigit()]


def _chains(expression: str, known: Collection[str]) -> Iterator[Chain]:
    for line in lines(lex(expression)):
        for draft in drafts(line, known):
            if draft.chain:
                yield draft.chain


def _joined(expression: str, known: Collection[str]) -> Iterator[str]:
    """The names in words with hyphens that are no unit: of `D-1` the `D`."""
    for token in lex(expression):
        parts = token.text.split("-")
        if len(parts) > 1 and token.text not in known and not meanings(token.text) and all(map(_PART.fullmatch, parts)):
            yield from (part for part in parts if not part.isdigit() and part not in FUNCTIONS)


def _behind_operators(expression: str) -> Iterator[str]:
    """The words at the beginning, in brackets and behind operators, where they are no unit: in `0.1 / gpus` a name."""
    before = "LPAR"
    for token in lex(expression):
        is_name = _PART.fullmatch(token.text) and not token.text[0].isdigit() and token.text not in FUNCTIONS
        if before in _OPENS and is_name and not meanings(token.text):
            yield token.text
        before = token.type


def _one(expression: str, name: str, span: Span, known: Collection[str]) -> Named:
    """The name, where it may be a column's."""
    if name in known or " " not in name:
        return Named(name, span)
    said = f"Nothing here is called “{name}”."
    times = " * ".join(name.split())
    raise wrong("PD208", said, expression, span, f"Write an operator between the two: `{times}`.")
