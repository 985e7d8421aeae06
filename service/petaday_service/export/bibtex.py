"""What a conversation rests on, as BibTeX: the papers of the systems it shows, and petaday itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from petaday.casebook import Casebook, Page
from petaday_service.conversation import Turn
from petaday_service.export.works import works

ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_{}"})


def bibtex(turns: Sequence[Turn], casebook: Casebook) -> str:
    """An entry for every system's paper, each once."""
    slugs = dict.fromkeys(card.source for _, card in works(turns) if card.source)
    pages = [page for page in casebook.pages if page.slug in slugs]
    own = {"title": "petaday: compute accounting", "note": f"Version {version('petaday')}"}
    entries = [_entry("software", "petaday", own), *(entry for page in pages for entry in _paper(page))]
    return "\n\n".join(entries) + "\n"


def _paper(page: Page) -> Iterator[str]:
    paper = page.front.paper
    if paper is None:
        return
    names = [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", paper.authors) if name.strip()]
    fields = {
        "title": paper.title,
        "author": " and ".join("others" if re.fullmatch(r"et al\.?", name) else name for name in names),
        "year": str(page.front.date.year) if page.front.date else "",
        "note": paper.venue or "",
        "eprint": paper.arxiv or "",
        "archivePrefix": "arXiv" if paper.arxiv else "",
        "url": paper.url or "",
    }
    yield _entry("misc", page.slug.rpartition("/")[2], fields)


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    r"""One entry; empty fields are left out.

    >>> print(_entry("misc", "vgg", {"title": "A & B", "year": ""}))
    @misc{vgg,
      title = {A \& B},
    }
    """
    lines = [
        f"  {name} = {{{text if name == 'url' else text.translate(ESCAPED)}}}," for name, text in fields.items() if text
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])
