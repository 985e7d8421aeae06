"""`petaday fmt PATH…`: one way to write calculations, and worked results where a text asks for them."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petaday.cli.formatting import Done
    from petaday.formatting import Style

# ruff: noqa: PLC0415 - a misspelled option is told without the grammar
EPILOG = """\
Only two kinds of place are ever changed. The layout: in `calc` blocks of Markdown that quote nobody, in %%calc cells of
notebooks, and in files that end in .calc. Results, with --results: in text, Markdown, notebooks and the comments of
programs, behind `= ?` or `= ? pfs-days`, which then reads `≐ 2.995 pfs-days`; the sign ≐ marks what petaday wrote, and
such a figure is written anew when its inputs change. Every other byte stays as it is, and a change after which anything
reads, works or is judged otherwise is not made.

exit codes: 0 done, or nothing to do; 1 with --check: a file would change; 2 a path could not be read."""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `fmt`."""
    from petaday.formatting.style import CHOICES, MEANS, Style

    parser = commands.add_parser(
        "fmt",
        help="write calculations in one way, and results where = ? asks",
        description=run.__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="*", help="a file, a folder, a glob; - formats standard input to standard output")
    parser.add_argument("--results", action="store_true", default=None, help=MEANS["results"])
    parser.add_argument(
        "--check",
        action="store_true",
        help="as --diff, and exit with 1 where a file would change",
    )
    parser.add_argument("--diff", action="store_true", help="change nothing; print what would change")
    for option, choices in CHOICES.items():
        usual = getattr(Style(), option)
        parser.add_argument(f"--{option}", choices=choices, help=f"{MEANS[option]} (default: {usual})")
    parser.add_argument(
        "--stdin-name", metavar="NAME", default="-.md", help="what standard input is called (default: a Markdown file)"
    )
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Format the calculations of files in place."""
    from petaday.cli.formatting import each
    from petaday.core.text import count
    from petaday.settings import default_paths

    paths = args.path or default_paths()
    if not paths:
        args.parser.error("name a path to format, or - for standard input, or give petaday.toml its paths")
    changed = kept = 0
    broken = False
    for one in each(paths, lambda style: _style(args, style), args.stdin_name):
        broken |= one.broken
        if one.why:
            print(f"petaday fmt: {one.name}: {one.why}", file=sys.stderr)
            continue
        changed, kept = changed + one.changes, kept + (not one.changes)
        _told(one, args)
    would = args.check or args.diff
    if paths != ["-"]:
        left = "it is" if kept == 1 else "they are"
        said = "would be changed" if would else "changed"
        print(f"{count(changed, 'file')} {said}, {kept} left as {left}", file=sys.stderr)
    return 2 if broken else 1 if args.check and changed else 0


def _style(args: argparse.Namespace, settled: Style) -> Style:
    """What the command line says; what it does not say is as the settings have it."""
    said = {option: getattr(args, option) for option in settled._fields}
    return settled._replace(**{option: value for option, value in said.items() if value is not None})


def _told(one: Done, args: argparse.Namespace) -> None:
    """Write a file, or show what would be written."""
    for place, why in one.left:
        print(f"petaday fmt: {one.name}:{place}: no result: {why}", file=sys.stderr)
    if args.check or args.diff:
        sys.stdout.write(one.diff() if one.changes else "")
    elif one.path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(one.new)
    elif one.changes:
        one.write()
        print(f"formatted {one.name}")
