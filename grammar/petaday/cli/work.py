"""`petaday work TEXT…`: one calculation, worked and audited."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from petaday.cli.input import words

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation

# ruff: noqa: PLC0415 - what a format does not need is not loaded: a command line is awaited
FORMATS = ("text", "json", "markdown", "latex", "mathml")


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `work`."""
    parser = commands.add_parser("work", help="work one calculation", description=run.__doc__)
    parser.add_argument("text", nargs="*", help="the calculation, best in quotes; standard input when left out")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to show it (default: %(default)s)")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work one calculation and audit what it states. Exits with 1 when it cannot be read."""
    from petaday.calculate import audit

    text = words(args.text)
    calculation = audit(text)
    print(shown(calculation, text, args.format))
    return 1 if calculation.value is None else 0


def shown(calculation: Calculation, source: str, form: str) -> str:
    """The calculation in one of `FORMATS`; each is loaded only when asked for."""
    if form == "json":
        from petaday.report import report

        return report(calculation).model_dump_json(indent=2)
    if form == "markdown":
        from petaday.render.markdown import to_markdown

        return to_markdown(calculation).rstrip("\n")
    if form == "latex":
        from petaday.render.latex import to_latex

        return to_latex(calculation)
    if form == "mathml":
        from petaday.render.mathml import to_mathml

        return to_mathml(calculation)
    from petaday.render.colour import paint_for
    from petaday.render.text import to_text

    return to_text(calculation, source, paint_for(sys.stdout))
