"""The index of the documents of a folder, the worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from petaday.marked.page import bar, heading, whole
from petaday.render.elements import Child, Html, el


class Row(NamedTuple):
    """A document of the index.

    Attributes:
        name: what it is called.
        page: the path of its page beside the index.
        calculations: how many it holds.
        counts: what became of its stated results.
        cells: rows of tables whose cells disagree.
        errors: what cannot be read, or breaks a rule.
    """

    name: str
    page: str
    calculations: int
    counts: Mapping[str, int]
    cells: int = 0
    errors: int = 0

    @property
    def worth(self) -> tuple[int, int, int, str]:
        """How far up it stands."""
        return -self.counts["differ"] - self.cells, -self.errors, -self.counts["close"], self.name


def index(rows: Sequence[Row], quiet: Sequence[str], aside: Mapping[str, Sequence[str]]) -> str:
    """The page that leads to all others.

    Args:
        rows: the documents with a page.
        quiet: those in which there is no calculation.
        aside: those that were not read, by the reason.
    """
    total = {end: sum(row.counts[end] for row in rows) for end in ("differ", "close", "follow", "not judged")}
    number = len(rows) + len(quiet)
    body = el(
        "main",
        el(
            "div",
            el("h1", heading(total)),
            el("p", f"In {number} document{'' if number == 1 else 's'}, the worst first.", class_="d-lede"),
            bar(total),
            _table(sorted(rows, key=lambda row: row.worth)) if rows else None,
            _names("Documents without a calculation", quiet),
            *(_names(f"Not read: {why}", names) for why, names in aside.items()),
            class_="d-wrap",
        ),
        id="document",
    )
    return whole("Documents · petaday", body)


def _table(rows: Sequence[Row]) -> Html:
    heads = ("Document", "Calculations", "Follow", "Close", "Differ", "Not judged", "Cells disagree", "Errors")
    head = el("tr", *(el("th", said, scope="col", class_="d-num" if at else None) for at, said in enumerate(heads)))
    return el("table", el("thead", head), el("tbody", *map(_row, rows)), class_="d-index")


def _row(row: Row) -> Html:
    figures = (
        ("calculations", row.calculations),
        ("follow", row.counts["follow"]),
        ("close", row.counts["close"]),
        ("differ", row.counts["differ"]),
        ("not judged", row.counts["not judged"]),
        ("cells disagree", row.cells),
        ("errors", row.errors),
    )
    cells: list[Child] = [
        el(
            "td",
            f"{number}" if number else "–",
            class_=f"d-num{' d-num--' + said if number and said in _LOUD else '' if number else ' d-none'}",
            data_said=said,
        )
        for said, number in figures
    ]
    return el("tr", el("th", el("a", row.name, href=quote(row.page)), scope="row"), *cells)


_LOUD = frozenset({"differ", "cells disagree", "errors"})


def _names(said: str, names: Sequence[str]) -> Html | None:
    if not names:
        return None
    return el(
        "details",
        el("summary", f"{said} ({len(names)})"),
        el("ul", *(el("li", one) for one in names)),
        class_="d-names",
    )
