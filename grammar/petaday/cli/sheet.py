"""`petaday sheet FILE`: the facts of a training run in running text."""

from __future__ import annotations

import argparse
from typing import Any

from petaday.cli.input import file_text


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `sheet`."""
    parser = commands.add_parser("sheet", help="the facts of a training run in a text", description=run.__doc__)
    parser.add_argument("file", nargs="?", default="-", help="a text or a PDF; standard input when left out, or for -")
    parser.add_argument("--subject", default=None, metavar="NAME", help="the run the sheet is about: `Llama-70B`")
    parser.add_argument("--calc", action="store_true", help="both methods as calc blocks of a content file")
    parser.add_argument("--json", action="store_true", help="every fact with its place, and every relation")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read the facts of a training run, work both methods and check every relation. Exits with 1 when there is none."""
    from petaday.settings import settings_for  # noqa: PLC0415 - a misspelled option is told without the grammar

    with settings_for(args.file).applied():
        return _told(args)


def _told(args: argparse.Namespace) -> int:
    from petaday.facts import run_sheet  # noqa: PLC0415 - a misspelled option is told without the grammar

    sheet = run_sheet(file_text(args.file), args.subject)
    if args.json:
        print(sheet.model_dump_json(indent=2))
    elif args.calc:
        print(sheet.to_calc())
    else:
        from petaday.facts.told import to_text  # noqa: PLC0415

        print(to_text(sheet))
    return 0 if sheet.facts else 1
