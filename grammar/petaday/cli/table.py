"""`petaday table RUNS.csv --calc "gpus * peak * days" --out DONE.csv`: a calculation on every row of a table."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petaday.columns.fault import FormulaError
    from petaday.columns.working import Done


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `table`."""
    parser = commands.add_parser("table", help="a calculation on every row of a table", description=run.__doc__)
    parser.add_argument("file", help="a table: .csv, .tsv or .parquet")
    parser.add_argument("--calc", required=True, metavar="TEXT", help="arithmetic in which every name is a column")
    parser.add_argument(
        "--unit",
        action="append",
        default=[],
        metavar="NAME=UNIT",
        help="the unit of a column's figures (`peak=TFLOP/s`); a head such as `peak (TFLOP/s)` says it too",
    )
    parser.add_argument("--to", default="", metavar="UNIT", help="the unit of the result: `pfs-days`")
    parser.add_argument("--name", default="", metavar="NAME", help="the head of the new column; its unit if left out")
    parser.add_argument(
        "--out", required=True, metavar="FILE", help="where to write: .csv, .tsv or .parquet; - for standard output"
    )
    parser.add_argument("--json", action="store_true", help="rows, missing results, units and odd cells as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work a calculation on every row of a table, units checked before a row is read, and write it with the results.

    A row whose figures are missing, or divide by zero, has no result. Exits with 1 where the calculation is wrong or
    a cell holds no figure.
    """
    from petaday.cli.progress import Progress  # noqa: PLC0415 - a misspelled option is told without the grammar
    from petaday.columns.fault import FormulaError  # noqa: PLC0415
    from petaday.columns.tables import TableError  # noqa: PLC0415
    from petaday.columns.working import opened, settled, worked  # noqa: PLC0415

    file, out = Path(args.file), Path(args.out)
    units = dict(part.split("=", 1) for part in args.unit if "=" in part)
    if odd := next((part for part in args.unit if "=" not in part), ""):
        return _refused(f"--unit {odd}: write the name and its unit, as in --unit peak=TFLOP/s")
    if out.exists() and file.exists() and out.samefile(file):
        return _refused(f"{out}: this is the table itself; write the results to another file")
    megabytes = round(file.stat().st_size / 1e6)
    bar = Progress(megabytes, sys.stderr)
    try:
        source = opened(file)
        done, places = settled(source, args.calc, units, args.to, args.name)
        worked(out, source, done, places, lambda share, rows: bar.at(round(share * megabytes), f"MB, {rows:,} rows"))
    except FormulaError as fault:
        print(_told(fault), file=sys.stderr)
        return 1
    except TableError as fault:
        return _refused(f"{file}: {fault}")
    finally:
        bar.clear()
    _say(done, out, as_json=args.json)
    return 1 if done.odd else 0


def _refused(said: str) -> int:
    print(f"petaday table: {said}", file=sys.stderr)
    return 2


def _told(fault: FormulaError) -> str:
    """The error as the command's own: units are given by `--unit`, and a name by `--name`."""
    said = re.sub(r"units=\{'([^'\n]{1,200})': '([^'\n]{1,200})'\}", r"`--unit \1=\2`", str(fault))
    return said.replace("Give the new one a name.", "Give the new one a name: `--name …`.")


def _say(done: Done, out: Path, *, as_json: bool) -> None:
    if as_json:
        told = {
            "out": str(out),
            "column": done.name,
            "unit": done.formula.unit,
            "rows": done.rows,
            "missing": done.missing,
            "inputs": {name: {"unit": unit, "because": why} for name, (unit, why) in done.units.items()},
            "odd": {name: {"cells": n, "line": line, "text": text} for name, (n, line, text) in done.odd.items()},
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return
    to = sys.stderr if str(out) == "-" else sys.stdout
    for name, (unit, why) in done.units.items():
        print(f"  {name}: {unit}, {why}" if unit else f"  {name}: {why}", file=to)
    without = f", {done.missing:,} without a result" if done.missing else ""
    what = done.name if done.name == done.formula.unit else f"{done.name} in {done.formula.unit}"
    what = f"{done.name}, a plain number" if done.formula.unit == "1" else what
    rows = f"{done.rows:,} row{'s' * (done.rows != 1)}"
    print(f"{'standard output' if str(out) == '-' else out}: {rows}{without}; {what}", file=to)
    for name, (count, line, text) in done.odd.items():
        cells = "1 cell holds" if count == 1 else f"{count:,} cells hold"
        print(f"petaday table: {name}: {cells} no figure, the first in row {line}: “{text[:60]}”", file=sys.stderr)
