"""`petaday build`: the site, from the command line."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from petaday_site.fault import SiteError


def add(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Register `petaday build`."""
    parser = subparsers.add_parser("build", help="build the site from content/ into build/site")
    parser.add_argument("project", nargs="?", type=Path, default=Path(), help="the folder with content/ and mkdocs.yml")
    parser.add_argument("--strict", action="store_true", help="let a warning of MkDocs fail the build")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, say where the site stands and how long it took; 1 when there is none."""
    from petaday_site.build import build  # noqa: PLC0415 - the command line starts without pandas

    start = time.perf_counter()
    try:
        site = build(args.project, strict=args.strict)
    except SiteError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{site} built in {time.perf_counter() - start:.1f} s")
    return 0
