"""How to cite a page, and the paper it works."""

from __future__ import annotations

import re

from petaday.casebook import Page, Paper

ESCAPED = str.maketrans({c: f"\\{c}" for c in "&%$#_"} | {"{": r"\{", "}": r"\}"})


def bibtex(kind: str, key: str, fields: dict[str, str | None]) -> str:
    r"""One BibTeX entry; fields without a value are left out.

    >>> print(bibtex("misc", "petaday-vgg", {"title": "A & B", "year": None}))
    @misc{petaday-vgg,
      title = {A \& B},
    }
    """
    lines = [
        f"  {name} = {{{value if name == 'url' else value.translate(ESCAPED)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def page_entry(page: Page, version: str, url: str) -> str:
    """The entry of a page of this site; its digest says which state was read."""
    return bibtex(
        "misc",
        f"petaday-{page.slug.replace('/', '-')}",
        {
            "title": f"Training compute of {page.front.title}",
            "howpublished": f"petaday {version}, content {page.digest[:12]}",
            "url": url or None,
        },
    )


def paper_entry(paper: Paper, year: int | None) -> str:
    """The entry of the paper itself.

    >>> print(paper_entry(Paper(title="Deep", authors="A. One, B. Two", arxiv="1409.1556"), 2014))
    @misc{one2014,
      title = {Deep},
      author = {A. One and B. Two},
      year = {2014},
      eprint = {1409.1556},
      archivePrefix = {arXiv},
    }
    """
    authors = [name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", paper.authors) if name.strip()]
    others = [re.sub(r"^(?:et al\.?|others)$", "others", re.sub(r"\s+et al\.?$", "", name)) for name in authors]
    if "et al" in paper.authors and others[-1] != "others":
        others.append("others")
    family = re.sub(r"\W", "", others[0].split()[-1]).lower() if others else "paper"
    return bibtex(
        "misc" if paper.arxiv else "inproceedings" if paper.venue else "misc",
        f"{family}{year or ''}",
        {
            "title": paper.title,
            "author": " and ".join(others),
            "year": str(year) if year else None,
            "booktitle": paper.venue if paper.venue and not paper.arxiv else None,
            "eprint": paper.arxiv,
            "archivePrefix": "arXiv" if paper.arxiv else None,
            "url": paper.url if not paper.arxiv else None,
        },
    )
