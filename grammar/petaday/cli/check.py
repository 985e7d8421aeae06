"""`petaday check PATH…`: everything wrong in content files, or in documents of any kind, with file, line and column."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from petaday.cli import finds
from petaday.cli.explain import run as explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from petaday.cli.baseline import Baseline
    from petaday.cli.checking import Checked
    from petaday.cli.tally import Tally

# ruff: noqa: PLC0415 - pydantic takes long to load, and a misspelled option is told without it
FAILS_ON = ("error", "warning", "note", "never")
FORMATS = ("text", "json", "jsonl", "sarif", "github", "html", "markdown")
EPILOG = """\
A path is a file, a folder, a glob or - for standard input. Read are Markdown, text, HTML, LaTeX, reStructuredText,
notebooks, PDF (with petaday[pdf]), the comments of source files, CSV, YAML and JSON; files of other kinds in a folder
are named and counted.

exit codes: 0 no error and no stated result that is off (silenced findings do not count, nor warnings and notes unless
--fail-on says so); 1 something is wrong with a text; 2 a path could not be read, or the command could not be
understood; 130 Ctrl-C.

A finding is silenced, with a reason, by <!-- petaday: ignore PD302 because … --> behind its line or above its paragraph
or block, or for a whole page by ignore: ["PD302 because …"] in the front matter. A baseline holds what a repository had
when it adopted petaday: with --baseline FILE known findings are silenced, and new ones fail."""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `check`."""
    parser = commands.add_parser(
        "check",
        help="audit files and folders: content, or documents of any kind",
        description=run.__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="*", help="a file of any kind, a folder, a glob; - is standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: %(default)s)")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument(
        "--output", "-o", metavar="PATH", help="write the report there; of several documents a folder of HTML"
    )
    parser.add_argument("--annotate", metavar="OUT.pdf", help="of one PDF: write a copy with a note at each finding")
    parser.add_argument("--baseline", metavar="FILE", help="known findings, which do not fail")
    parser.add_argument("--update-baseline", action="store_true", help="write what is found now into the baseline")
    parser.add_argument(
        "--jobs", "-j", type=int, default=0, metavar="N", help="how many files at once (default: by cores)"
    )
    parser.add_argument("--exact", action="store_true", help="read every line, also those that promise no calculation")
    parser.add_argument("--fail-on", choices=FAILS_ON, help="the least severe finding that fails (default: error)")
    parser.add_argument("--notes", action="store_true", help="show notes too (json, jsonl and sarif always hold them)")
    parser.add_argument("--show-silenced", action="store_true", help="show silenced findings too, each with its reason")
    parser.add_argument("--unsafe-html", action="store_true", help="let pages hold what a browser runs, as build does")
    parser.add_argument("--statistics", action="store_true", help="count findings and verdicts instead (text or json)")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")
    parser.add_argument("--explain", metavar="CODE", dest="code", help="explain a finding's code, and check nothing")
    finds.add(parser)
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Read every calculation and every table in the paths and say what is wrong."""
    if args.code:
        return explained(argparse.Namespace(code=args.code, json=args.format == "json"))
    if not args.path:
        from petaday.settings import default_paths

        args.path = default_paths()
    _understood(args)
    if args.out:
        return finds.run(args, "check")
    if not args.watch:
        return once(args)
    from petaday.cli.watch import changes

    for _ in changes(args.path):
        code = once(args)
        print(f"watching {', '.join(args.path)}; Ctrl-C ends it", file=sys.stderr)
    return code


def _understood(args: argparse.Namespace) -> None:
    """Ends the command where its words do not go together."""
    if not args.path:
        args.parser.error("name a path to check, or - for standard input, or give petaday.toml its paths")
    if args.statistics and args.format not in {"text", "json"}:
        args.parser.error(f"--statistics is text or json, not {args.format}")
    if args.update_baseline and not args.baseline:
        args.parser.error("--update-baseline needs the file: --baseline FILE")
    if args.jobs < 0:
        args.parser.error("--jobs is a number of files, or 0 for as many as there are cores")
    if args.annotate and (len(args.path) != 1 or args.path[0] == "-"):
        args.parser.error("--annotate is for one PDF, named by its path")
    if args.watch and "-" in args.path:
        args.parser.error("standard input cannot be watched")
    finds.understood(args)


def once(args: argparse.Namespace) -> int:
    """Check every path and report; a file that cannot be read does not keep the others from it."""
    from petaday.cli.baseline import Baseline
    from petaday.cli.forms import FORMS, Asked
    from petaday.cli.gathering import Task, tasks
    from petaday.cli.tally import Tally

    planned: list[Task] = tasks(args.path, args.fail_on or "", exact=args.exact)
    if args.format == "html" and len(planned) > 1 and not args.output:
        args.parser.error("several documents make a folder of HTML: name it with --output FOLDER")
    tally = Tally()
    try:
        known = Baseline(args.baseline) if args.baseline else None
    except ValueError as fault:
        print(f"petaday check: {fault}", file=sys.stderr)
        return 2
    writes = args.output and args.format != "html"
    with _opened(args.output if writes else "") as stream:
        asked = Asked(args.notes, args.show_silenced, stream, len(planned), args.output or "")
        form = FORMS[args.format](asked)
        for one in _checked(args, planned, tally, known):
            if args.annotate and not one.skipped:
                from petaday.cli.annotate import annotate

                print(f"petaday check: {annotate(one, asked.shown(one), args.annotate)}", file=sys.stderr)
            if not args.statistics:
                stream.write("" if one.broken and args.format != "jsonl" else form.add(one))
        if args.statistics:
            from petaday.cli.statistics import FORMS as COUNTS

            print(COUNTS[args.format](tally))
        elif tally.files or tally.skipped or not tally.broken:
            stream.write(form.end(tally))
        stream.flush()
    if known:
        _kept(known, args)
    return 130 if tally.left else 2 if tally.broken else 1 if tally.fails and not args.update_baseline else 0


def _checked(args: argparse.Namespace, planned: Any, tally: Tally, known: Baseline | None) -> Iterator[Checked]:
    """Every file in order, counted; Ctrl-C leaves what was done."""
    from petaday.cli.checking import allow_unsafe_html
    from petaday.cli.gathering import gathered
    from petaday.cli.progress import Progress

    progress = Progress(len(planned), sys.stderr)
    results = gathered(planned, args.jobs)
    for number, task in enumerate(planned):
        progress.at(number, task.path)
        try:
            several = next(results)
        except KeyboardInterrupt:
            tally.left = len(planned) - number
            break
        progress.clear()
        for found in several:
            one = allow_unsafe_html(found) if args.unsafe_html else found
            one = known.applied(one) if known else one
            tally.add(one)
            if one.broken:
                print(f"petaday check: {one.file}: {one.skipped}", file=sys.stderr)
            yield one
    progress.clear()


def _opened(path: str) -> Any:
    from contextlib import nullcontext
    from pathlib import Path

    return Path(path).open("w", encoding="utf-8", errors="backslashreplace") if path else nullcontext(sys.stdout)


def _kept(known: Baseline, args: argparse.Namespace) -> None:
    """Write the baseline, or say that some of what it holds is gone."""
    if args.update_baseline:
        print(f"petaday check: {known.path} holds {known.write()} findings", file=sys.stderr)
    elif known.gone:
        said = f"{known.gone} findings of {known.path} are gone: petaday check --update-baseline takes them out"
        print(f"petaday check: {said}", file=sys.stderr)
