"""A text as it should be: results where they are asked for, then the layout of what is its author's own."""

from __future__ import annotations

from typing import NamedTuple

from petaday.documents.kinds import kind_of
from petaday.formatting import notebook
from petaday.formatting.edits import Edit, applied
from petaday.formatting.layout import holding, laid_out, work
from petaday.formatting.notebook import Made
from petaday.formatting.places import Places, places, worked, worked_in
from petaday.formatting.questions import ESCAPED, questions
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
    if kind_of(name) == "notebook":
        return _notebook(text, style)
    where = places(name, text)
    return _text(name, text, style, known, where) if where else Formatted(text)


def may_change(name: str) -> bool:
    """Whether a file of this name is of a kind in which anything is ever changed.

    >>> may_change("a.md"), may_change("a.ipynb"), may_change("a.csv")
    (True, True, False)
    """
    return kind_of(name) == "notebook" or places(name, "") is not None


def _notebook(text: str, style: Style) -> Formatted:
    if "calc" not in text and not (style.results and (ESCAPED in text or questions(text))):
        return Formatted(text)

    def make(name: str, cell: str, known: Names) -> Made:
        where = places(name, cell) or Places()
        done = _text(name, cell, style, known, where)
        book = Book(known)
        worked_in(done.text, places(name, done.text) or where, book)
        return Made(done.text, done.left, book.names())

    found, left = notebook.edits(text, make)
    return Formatted(applied(text, found), tuple(left))


def _text(name: str, text: str, style: Style, known: Names, where: Places) -> Formatted:
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
