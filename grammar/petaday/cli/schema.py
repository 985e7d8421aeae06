"""`petaday schema`: the JSON schema of a report, a run sheet or a table."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `schema`."""
    parser = commands.add_parser(
        "schema", help="print the JSON schema of a report, a sheet or a table", description=run.__doc__
    )
    parser.add_argument(
        "of", nargs="?", choices=("report", "sheet", "table"), default="report", help="a report if left out"
    )
    parser.add_argument("--json", action="store_true", help="it always is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the JSON schema that every report follows, every run sheet, or every table."""
    # ruff: noqa: PLC0415 - pydantic takes longer to load than most commands to run
    from pydantic import BaseModel

    from petaday.facts import RunSheet
    from petaday.report import Report
    from petaday.tabular import Table

    shapes: dict[str, type[BaseModel]] = {"report": Report, "sheet": RunSheet, "table": Table}

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **shapes[args.of].model_json_schema(mode="serialization"),
    }
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
