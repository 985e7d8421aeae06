"""Writes a conversation as a file: Markdown, JSON, CSV, LaTeX, BibTeX, or a content file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from petaday.casebook import Casebook
from petaday_service.conversation.parts import File
from petaday_service.conversation.turns import Turn
from petaday_service.formats.export import bibtex, content, latex, plain, table


class Form(NamedTuple):
    """A file format: the ending of its name, its media type, and the function that writes it."""

    ending: str
    media_type: str
    write: Callable[[Sequence[Turn], Casebook], str]


FORMS: Mapping[str, Form] = {
    "markdown": Form("md", "text/markdown", plain.markdown),
    "json": Form("json", "application/json", plain.json),
    "csv": Form("csv", "text/csv", table.csv),
    "latex": Form("tex", "application/x-tex", latex.latex),
    "bibtex": Form("bib", "application/x-bibtex", bibtex.bibtex),
    "content": Form("content.md", "text/markdown", content.content),
}


def export(form: str, turns: Sequence[Turn], casebook: Casebook) -> File:
    """Returns the messages as a file in one of `FORMS`."""
    wanted = FORMS[form]
    text = wanted.write(turns, casebook)
    return File(name=f"petaday.{wanted.ending}", media_type=wanted.media_type, text=text)
