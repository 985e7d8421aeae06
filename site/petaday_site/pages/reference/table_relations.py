"""The page of tables: what a column may hold, and every relation between cells, with examples read as it is built."""

from __future__ import annotations

import petaday
from petaday.render.elements import Child, Html, el, join, table
from petaday.tabular.heads import quantities
from petaday.tabular.reference import relations_of_cells, relations_of_columns
from petaday_site.html.folds import folded
from petaday_site.pages.page import head

_CARD = """\
| Run | GPUs | Hours | GPU hours | Power (W) | Emitted (tCO2eq) |
|---|---:|---:|---:|---:|---:|
| Plover 1B | 64 | 120 | 7,680 | 400 | 1.20 |
| Plover 3B | 128 | 310 | 39,680 | 400 | 6.19 |
| Plover 8B | 512 | 405 | 207,360 | 400 | 32.35 |
| Plover 8B, long | 512 | 62 | 37,144 | 400 | 4.95 |
| **Total** | | | **286,464** | | **44.69** |"""


def page() -> str:
    """The page as Markdown."""
    columns: list[list[Child]] = [[el("b", one.title), one.says, one.unit] for one in quantities().values()]
    products: list[list[Child]] = [[says, constant] for says, constant in relations_of_columns()]
    tried = table("Relations that are tried, the surest first", ["Relation", "Constant in it"], products)
    cells: list[list[Child]] = [
        [el("b", one.title), join(one.says, _opened(one.example))] for one in relations_of_cells()
    ]
    return "\n\n".join(
        [
            head("Tables", "What petaday reads in tables: quantities, relations between cells, cells that disagree."),
            "# Tables",
            "`petaday check` and `petaday.tables` read the tables of a text: Markdown's, HTML's, LaTeX's, "
            "reStructuredText's and separated values, with cells that span others, heads in two rows, and tables on "
            "their side. A cell is the interval of its printed digits; a dash is no zero. What stands beside an "
            "example was read when this page was built.",
            "A relation is told where most rows keep it within those intervals, and where they would not keep it by "
            "chance: as many rows would have to hold when the results stood in other rows. Relations compete for a "
            "column, and a row that another one explains is left alone. A row is said to disagree where none of this "
            "does: no rounding, no cut digit, no factor of 2 or 4/3, no other listed peak, no pending run. A constant "
            "that the rows fit is named, and has to be plausible. Which cell of the row is wrong nobody can say.",
            "## What a column holds",
            table(f"{len(columns)} quantities", ["Quantity", "What it is", "In"], columns),
            "## Other relations",
            table("Relations between figures of one kind", ["Relation", "What is held"], cells),
            folded("Products of columns", tried, str(len(products))),
            "## A card, read",
            str(el("pre", el("code", _CARD))),
            str(_told(_CARD)),
        ]
    )


def _opened(example: str) -> Html:
    """An example that is opened on request, with what was read of it."""
    return el("details", el("summary", "An example, read"), el("pre", el("code", example), tabindex=0), _told(example))


def _told(text: str) -> Html:
    """What was read of a table: each relation with its rows, and what disagrees."""
    said = []
    for relation in (one for found in petaday.tables(text) for one in found.relations):
        rows = f" Rows that hold: {', '.join(relation.holds)}." if relation.holds else ""
        wrong = [f" Row {one.row}: {one.because}." for one in relation.disagreements]
        said.append(
            el("li", el("code", relation.kind), f": {relation.because}{rows}", *(el("b", one) for one in wrong))
        )
    return el("ul", *said) if said else Html("")
