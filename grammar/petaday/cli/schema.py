"""`petaday schema`: the JSON schema of a report, or of a run sheet."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `schema`."""
    parser = commands.add_parser("schema", help="print the JSON schema of a report or a sheet", description=run.__doc__)
    parser.add_argument("of", nargs="?", choices=("report", "sheet"), default="report", help="a report if left out")
    parser.add_argument("--json", action="store_true", help="it always is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the JSON schema that every report follows, or every run sheet."""
    # ruff: noqa: PLC0415 - pydantic takes longer to load than most commands to run
    from petaday.facts import RunSheet
    from petaday.report import Report

    shape = RunSheet if args.of == "sheet" else Report

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **shape.model_json_schema(mode="serialization"),
    }
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
