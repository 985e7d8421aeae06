"""Sentences of a reply as HTML: text between backticks as code, powers of ten raised, systems as links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

POWER = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)e([+-]?)0*(\d+)(?![\w.]*\d|\w)")
"""A figure as petaday writes it: `3.8e25`."""
UNIT = re.compile(r"\bpfs-days?\b")
"""It is not broken at its hyphen."""


def words(sentence: str, pages: Mapping[str, str] | None = None) -> Markup:
    r"""Returns a sentence as HTML, each system linked where it is named first.

    Args:
        sentence: as the reply says it.
        pages: the address of each system's page, by its name.

    >>> words("`*` is < `+`")
    Markup('<code>*</code> is &lt; <code>+</code>')
    >>> words("GPT-4 took 2.1e25 FLOP.", {"GPT-4": "/systems/gpt-4/"})
    Markup('<a href="/systems/gpt-4/">GPT-4</a> took 2.1\xa0×\xa010<sup>25</sup> FLOP.')
    """
    linked: set[str] = set()
    pieces = [
        Markup("<code>{}</code>").format(piece) if at % 2 else Markup("").join(_linked(piece, pages or {}, linked))
        for at, piece in enumerate(sentence.split("`"))
    ]
    return Markup("").join(pieces)


def figures(text: str) -> Markup:
    r"""Returns text with its powers of ten raised.

    >>> figures("3.8e25 FLOP")
    Markup('3.8\xa0×\xa010<sup>25</sup> FLOP')
    """
    return Markup(UNIT.sub(r'<span class="nb">\g<0></span>', POWER.sub(_raised, str(escape(text)))))


def _raised(found: re.Match[str]) -> str:
    sign = "−" if found[2] == "-" else ""
    return f"{_times(found[1])}10<sup>{sign}{found[3]}</sup>"


def _times(mantissa: str) -> str:
    return "" if mantissa == "1" else f"{mantissa}\u00a0×\u00a0"


def _linked(piece: str, pages: Mapping[str, str], linked: set[str]) -> Iterator[Markup]:
    at = 0
    for found in _names(tuple(pages)).finditer(piece) if pages else ():
        if found[0] in linked:
            continue
        linked.add(found[0])
        yield figures(piece[at : found.start()])
        yield Markup('<a href="{}">{}</a>').format(pages[found[0]], found[0])
        at = found.end()
    yield figures(piece[at:])


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|\.\d)")
