"""`petaday mcp`: serves the tools over standard input and output."""

from __future__ import annotations

import argparse
from pathlib import Path


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `mcp`."""
    parser = subparsers.add_parser("mcp", help="tools for a model, over standard input and output (MCP)")
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        help="content files (default: %(default)s, else those of petaday)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until the client closes standard input."""
    from petaday.casebook.packaged import known  # noqa: PLC0415 - the command line starts without a server
    from petaday_service.mcp.server import server  # noqa: PLC0415

    server(known(args.content)).run()
    return 0
