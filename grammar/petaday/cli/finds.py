"""`petaday check|scan … --out finds.parquet`: every stated result of many texts, a row each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# ruff: noqa: PLC0415 - a misspelled option is told without the grammar
ONLY = ("all", "units", "claims")
OF_A_REPORT = ("annotate", "baseline", "output", "show_silenced", "statistics", "watch", "notes", "fail_on", "json")
"""Options that are of a report, and of no table."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of a table."""
    group = parser.add_argument_group("a table of many texts, a row a stated result, worked by every core")
    group.add_argument("--out", metavar="FILE", help="where to write it: .parquet, .jsonl or .csv")
    group.add_argument("--only", choices=ONLY, help="rows with a stated result (claims), with a unit, or all (default)")
    group.add_argument("--resume", action="store_true", help="take what an earlier run has done, ended or not")
    group.add_argument("--text", metavar="COLUMN", help="the column of texts of a .parquet or .jsonl that is read")
    group.add_argument("--id", metavar="COLUMN", help="its column that says which text a row is of (else FILE:ROW)")


def understood(args: argparse.Namespace) -> None:
    """Ends the command where its words do not go together."""
    if args.out is None:
        alone = [name for name in ("only", "resume", "text", "id") if getattr(args, name)]
        if alone:
            args.parser.error(f"--{alone[0]} is for a table: name its file with --out")
        return
    report = [name for name in OF_A_REPORT if getattr(args, name, None)]
    report += ["format"] if getattr(args, "format", "text") != "text" else []
    if report:
        args.parser.error(f"--out writes a table, and --{report[0].replace('_', '-')} is for a report")
    if args.id and not args.text:
        args.parser.error("--id names a column of a table: --text has to name the one that holds its texts")
    if args.jobs < 0:
        args.parser.error("--jobs is a number of processes, or 0 for as many as there are cores")
    if "-" in args.path:
        args.parser.error("a table is made of files, and not of standard input")


def run(args: argparse.Namespace, command: str) -> int:
    """Work every text of the paths, and write the table."""
    from petaday.cli.corpus import Plan, worked
    from petaday.core.extras import needs
    from petaday.corpus.tables import ColumnError
    from petaday.corpus.targets import TARGETS

    out = Path(args.out)
    if out.suffix not in TARGETS:
        return _refused(command, f"{out}: a table is a file that ends in {', '.join(TARGETS)}")
    try:
        if out.suffix == ".parquet":
            import pyarrow  # noqa: F401
        plan = Plan(args.path, out, args.text or "", args.id or "")
        return worked(plan, args, command)
    except ColumnError as fault:
        return _refused(command, str(fault))
    except ModuleNotFoundError as lack:
        return _refused(command, needs("a table in Parquet", "columns", lack))


def _refused(command: str, said: str) -> int:
    print(f"petaday {command}: {said}", file=sys.stderr)
    return 2
