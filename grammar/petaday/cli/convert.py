"""`petaday convert 1e25 FLOP to pfs-days`: one figure in other units."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petaday.report import Report

EQUIVALENTS = {
    "FLOP": ("FLOP", "PFLOP", "pfs-days", "MAC"),
    "FLOP/s": ("FLOP/s", "TFLOP/s", "PFLOP/s"),
    "s": ("s", "hours", "days", "years"),
}
"""What each base unit is shown in when no unit is asked for."""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `convert`."""
    parser = commands.add_parser("convert", help="a figure in other units", description=run.__doc__)
    parser.add_argument("text", nargs="+", help="a figure or a calculation, then perhaps the word `to` and a unit")
    parser.add_argument(
        "--json", action="store_true", help="value, unit, pfs_days, the figures by unit; or what is wrong"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what a figure is in other units. Exits with 1 when it cannot be read, or said in that unit."""
    from petaday.conversion import convert  # noqa: PLC0415 - a misspelled option is told without the grammar

    text, asked = split(" ".join(args.text))
    if not asked:
        return _equivalents(text, as_json=args.json)
    done = convert(text, asked)
    if done.report.value is None:
        _refused(done.report, done.report.text, as_json=args.json)
        return 1
    if args.json:
        told = {"value": done.report.value, "unit": done.report.unit, "pfs_days": done.report.pfs_days}
        figures = {} if done.figure is None else {done.unit: done.figure}
        more = {"message": done.message, "line": done.line, "asks": done.asks}
        print(json.dumps({**told, "figures": figures, **more}, indent=2))
    elif done.figure is None:
        print(f"petaday convert: {done.message}", file=sys.stderr)
    else:
        from petaday.core.figures import figure  # noqa: PLC0415

        print(f"{figure(done.figure)} {done.unit}")
        if done.line:
            print(done.message.partition(", ")[2])
    return 1 if done.figure is None else 0


def _equivalents(text: str, *, as_json: bool) -> int:
    """Say what a figure is in the usual units of its kind."""
    from petaday.calculate import audit  # noqa: PLC0415
    from petaday.conversion import convert  # noqa: PLC0415
    from petaday.core.figures import figure  # noqa: PLC0415
    from petaday.render.columns import aligned  # noqa: PLC0415
    from petaday.report import report  # noqa: PLC0415

    done = report(audit(text))
    if done.value is None:
        _refused(done, text, as_json=as_json)
        return 1
    wanted = EQUIVALENTS.get(str(done.unit), ())
    figures = {unit: amount for unit in wanted if (amount := convert(text, unit).figure) is not None}
    if as_json:
        told = {"value": done.value, "unit": done.unit, "pfs_days": done.pfs_days}
        print(json.dumps({**told, "figures": figures}, indent=2))
    else:
        rows = [(figure(amount), unit) for unit, amount in figures.items()]
        print("\n".join(aligned(rows, gap=" ")) if rows else done.shown)
    return 0


def _refused(said: Report, text: str, *, as_json: bool) -> None:
    """Say what is wrong with a figure that cannot be read."""
    from petaday.render.text import findings  # noqa: PLC0415

    if as_json:
        wrong = said.model_dump(mode="json")["diagnostics"]
        print(
            json.dumps({"value": None, "unit": None, "pfs_days": None, "figures": {}, "diagnostics": wrong}, indent=2)
        )
    else:
        print(findings(said, text), file=sys.stderr)


def split(text: str) -> tuple[str, str]:
    """The figure, and the unit it is asked in.

    >>> split("1e25 FLOP to pfs-days"), split("3 days"), split("5e24 FLOP in A100-years at 35%")
    (('1e25 FLOP', 'pfs-days'), ('3 days', ''), ('5e24 FLOP', 'A100-years at 35%'))
    """
    for word in (" to ", " into ", " in "):
        before, said, unit = text.rpartition(word)
        if said and not unit[:1].isdigit():
            return before.strip(), unit.strip()
    return text.strip(), ""
