"""The terms of the methods and of the law, each with a short explanation and its page."""

from __future__ import annotations

import tomllib
from typing import NamedTuple

from petaday.core import package_data

LAW = "law"
"""The page of the rules, which is made of data and is no page of the casebook."""


class Term(NamedTuple):
    """A term's names, its explanation, and the slug of its page."""

    names: tuple[str, ...]
    says: str
    page: str


def _terms() -> tuple[Term, ...]:
    table = tomllib.loads(package_data.read("petaday_service.answers", "glossary.toml"))
    return tuple(Term(tuple(row["names"]), row["says"], row["page"]) for row in table["term"])


WORDS = _terms()


def term(word: str) -> Term | None:
    """The term of that name, whatever its case or plural; None where there is none.

    >>> term("mfu").page, term("epochs").page, term("frob")
    ('methods/recomputation', 'methods/method-1', None)
    """
    said = word.casefold()
    known = {name.casefold(): one for one in WORDS for name in one.names}
    return known.get(said) or known.get(said.removesuffix("s"))
