"""HTML elements as functions: text is escaped, markup is not."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TypeAlias


class Html(str):
    """Text that is markup already and must not be escaped again."""

    __slots__ = ()


Child: TypeAlias = "str | Html | None"
VOID = frozenset({"br", "hr", "img", "link", "meta", "input", "wbr"})


def join(*children: Child, by: str = "") -> Html:
    """The children one after the other, plain text escaped.

    >>> join("a < b", Html("<br>"))
    'a &lt; b<br>'
    """
    return Html(
        by.join([child if isinstance(child, Html) else escape(child) for child in children if child is not None])
    )


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """One element. `class_` is the attribute class, `data_tip` is `data-tip`, `True` a bare attribute.

    >>> el("a", "1 < 2", href="?a=1&b=2", class_="x", hidden=False)
    '<a href="?a=1&amp;b=2" class="x">1 &lt; 2</a>'
    """
    written = name
    for key, value in attributes.items():
        if value is not None and value is not False:
            written += _attribute(key) if value is True else f'{_attribute(key)}="{escape(str(value))}"'
    return Html(f"<{written}>" if name in VOID else f"<{written}>{join(*children)}</{name}>")


@cache
def _attribute(key: str) -> str:
    return f" {key.rstrip('_').replace('_', '-')}"


def prose(text: str) -> Html:
    """A sentence with text between backticks as code.

    >>> prose("write `a < b`")
    'write <code>a &lt; b</code>'
    """
    return join(*(el("code", part) if i % 2 else part for i, part in enumerate(text.split("`"))))


def plain(text: str) -> str:
    r"""Text escaped for a line of Markdown.

    >>> print(plain("*a*_b [c] <d> & {e}"))
    \*a\*\_b \[c\] &lt;d&gt; &amp; \{e\}
    """
    return re.sub(r"([\\`*_{}\[\]#])", r"\\\1", escape(" ".join(text.split()), quote=False))


LONG = 20
"""Rows; of a table that has more a page shows some until its reader asks for all."""


def table_classes(rows: int, *more: str) -> str:
    """The classes of a data table of so many rows.

    >>> table_classes(3), table_classes(21, "pd-rows")
    ('pd-table', 'pd-table pd-long pd-rows')
    """
    return " ".join(["pd-table", *(["pd-long"] if rows > LONG else []), *more])


def table(
    caption: str,
    head: list[Child],
    rows: list[list[Child]],
    *,
    numeric: frozenset[int] = frozenset(),
    class_: str = "",
) -> Html:
    """A data table in a container that scrolls, by keyboard too, so that the page never has to.

    Args:
        caption: what the table shows; read out, and shown above it.
        head: the column headings.
        rows: cells, the first of each row being its heading. A cell that is an element `<td …>` stands as it is.
        numeric: the columns set flush right in tabular figures.
        class_: what the table is called beside `pd-table`; `pd-stack` where its cells stand under each other, each
            with its heading, on a phone.
    """
    said = {at: re.sub("<[^<>]*>", "", join(one)) for at, one in enumerate(head) if "pd-stack" in class_ and at}

    def cell(column: int, child: Child) -> Html:
        if isinstance(child, Html) and child.startswith(("<td", "<th")):
            return child
        coded = isinstance(child, Html) and "<code" in child
        style = "pd-num" if column in numeric else "pd-coded" if coded else None
        return (
            el("td", child, class_=style, data_head=said.get(column))
            if column
            else el("th", child, scope="row", class_=style)
        )

    def line(cells: list[Html]) -> Html:
        return el("tr", join(*cells, by=" "), " ")  # the search would read cells without spaces as one word

    header = line([el("th", h, scope="col", class_="pd-num" if i in numeric else None) for i, h in enumerate(head)])
    body = [line([cell(i, c) for i, c in enumerate(row)]) for row in rows]
    classes = table_classes(len(rows), *class_.split())
    inner = el("table", el("caption", caption), " ", el("thead", header), el("tbody", *body), class_=classes)
    return el("div", inner, class_="pd-scroll", tabindex=0, role="group", aria_label=caption)
