"""`petaday check PATH…`: everything wrong in content files, or in any text, with file, line and column."""

from __future__ import annotations

import argparse
import sys
from typing import Any

FORMATS = ("text", "json", "sarif", "github")


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `check`."""
    parser = commands.add_parser("check", help="audit files: content, or any text", description=run.__doc__)
    parser.add_argument("path", nargs="+", help="a content folder, a content file, or any text; - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: %(default)s)")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument("--notes", action="store_true", help="show notes too (json and sarif always hold them)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read every calculation in the paths and say what is wrong. Exits with 1 on an error or a claim that is off."""
    from petaday.cli.checked import check, sound  # noqa: PLC0415 - pydantic takes long to load
    from petaday.cli.forms import FORMS  # noqa: PLC0415

    files = [checked for path in args.path for checked in check(path)]
    print(FORMS[args.format](files, notes=args.notes, stream=sys.stdout))
    return 0 if sound(files) else 1
