"""`petaday-pandoc`: a filter of pandoc's, and so of Quarto's, that works the calc blocks of a document.

`pandoc --filter petaday-pandoc` starts it with the format that is written; the document comes as JSON on standard input
and goes to standard output. HTML and EPUB get the card, every other format the printed line above plain tables.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from petaday.calculate import Book
from petaday.card import style
from petaday.card.block import Block, block
from petaday.render import diagnostic_text
from petaday.render.text import in_base, result
from petaday.report import Report

WEB = ("html", "chunkedhtml", "epub", "revealjs", "slidy", "slideous", "dzslides", "s5")
"""How the names of formats begin that a browser shows."""
STRICT = "petaday-strict"
"""What the metadata says where a fault is to end the writing."""
FAULTS = 83  # pandoc's own for a filter that failed
Node = dict[str, Any]


def main() -> int:
    """Reads the document, works its blocks, writes it, and tells of each fault on standard error."""
    if sys.stdin.isatty():
        print("petaday-pandoc is started by pandoc: pandoc --filter petaday-pandoc FILE", file=sys.stderr)
        return 2
    try:
        document = json.load(sys.stdin)
        blocks = document["blocks"]
    except (ValueError, KeyError, TypeError):
        print("petaday-pandoc reads the JSON of pandoc: pandoc --filter petaday-pandoc FILE", file=sys.stderr)
        return 2
    faults = filtered(document, blocks, sys.argv[1] if len(sys.argv) > 1 else "html")
    strict = document["meta"].get(STRICT) == {"t": "MetaBool", "c": True}
    print("\n\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    if faults and strict:
        return FAULTS
    json.dump(document, sys.stdout)
    return 0


def filtered(document: Node, blocks: list[Any], written: str) -> list[str]:
    """Works every calc block in its place; returns what is wrong, in words.

    Args:
        document: of pandoc's; its metadata gets the style sheet where a browser shows it.
        blocks: the document's own.
        written: the name of the format.
    """
    book, web, faults, number = Book(), written.startswith(WEB), [], 0
    for code, into, at in list(_code(blocks)):
        (anchor, _, attributes), body = code["c"]
        number += 1
        said, name = dict(attributes), anchor or f"calc-{number}"
        done = block(body, book, name, said.get("method", ""), said.get("record", ""))
        faults += [diagnostic_text(wrong, body, name) for wrong in done.faults]
        if done.empty:
            faults.append(f"{name}: the calc block holds no calculation: {body.strip() or 'it is empty'}")
        shown = [_raw(done.html)] if web else list(_plain(done, body))
        into[at] = {"t": "Div", "c": [["", ["petaday"], []], shown]}
    if web and number:
        kept = document["meta"].get("header-includes", {"t": "MetaList", "c": []})
        kept = kept["c"] if kept["t"] == "MetaList" else [kept]
        sheet = {"t": "MetaBlocks", "c": [_raw(f"<style>\n{style()}</style>")]}
        document["meta"]["header-includes"] = {"t": "MetaList", "c": [*kept, sheet]}
    return faults


def _code(inside: Any) -> Iterator[tuple[Node, list[Any], int]]:
    """Every calc block, with the list it stands in and its place there, in the order of the text."""
    if isinstance(inside, dict):
        yield from _code(inside.get("c"))
    elif isinstance(inside, list):
        for at, one in enumerate(inside):
            if isinstance(one, dict) and one.get("t") == "CodeBlock" and "calc" in one["c"][0][1]:
                yield one, inside, at
            else:
                yield from _code(one)


def _plain(done: Block, body: str) -> Iterator[Node]:
    """The printed line, its steps, what is stated, and what is wrong: nothing but what any format can show."""
    yield {"t": "CodeBlock", "c": [["", [], []], body]}
    for report in done.reports:
        yield from _tables(report)
    for wrong in done.faults:
        yield {"t": "Para", "c": [_bold(f"{wrong.severity} {wrong.code}:"), *_words(f" {wrong.message} {wrong.help}")]}


def _tables(report: Report) -> Iterator[Node]:
    if report.steps:
        steps = [(f"{s.operation} {s.text}", in_base(s.value, s.unit), s.running_shown) for s in report.steps]
        yield _table(("Factor", "In base units", "So far"), steps)
    if report.value is not None:
        yield {"t": "Para", "c": [_bold(result(report))]}
    if report.claims:
        stated = [(claim.text, claim.verdict, claim.recomputed_shown) for claim in report.claims]
        yield _table(("Stated", "Verdict", "Recomputed"), stated)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Node:
    empty: list[Any] = ["", [], []]
    column = [{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]
    body = [empty, 0, [], [_row(row) for row in rows]]
    parts = [empty, [None, []], [column] * len(head), [empty, [_row(head)]], [body], [empty, []]]
    return {"t": "Table", "c": parts}


def _row(cells: Sequence[str]) -> list[Any]:
    return [
        ["", [], []],
        [[["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": _words(cell)}]] for cell in cells],
    ]


def _words(text: str) -> list[Node]:
    """A text as words with blanks between them, which no format takes for markup."""
    found: list[Node] = [{"t": "Space"}] if text[:1] == " " else []
    for at, word in enumerate(text.split()):
        found += ([{"t": "Space"}] if at else []) + [{"t": "Str", "c": word}]
    return found


def _bold(text: str) -> Node:
    return {"t": "Strong", "c": _words(text)}


def _raw(html: str) -> Node:
    return {"t": "RawBlock", "c": ["html", html]}


if __name__ == "__main__":
    raise SystemExit(main())
