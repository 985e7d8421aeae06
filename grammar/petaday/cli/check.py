"""`petaday check PATH…`: everything wrong in content files, or in any text, with file, line and column."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from petaday.cli.explain import run as explained

if TYPE_CHECKING:
    from petaday.cli.checking import Checked

# ruff: noqa: PLC0415 - pydantic takes long to load, and a misspelled option is told without it
FORMATS = ("text", "json", "sarif", "github")
EPILOG = """\
exit codes: 0 no error and no stated result that is off (warnings and notes do not count, nor do silenced findings);
1 something is wrong with a text; 2 a path could not be read, or the command could not be understood.

A finding is silenced, with a reason, by <!-- petaday: ignore PD302 because … --> behind its line or above its paragraph
or block, or for a whole page by ignore: ["PD302 because …"] in the front matter."""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `check`."""
    parser = commands.add_parser(
        "check",
        help="audit files: content, or any text",
        description=run.__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="*", help="a content folder, a content file, or any text; - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: %(default)s)")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument("--notes", action="store_true", help="show notes too (json and sarif always hold them)")
    parser.add_argument("--show-silenced", action="store_true", help="show silenced findings too, each with its reason")
    parser.add_argument("--unsafe-html", action="store_true", help="let pages hold what a browser runs, as build does")
    parser.add_argument("--statistics", action="store_true", help="count findings and verdicts instead (text or json)")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")
    parser.add_argument("--explain", metavar="CODE", dest="code", help="explain a finding's code, and check nothing")
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Read every calculation in the paths and say what is wrong."""
    if args.code:
        return explained(argparse.Namespace(code=args.code, json=args.format == "json"))
    if not args.path:
        args.parser.error("name a path to check, or - for standard input")
    if args.statistics and args.format not in {"text", "json"}:
        args.parser.error(f"--statistics is text or json, not {args.format}")
    if not args.watch:
        return once(args)
    if "-" in args.path:
        args.parser.error("standard input cannot be watched")
    from petaday.cli.watch import changes

    for _ in changes(args.path):
        code = once(args)
        print(f"watching {', '.join(args.path)}; Ctrl-C ends it", file=sys.stderr)
    return code


def once(args: argparse.Namespace) -> int:
    """Check every path and report; a path that cannot be read does not keep the others from it."""
    from petaday.cli.checking import allow_unsafe_html, check, sound

    files: list[Checked] = []
    unread = False
    for path in args.path:
        try:
            files += allow_unsafe_html(check(path)) if args.unsafe_html else check(path)
        except OSError as fault:
            unread = True
            print(f"petaday check: {fault.filename or path}: {fault.strerror or fault}", file=sys.stderr)
    if files or not unread:
        print(_told(files, args), flush=True)
    return 2 if unread else 0 if sound(files) else 1


def _told(files: Sequence[Checked], args: argparse.Namespace) -> str:
    if args.statistics:
        from petaday.cli.statistics import FORMS as COUNTS

        return COUNTS[args.format](files)
    from petaday.cli.output import FORMS, Asked

    return FORMS[args.format](files, Asked(args.notes, args.show_silenced, sys.stdout))
