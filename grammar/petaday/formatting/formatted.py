"""A text as it should be: results where they are asked for, then the layout of what is its author's own."""

from __future__ import annotations

from typing import NamedTuple

from petaday.formatting.edits import Edit, applied
from petaday.formatting.layout import holding, laid_out, work
from petaday.formatting.places import Places, places, worked
from petaday.formatting.results import Left, results
from petaday.formatting.same import same
from petaday.formatting.style import Style
from petaday.resolve.names import NOTHING, Names
from petaday.resolve.scope import Book

_MOST = 4  # times that a text is laid out: a unit may only be sure once the one beside it is


class Formatted(NamedTuple):
    """A text as it should be, and the places that ask for a result and got none, with the reason."""

    text: str
    left: tuple[Left, ...] = ()


def formatted(name: str, text: str, style: Style, known: Names = NOTHING) -> Formatted:
    r"""The text in a style; the same text where there is nothing to change.

    Args:
        name: of its file, whose ending says what kind of text it is.
        text: what it holds, line ends as they are.
        style: how calculations are to be written.
        known: what is defined before the text begins, as in the cells above it.

    >>> print(formatted("a.calc", "8 A100*3 days*40% = ? pfs-days\n", Style(results=True)).text)
    8 A100 × 3 days × 40% ≐ 2.995 pfs-days
    <BLANKLINE>
    """
    where = places(name, text)
    if where is None:
        return Formatted(text)
    left: tuple[Left, ...] = ()
    if style.results:
        own = [block.span for block in where.blocks]
        asking, begun = text, where
        found = results(text, lambda other: worked(other, _again(begun, name, other, asking), known), own, where.shown)
        text, left = applied(text, found.edits), found.left
    for _ in range(_MOST):
        before, where = text, places(name, text) or where
        text = _laid_out(text, where, name, style, known)
        if text == before:
            break
    return Formatted(text, left)


def _again(where: Places, name: str, other: str, text: str) -> Places:
    """The places of a text with results; of one with questions only, they are the same."""
    return where if len(other) == len(text) else places(name, other) or where


def _laid_out(text: str, where: Places, name: str, style: Style, known: Names) -> str:
    book = Book(known)
    groups: list[tuple[Edit, ...]] = []
    for block in where.blocks:
        body = block.span.of(text)
        if block.quoted:
            work(body, book)
            continue
        edits, names = laid_out(body, book.names(), style)
        book = Book(names)
        groups += [tuple(edit.moved(block.span.start) for edit in edits)] if edits else []
    if not groups:
        return text
    before, reworded = worked(text, where, known), style.units == "field"

    def holds(other: str) -> bool:
        return same(before, worked(other, places(name, other) or where, known), reworded=reworded)

    kept = holding(text, groups, [], holds)
    return applied(text, [edit for group in kept for edit in group])
