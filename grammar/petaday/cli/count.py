"""`petaday count model.onnx`: the operations of a model, and the operators that could not be counted."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `count`."""
    parser = commands.add_parser("count", help="the operations of an ONNX model", description=run.__doc__)
    parser.add_argument("file", help="an ONNX file")
    parser.add_argument(
        "--size", action="append", default=[], type=_size, metavar="NAME=N", help="a dimension the file leaves open"
    )
    parser.add_argument("--json", action="store_true", help="every operator, as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count the forward pass of a model. Exits with 1 when operators could not be counted; each is named."""
    from petaday import count  # noqa: PLC0415 - a misspelled option is told without it

    try:
        tally = count.file(args.file, dict(args.size))
    except count.CountError as fault:
        print(f"petaday count: {fault}", file=sys.stderr)
        return 2
    print(json.dumps(tally.data(), indent=2) if args.json else tally)
    return 0 if tally.complete else 1


def _size(text: str) -> tuple[str, int]:
    name, _, number = text.partition("=")
    if not (name and number.isdigit() and int(number)):
        raise argparse.ArgumentTypeError(f"`{text}` is no size: write `batch=1`")
    return name, int(number)
