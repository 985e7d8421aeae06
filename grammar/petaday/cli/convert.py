"""`petaday convert 1e25 FLOP to pfs-days`: one figure in other units."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation

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
    """Say what a figure is in other units. Exits with 1 when it cannot be read, or is of another kind."""
    from petaday.calculate import audit  # noqa: PLC0415 - a misspelled option is told without the grammar
    from petaday.core.figures import figure  # noqa: PLC0415

    text, asked = split(" ".join(args.text))
    calculation = audit(text)
    if calculation.value is None:
        _refused(calculation, text, as_json=args.json)
        return 1
    wanted = (asked,) if asked else EQUIVALENTS.get(str(calculation.unit), ())
    figures = {unit: amount for unit in wanted if (amount := measured(text, calculation, unit)) is not None}
    if asked and not figures and not args.json:
        print(f"petaday convert: {calculation.shown} cannot be measured in {asked}", file=sys.stderr)
        return 1
    if args.json:
        told = {"value": calculation.value, "unit": calculation.unit, "pfs_days": calculation.pfs_days}
        print(json.dumps({**told, "figures": figures}, indent=2))
        return 1 if asked and not figures else 0
    from petaday.render.columns import aligned  # noqa: PLC0415

    rows = [(figure(amount), unit) for unit, amount in figures.items()]
    print("\n".join(aligned(rows, gap=" ")) if rows else calculation.shown)
    return 0


def _refused(calculation: Calculation, text: str, *, as_json: bool) -> None:
    """Say what is wrong with a figure that cannot be read."""
    from petaday.render.text import findings  # noqa: PLC0415
    from petaday.report import report  # noqa: PLC0415

    if as_json:
        said = report(calculation).model_dump(mode="json")["diagnostics"]
        print(json.dumps({"value": None, "unit": None, "pfs_days": None, "figures": {}, "diagnostics": said}, indent=2))
    else:
        print(findings(calculation, text), file=sys.stderr)


def split(text: str) -> tuple[str, str]:
    """The figure, and the unit it is asked in.

    >>> split("1e25 FLOP to pfs-days"), split("3 days")
    (('1e25 FLOP', 'pfs-days'), ('3 days', ''))
    """
    before, to, unit = text.rpartition(" to ")
    return (before.strip(), unit.strip()) if to and not unit[:1].isdigit() else (text.strip(), "")


def measured(text: str, calculation: Calculation, unit: str) -> float | None:
    """What it comes to in a unit; None when no reading of the unit's word is of the same kind.

    The unit is read as in a chain of equals, so that `PF` is a count after a count and a rate after a rate. To a
    plain number such a chain lends the unit; it is of no kind.
    """
    from petaday.calculate import audit  # noqa: PLC0415
    from petaday.units import is_unit  # noqa: PLC0415

    if not is_unit(unit):
        return None
    claims = audit(f"{text} = 1 {unit}").claims
    if calculation.value is None or not claims or not claims[-1].value:
        return None
    lent = calculation.unit == "1" != claims[-1].unit
    return None if lent else calculation.value / claims[-1].value
