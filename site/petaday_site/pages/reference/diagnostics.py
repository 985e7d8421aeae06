"""The page of diagnostics, with an anchor for each code."""

from __future__ import annotations

from petaday.codes import CODES, Code
from petaday.render.elements import Html, el, join, prose
from petaday_site.pages.page import head

FAMILIES = {"1": "Syntax", "2": "Meaning", "3": "Audit", "4": "Method", "5": "Content"}


def page() -> str:
    """The page as Markdown."""
    parts = [
        head("Diagnostics", "Every code petaday reports, what it means and what to write instead."),
        "# Diagnostics",
        "An *error* means there is no figure, or not this one; a *warning* is worth a look; a *note* is for record.",
    ]
    for digit, family in FAMILIES.items():
        codes = [code for code in CODES.values() if code.code[2] == digit]
        if codes:
            parts += [f"## {family}", *(part for code in codes for part in _code(code))]
    return "\n\n".join(parts) + "\n"


def _code(code: Code) -> list[str]:
    return [
        f"### {code.code}: {code.name} {{ #{code.code.lower()} }}",
        el("p", el("b", code.severity.capitalize()), ". ", prose(code.summary)),
        *(el("p", prose(paragraph)) for paragraph in code.explanation.strip().split("\n\n")),
        *(_shown(caption, text) for caption, text in code.texts()),
    ]


def _shown(caption: str, text: str) -> Html:
    """A text as it would be written."""
    escaped = join(text).replace("`", "&#96;")  # a fence would be taken out of it
    written = el("pre", el("code", Html(escaped)), tabindex=0)
    return el("figure", el("figcaption", caption), written, class_="pd-printed")
