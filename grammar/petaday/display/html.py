"""A report or a run sheet as HTML that stands alone: the card of our pages, with its style sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from petaday.card import Card, alone, style
from petaday.core import package_data
from petaday.display.text import carets
from petaday.facts.sheet import RunSheet
from petaday.facts.told import fact_rows, relation_rows
from petaday.render.elements import Child, Html, el, join, table
from petaday.report import Report


def html(record: Any) -> str:
    """Returns a report as a card, or a run sheet as a table with a card of each method; the style sheet stands first.

    >>> from petaday import audit
    >>> shown = html(audit("2 * 3 = 6"))
    >>> shown.startswith("<style>"), "follows" in shown
    (True, True)
    """
    return whole([_sheet(record)] if isinstance(record, RunSheet) else [one(record)])


def whole(parts: Iterable[Html | None]) -> Html:
    """Returns pieces with the style sheet before them, light and dark: each output of a notebook has to bring its own.

    >>> whole([Html("<p>2</p>")]).endswith("<p>2</p></div>")
    True
    """
    return join(el("style", Html(sheet())), el("div", *parts, class_="pd-shown"))


def sheet() -> str:
    r"""Returns the style sheet of the cards and what a notebook's own style makes necessary, on one line.

    >>> "\n" in sheet(), ".pd-card" in sheet()
    (False, True)
    """
    css = style() + package_data.read("petaday.display", "notebook.css")
    return " ".join(line.strip() for line in css.splitlines())


def one(report: Report) -> Html:
    """Returns the card of one calculation; an error has its place marked by a caret below it.

    >>> from petaday import audit
    >>> "^^^^^^" in one(audit("4 TFLOPZ * 3 days"))
    True
    """
    given = report.given if report.given is not None else " " * report.span.start + report.text
    return join(alone(report, given, Card(name_of(report.text, report.span.start))), caret(report))


def caret(report: Report) -> Html | None:
    """Returns the errors of a report as text, each with its place marked; None where there is none.

    >>> from petaday import audit
    >>> caret(audit("2 * 3")) is None
    True
    """
    marked = carets(report)
    return el("pre", "\n\n".join(marked), class_="pd-caret", tabindex=0) if marked else None


def name_of(text: str, at: int) -> str:
    """Returns the id that a card's parts begin with: another for another text, and for another place.

    >>> name_of("2 * 3", 0)
    'pd-a27f3547-0'
    """
    return f"pd-{crc32(text.encode()):08x}-{at}"


def _sheet(record: RunSheet) -> Html:
    title = f"Run sheet: {record.subject}" if record.subject else "Run sheet"
    rows = fact_rows(record)
    facts = table(title, ["Fact", "Value", "As written", "Because"], _cells(rows, code=2)) if rows else el("p", title)
    held = relation_rows(record.relations)
    relations = table("What the facts make equal", ["Relation", "Verdict", "Because"], _cells(held)) if held else None
    both = (("Method 1: operations", record.method_1()), ("Method 2: devices", record.method_2()))
    worked = [join(el("p", title, class_="pd-way"), one(report)) for title, report in both if report is not None]
    none = None if rows else el("p", "No fact of a training run was found.")
    top = el("article", el("div", facts, none, relations, class_="pd-panel"), class_="pd-card pd-sheet")
    return join(top, *worked)


def _cells(rows: Iterable[tuple[str, ...]], code: int | None = None) -> list[list[Child]]:
    return [[el("code", cell) if at == code else cell for at, cell in enumerate(row)] for row in rows]
