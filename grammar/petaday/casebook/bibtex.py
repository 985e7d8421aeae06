"""How to cite a paper, a page of a casebook and a calculation on it, as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from string import ascii_lowercase

from petaday.casebook.calc_block import Calc
from petaday.casebook.front_matter import Paper, Source
from petaday.casebook.page import Page

WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
ESCAPED = str.maketrans(WORDS | {mark: f"\\{mark}" for mark in "&%$#_{}"})
"""Of a title nothing is left that TeX would obey: no `\\input`, no `^^5c` that stands for a backslash."""
QUOTED = str.maketrans({mark: f"%{ord(mark):02X}" for mark in "\\{}^"})
"""In an address a reader's browser takes the same marks as `%5C`."""
SMALL = frozenset(["a", "an", "and", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"])
"""Words of a title that tell no paper from another."""
PUBLISHED = "petaday: training compute, worked and audited"
Fields = Mapping[str, str]
NOBODY: Fields = {}
_UNKEYED = re.compile(r"[^\w:.+/-]+")
"""Characters that a key may not hold."""
_ENTRY = re.compile(r"^@(\w+)\{([^,]*),")


def bibtex(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    r"""One BibTeX entry; fields without a value are left out.

    >>> print(bibtex("misc", "petaday-vgg", {"title": "A & B", "year": None}))
    @misc{petaday-vgg,
      title = {A \& B},
    }
    >>> print(bibtex("misc", "x", {"title": "\\input{/etc/passwd}", "url": "https://example.org/}"}))
    @misc{x,
      title = {\textbackslash{}input\{/etc/passwd\}},
      url = {https://example.org/%7D},
    }
    """
    lines = [f"  {name} = {{{_value(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{_UNKEYED.sub('-', key)},", *lines, "}"])


def _value(name: str, value: str) -> str:
    """Returns the value escaped and on one line, so that it cannot end the code block it is shown in."""
    return " ".join(value.split()).translate(QUOTED if name == "url" else ESCAPED)


def bibliography(entries: Iterable[str]) -> str:
    r"""A file of entries, each once; another work under a key that is taken has a letter behind its own.

    >>> bibliography(["@misc{a,\n}", "@misc{b,\n}", "@misc{a,\n}", "@misc{a,\n  year = {2014},\n}"]).split()
    ['@misc{a,', '}', '@misc{b,', '}', '@misc{a-b,', 'year', '=', '{2014},', '}']
    """
    made: dict[str, str] = {}
    for entry in dict.fromkeys(entries):
        kind, key, rest = _ENTRY.split(entry, maxsplit=1)[1:]
        free = next(
            name for letter in ["", *ascii_lowercase[1:]] if (name := key + (letter and f"-{letter}")) not in made
        )
        made[free] = f"@{kind}{{{free},{rest}"
    return "\n\n".join(made.values()) + "\n"


def petaday(version: str) -> str:
    """The entry of petaday itself."""
    return bibtex("software", "petaday", {"title": "petaday: compute accounting", "note": f"Version {version}"})


def publication(pages: Sequence[Page], version: str, url: str, title: str = PUBLISHED, by: Fields = NOBODY) -> str:
    """The entry of everything that is published; the digest is over the digests of its pages.

    Args:
        pages: every page.
        version: of petaday.
        url: of the site, or empty.
        title: of the whole.
        by: who is to be named, as fields: `author`, `institution`.
    """
    digest = sha256("".join(page.digest for page in pages).encode()).hexdigest()[:12]
    said = f"petaday {version}, {len(pages)} pages, content {digest}"
    return bibtex("misc", "petaday-casebook", {"title": title, **by, "howpublished": said, "url": url or None})


def page_entry(page: Page, version: str, url: str, by: Fields = NOBODY) -> str:
    """The entry of a page; its digest says which state was read.

    Args:
        page: the page.
        version: of petaday.
        url: where the page stands, or empty.
        by: who is to be named, as fields: `author`, `institution`.
    """
    return _own(f"petaday-{_dashed(page)}", f"Training compute of {page.front.title}", page, (version, url), by)


def calculation_entry(calc: Calc, page: Page, version: str, url: str, by: Fields = NOBODY) -> str:
    """The entry of one calculation of a page, by its permalink.

    Args:
        calc: the calculation.
        page: the page it stands on.
        version: of petaday.
        url: where the page stands, or empty.
        by: who is to be named, as fields: `author`, `institution`.
    """
    method = f", method {calc.method}" if calc.method else ""
    title = f"Training compute of {page.front.title}: {calc.id}, {calc.record}{method}"
    return _own(f"petaday-{_dashed(page)}-{calc.id}", title, page, (version, url and f"{url}#{calc.id}"), by)


def _own(key: str, title: str, page: Page, where: tuple[str, str], by: Fields) -> str:
    """The entry of what petaday made, in its version and at its address."""
    version, url = where
    said = f"petaday {version}, content {page.digest[:12]}"
    return bibtex("misc", key, {"title": title, **by, "howpublished": said, "url": url or None})


def _dashed(page: Page) -> str:
    return page.slug.replace("/", "-")


def page_paper(page: Page) -> str | None:
    """The entry of the paper a page is about, by the year of the page; None where it names none."""
    year = page.front.date.year if page.front.date else None
    return paper_entry(page.front.paper, year) if page.front.paper else None


def source_entry(source: Source) -> str:
    """The entry of a source that is no paper.

    >>> print(source_entry(Source(title="The chart", id="chart", note="Values of 2018.")))
    @misc{chart,
      title = {The chart},
      note = {Values of 2018.},
    }
    """
    key = source.id or "-".join(re.findall(r"\w+", source.title.lower())[:4])
    return bibtex("misc", key, {"title": source.title, "note": source.note, "url": source.url})


def cited(calc: Calc, page: Page) -> list[str]:
    """What a calculation rests on: the paper, and the source it is taken from where that is another."""
    source = next((one for one in page.front.sources if one.id and one.id == calc.cite), None)
    return [entry for entry in (page_paper(page), source and source_entry(source)) if entry]


def paper_entry(paper: Paper, year: int | None) -> str:
    """The entry of a paper, under its first author, year and first words.

    >>> print(paper_entry(Paper(title="A Deep Net", authors="A. One, B. Two", arxiv="1409.1556"), 2014))
    @misc{one2014deep-net,
      title = {A Deep Net},
      author = {A. One and B. Two},
      year = {2014},
      eprint = {1409.1556},
      archivePrefix = {arXiv},
    }
    """
    others = _authors(paper.authors)
    family = re.sub(r"\W", "", others[0].split()[-1]).lower() if others else "paper"
    told = [word for word in re.findall(r"\w+", paper.title.lower()) if word not in SMALL and len(word) > 1]
    return bibtex(
        "inproceedings" if paper.venue and not paper.arxiv else "misc",
        f"{family}{year or ''}{'-'.join(told[:2])}",
        {
            "title": paper.title,
            "author": " and ".join(others),
            "year": str(year) if year else None,
            "booktitle": paper.venue if not paper.arxiv else None,
            "note": paper.venue if paper.arxiv else None,
            "eprint": paper.arxiv,
            "archivePrefix": "arXiv" if paper.arxiv else None,
            "url": paper.url if not paper.arxiv else None,
        },
    )


def _authors(written: str) -> list[str]:
    """The names one by one; BibTeX calls the rest `others`.

    >>> _authors("A. One, B. Two, and others"), _authors("A. One et al.")
    (['A. One', 'B. Two', 'others'], ['A. One', 'others'])
    """
    names = [name.strip() for name in re.split(r", ?(?:and )?| and |; ?", " ".join(written.split())) if name.strip()]
    found = [re.sub(r"^(?:et al\.?|others)$", "others", re.sub(r" et al\.?$", "", name)) for name in names]
    return [*found, "others"] if "et al" in written and found[-1] != "others" else found
