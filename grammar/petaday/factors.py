"""The factors of a calculation in their roles, from its text."""

from __future__ import annotations

from petaday.ask import answer
from petaday.names import Book
from petaday.parse import lex, parse
from petaday.resolve import resolve
from petaday.roles import Factor, roles
from petaday.segment import drafts, lines
from petaday.spoken import spoken
from petaday.syntax import Chain


def factors(text: str, book: Book | None = None) -> tuple[Factor, ...]:
    """What each factor of the last calculation of a text is there for.

    >>> [factor.role.value for factor in factors("2 GPUs * 5 days * 1.58 TFLOP/s * 0.33")]
    ['devices', 'time', 'rate', 'utilization']
    """
    book = Book() if book is None else book
    found: tuple[Factor, ...] = ()
    for line in lines(lex(text)):
        for draft in drafts(spoken(line)[0], book.symbols()):
            chain = parse(draft.tokens) if draft.tokens and draft.operators else None
            if isinstance(chain, Chain):
                asked = answer(book.numbered(chain), book.names(), text)
                for one in resolve(asked.chain, book.names())[0] if not asked.problems else ():
                    found = tuple(factor for product in roles(one) for factor in product.factors)
    return found
