"""The layout of a text that is all calculations: proposed from its tokens, and kept only where nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from petaday import calculate
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.formatting.edits import Edit, applied
from petaday.formatting.proposals import proposals
from petaday.formatting.same import same
from petaday.formatting.spelling import spelled
from petaday.formatting.style import Style
from petaday.markup import plain
from petaday.resolve.names import Names
from petaday.resolve.scope import Book
from petaday.syntax.chains import defines, drafts, lines
from petaday.syntax.lexer import lex
from petaday.syntax.normalize.definitions import defined_first
from petaday.syntax.tokens import Draft

Group = tuple[Edit, ...]
"""What belongs together: it is made as a whole, or not at all."""


def laid_out(body: str, names: Names, style: Style) -> tuple[list[Edit], Names]:
    """The replacements that bring a text of calculations into a style, and the names known after it.

    Args:
        body: a `calc` block without its fence, or a whole file of calculations.
        names: what is defined above it.
        style: how it is to be written.
    """
    book = Book(names)
    found = work(body, book)
    layout, words = _proposed(body, book, found, style)
    kept = holding(body, layout, [], lambda text: same(found, work(text, Book(names))))
    kept = holding(body, words, kept, lambda text: same(found, work(text, Book(names)), reworded=True))
    return sorted({edit for group in kept for edit in group}), book.names()


def work(body: str, book: Book) -> list[Calculation]:
    """Every calculation of a block, as `check` works it; a figure that stands alone is one there."""
    found = calculate.scan(body, book, offered=True)
    book.pause()
    if not found:
        alone = calculate.audit(body, book)
        return [alone] if alone.value is not None else []
    return found


def _proposed(body: str, book: Book, found: Sequence[Calculation], style: Style) -> tuple[list[Group], list[Group]]:
    """What might be changed, a group for each calculation: of the layout, and of the spelling of units."""
    layout: list[Group] = []
    words: list[Group] = []
    for draft in _drafts(body, book):
        home = next((one for one in found if one.span.start <= draft.start and draft.end <= one.span.end), None)
        if draft.chain is None or (home is None and not defines(draft)):
            continue
        within = Span(draft.start, draft.end)
        layout.append(tuple(edit for edit in proposals(body, draft.tokens, style) if _inside(edit.span, within)))
        if home and style.units == "field":
            words += [(edit,) for edit in spelled(body, draft.tokens, home)]
    return [group for group in layout if group], words


def _drafts(body: str, book: Book) -> Iterator[Draft]:
    for line in lines(lex(plain(body))):
        for part in defined_first(line):
            yield from drafts(part, book.symbols())


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def holding(body: str, groups: Sequence[Group], kept: list[Group], holds: Callable[[str], bool]) -> list[Group]:
    """The groups kept already and those of the new ones with which the text says what it said, found by halves."""
    if not groups:
        return kept
    once = {edit for group in [*kept, *groups] for edit in group}
    if _apart(once) and holds(applied(body, once)):
        return [*kept, *groups]
    if len(groups) == 1:
        return kept
    half = len(groups) // 2
    return holding(body, groups[half:], holding(body, groups[:half], kept, holds), holds)


def _apart(edits: set[Edit]) -> bool:
    """Whether no replacement reaches into another."""
    order = sorted(edits)
    return all(one.span.end <= other.span.start for one, other in pairwise(order))
