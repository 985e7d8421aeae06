"""What each factor of a product is there for: devices, time, rate, utilization; examples, epochs, operations."""

from __future__ import annotations

from petaday.resolve.equations import answer
from petaday.resolve.resolver import resolve
from petaday.resolve.scope import Book
from petaday.roles.assign import roles
from petaday.roles.factor import Factor, Role, Roles
from petaday.roles.names import device
from petaday.syntax.chains import drafts, lines
from petaday.syntax.lexer import lex
from petaday.syntax.normalize.sentences import spoken

__all__ = ["Factor", "Role", "Roles", "device", "factors", "roles"]


def factors(text: str, book: Book | None = None) -> tuple[Factor, ...]:
    """What each factor of the last calculation of a text is there for.

    >>> [factor.role.value for factor in factors("2 GPUs * 5 days * 1.58 TFLOP/s * 0.33")]
    ['devices', 'time', 'rate', 'utilization']
    """
    book = Book() if book is None else book
    found: tuple[Factor, ...] = ()
    for line in lines(lex(text)):
        for draft in drafts(spoken(line)[0], book.symbols()):
            if draft.chain and draft.operators:
                asked = answer(book.numbered(draft.chain), book.names(), text)
                for one in resolve(asked.chain, book.names())[0] if not asked.problems else ():
                    found = tuple(factor for product in roles(one) for factor in product.factors)
    return found
