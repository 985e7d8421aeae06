"""The terms of the methods and of the law, each with a short explanation and its page."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from petaday.core import package_data

LAW = "law"
"""The page of the rules, which is made of data and is no page of the casebook."""


FILES = ("glossary.toml", "glossary_law.toml")


class Term(NamedTuple):
    """A term's names, its explanation, and the slug of its page."""

    names: tuple[str, ...]
    says: str
    page: str


def _terms() -> tuple[Term, ...]:
    tables = (tomllib.loads(package_data.read("petaday_service.answers", file)) for file in FILES)
    return tuple(Term(tuple(row["names"]), row["says"], row["page"]) for table in tables for row in table["term"])


WORDS = _terms()


ASKED = re.compile(
    r"^(?:(?:and|so|ok|but)[ ,]+)*(?:what do(?:es)? (?:you|they|people|we|one) mean (?:by|with)"
    r"|what(?:'s| is) meant (?:by|with)"
    r"|what(?:'s|s| is| are| does| do)?(?: the meaning of| the definition of)?"
    r"|define|explain|meaning of"
    r"|definition of|tell me (?:what|about)|what about|and|or)\s+(?:exactly )?(?:is "
    r"|are )?(?P<word>.+?)(?: mean(?:ing)?| stands? for| is| are)?(?: again| exactly| please| really| actually"
    r"| then| anyway)?[?!. ]*$",
    re.IGNORECASE,
)


def term(word: str) -> Term | None:
    """The term of that name, whatever its case or plural; None where there is none.

    >>> term("mfu").page, term("epochs").page, term("frob")
    ('methods/recomputation', 'methods/method-1', None)
    """
    said = word.casefold()
    known = {name.casefold(): one for one in WORDS for name in one.names}
    return known.get(said) or known.get(said.removesuffix("s"))


_PLAIN = frozenset(
    {
        "compute",
        "close",
        "active",
        "activated",
        "off",
        "follows",
        "precision",
        "peak",
        "token",
        "tokens",
        "parameter",
        "parameters",
    }
)


def term_in(words: str) -> Term | None:
    """The first term that stands in a message and is no plain word; None where none does.

    >>> term_in(" my professor says 6nd is that right ").page
    'methods/parameters'
    """
    known = {name.casefold(): one for one in WORDS for name in one.names if name.casefold() not in _PLAIN}
    found = (one for name, one in known.items() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words))
    return next(found, None)
