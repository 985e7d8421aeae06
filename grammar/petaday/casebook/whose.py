"""Whose a Markdown file is: petaday's, whose front matter has a schema, or anybody's, which is text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from petaday.casebook.fences import RECORDS, fences, is_calc
from petaday.casebook.front_matter import has_front_matter

SECTIONS = ("systems", "methods")
FOLDER = "content"

_STATUS = re.compile(rf"^status:[ \t]*[\"']?(?:{'|'.join(RECORDS)})[\"']?[ \t]*\r?$", re.MULTILINE)
_ANY = re.compile(r"\A\ufeff?(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\+\+\+)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def says_so(text: str) -> bool:
    r"""True for a text that says it is a page of petaday's: by its status, or by a calc block.

    >>> says_so("---\ntitle: VGG\nstatus: as printed\n---\n"), says_so("---\nlicense: mit\n---\n")
    (True, False)
    """
    front = _ANY.match(text)
    if front and _STATUS.search(front[0]):
        return True
    return has_front_matter(text) and any(is_calc(text, fence) for fence in fences(text))


def is_foreign(text: str) -> bool:
    r"""True where a front matter opens the text that is not petaday's: of Jekyll, Hugo, Quarto, a model card.

    >>> is_foreign("---\nlicense: mit\n---\n"), is_foreign("What was trained.")
    (True, False)
    """
    return _ANY.match(text) is not None and not says_so(text)


def is_page(path: Path, text: str) -> bool:
    """True for a file that petaday's schema is for: it says so, or lies in a content folder."""
    if path.suffix != ".md":
        return False
    above = [folder for folder in path.resolve().parents if folder.name == FOLDER]
    if any(_has_sections(folder) for folder in above):
        return True
    return says_so(text) or (bool(above) and not is_foreign(text))


def is_content(root: Path, texts: Iterable[str]) -> bool:
    """True for a folder of petaday's pages: it has sections, or each of its texts says so, or it is called content."""
    if _has_sections(root) or _has_sections(root / FOLDER):
        return True
    named = root.resolve().name == FOLDER
    number = ours = 0
    for text in texts:
        number += 1
        ours += says_so(text) or (named and not is_foreign(text))
        if ours < number:
            return False
    return number > 0


def _has_sections(folder: Path) -> bool:
    return any((folder / section).is_dir() for section in SECTIONS)
