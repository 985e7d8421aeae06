"""`petaday scan FILE`: every calculation in running text."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from petaday.cli.input import read_document
from petaday.markup import pdf
from petaday.render.colour import paint_for


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `scan`."""
    parser = commands.add_parser("scan", help="find and work the calculations in a text", description=run.__doc__)
    parser.add_argument("file", nargs="?", default="-", help="a text or a PDF; standard input when left out, or for -")
    parser.add_argument("--json", action="store_true", help="a list of reports; of a PDF each with its page")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Find every calculation in running text and work it. Exits with 1 when there is none."""
    from petaday.calculate import scan  # noqa: PLC0415 - a misspelled option is told without the grammar

    document = read_document(args.file)
    text = document.text
    found = scan(text)
    if args.json:
        from petaday.report import report  # noqa: PLC0415

        pages = [{"page": pdf.page_of(text, one.span.start)} if document.paged else {} for one in found]
        told = [page | report(one).model_dump(mode="json") for page, one in zip(pages, found, strict=True)]
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return 0 if found else 1
    from petaday.render.text import to_text  # noqa: PLC0415

    name = "standard input" if args.file == "-" else args.file
    paint = paint_for(sys.stdout)
    for calculation in found:
        print(paint(f"── {name}:{document.where(calculation.span.start)}", "strong"))
        print(to_text(calculation, text, paint), end="\n\n")
    print(f"{len(found)} calculation{'' if len(found) == 1 else 's'} in {name}")
    return 0 if found else 1
