"""`petaday schema`: the JSON schema of a report."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `schema`."""
    parser = commands.add_parser("schema", help="print the JSON schema of a report", description=run.__doc__)
    parser.add_argument("--json", action="store_true", help="it always is")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print the JSON schema that every report follows."""
    from petaday.report import Report  # noqa: PLC0415 - pydantic takes longer to load than most commands to run

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
    }
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
