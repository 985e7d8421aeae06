"""`petaday scan PATH…`: every calculation in running text."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from petaday.cli import finds
from petaday.cli.input import document, named
from petaday.render.colour import Paint, paint_for

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation
    from petaday.documents import Document

# ruff: noqa: PLC0415 - a misspelled option is told without the grammar


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `scan`."""
    parser = commands.add_parser("scan", help="find and work the calculations in a text", description=run.__doc__)
    given = "a file of any kind, a folder, a glob; standard input when left out, or for -"
    parser.add_argument("path", nargs="*", help=given)
    said = "a list of reports; each with its file where several are read, with its page or cell where there are some"
    parser.add_argument("--exact", action="store_true", help="read every line, also those that promise no calculation")
    parser.add_argument("--json", action="store_true", help=said)
    parser.add_argument("--jobs", "-j", type=int, default=0, metavar="N", help="how many processes work for --out")
    finds.add(parser)
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Find every calculation in running text and work it. Exits with 1 when there is none."""
    finds.understood(args)
    if args.out:
        return finds.run(args, "scan")
    from petaday.calculate import scan
    from petaday.cli.progress import Progress
    from petaday.documents import Unread, found
    from petaday.settings import default_paths, settings_for

    planned = [
        one
        for one in found(args.path or default_paths() or ["-"])
        if one.asked or not settings_for(one.path).excludes(one.path)
    ]
    several = len(planned) != 1
    progress = Progress(len(planned), sys.stderr)
    paint = paint_for(sys.stdout)
    told: list[dict[str, Any]] = []
    total = files = 0
    failed = False
    for number, one in enumerate(planned):
        progress.at(number, one.path)
        try:
            read = document(one.path, asked=one.asked)
        except Unread as why:
            progress.clear()
            print(f"petaday scan: {one.path}: {why.why}", file=sys.stderr)
            failed |= why.broken
            continue
        except OSError as fault:
            if not several:
                raise
            failed = True
            print(f"petaday scan: {fault.filename or one.path}: {fault.strerror or fault}", file=sys.stderr)
            continue
        with settings_for(one.path).applied():
            calculations = scan(read.text, exact=args.exact)
        total, files = total + len(calculations), files + 1
        progress.clear()
        if args.json:
            told += [_told(calculation, read, several=several) for calculation in calculations]
        else:
            _print(calculations, read, paint)
    where = named(planned[0].path) if not several else f"{files} file{'' if files == 1 else 's'}"
    last = f"{total} calculation{'' if total == 1 else 's'} in {where}"
    print(json.dumps(told, indent=2, ensure_ascii=False) if args.json else last)
    return 2 if failed else 0 if total else 1


def _told(calculation: Calculation, read: Document, *, several: bool) -> dict[str, Any]:
    from petaday.markup.pdf import page_of
    from petaday.report import report

    start = calculation.span.start
    place: dict[str, Any] = {"file": read.name} if several else {}
    if read.kind == "pdf":
        place["page"] = page_of(read.text, start)
    elif read.part(start):
        place["part"] = read.part(start)
    return place | report(calculation).model_dump(mode="json")


def _print(calculations: list[Calculation], read: Document, paint: Paint) -> None:
    from petaday.render.text import to_text

    for calculation in calculations:
        print(paint(f"── {read.name}:{read.where(calculation.span.start)}", "strong"))
        print(to_text(calculation, read.text, paint), end="\n\n")
