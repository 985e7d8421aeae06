"""The page of diagnostics: a row for each code, which opens to what it means and how it is mended."""

from __future__ import annotations

from petaday.codes import CODES, Code
from petaday.render.elements import Html, el, join, prose, table_classes
from petaday_site.pages.page import LAST, head

FAMILIES = {"1": "syntax", "2": "meaning", "3": "audit", "4": "method", "5": "content"}


def page() -> str:
    """The page as Markdown."""
    heads = [el("th", said, scope="col") for said in ("Code", "About", "Severity", "What it says")]
    caption = f"{len(CODES)} codes"
    rows = el(
        "table",
        el("caption", caption),
        " ",
        el("thead", el("tr", join(*heads, by=" "), " ")),
        el("tbody", *map(_row, CODES.values())),
        class_=table_classes(len(CODES), "pd-codes"),
    )
    return (
        "\n\n".join(
            [
                head(
                    "Diagnostics",
                    "Every code petaday reports, what it means and what to write instead.",
                    hide="toc",
                    meta={
                        **LAST,
                        "found": [[c.code.lower(), f"{c.code}: {c.name}", c.summary] for c in CODES.values()],
                    },
                ),
                "# Diagnostics",
                "An *error* means there is no figure, or not this one; a *warning* is worth a look; a *note* is for "
                "record. Each row opens to an explanation with an example and a mended one.",
                el("div", rows, class_="pd-scroll", tabindex=0, role="group", aria_label=caption),
            ]
        )
        + "\n"
    )


def _row(code: Code) -> Html:
    told = el(
        "details",
        el("summary", el("b", code.name), ". ", prose(code.summary)),
        *(el("p", prose(paragraph)) for paragraph in code.explanation.strip().split("\n\n")),
        *(_shown(caption, text) for caption, text in code.texts()),
    )
    cells = [
        el("th", el("a", code.code, href=f"#{code.code.lower()}"), scope="row"),
        el("td", FAMILIES[code.code[2]]),
        el("td", code.severity),
        el("td", told),
    ]
    return el("tr", join(*cells, by=" "), " ", id=code.code.lower())


def _shown(caption: str, text: str) -> Html:
    """A text as it would be written."""
    escaped = join(text).replace("`", "&#96;")  # a fence would be taken out of it
    written = el("pre", Html(escaped), class_="pd-example", tabindex=0)
    return el("figure", el("figcaption", caption), written, class_="pd-printed")
