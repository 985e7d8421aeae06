"""`petaday build`: builds the site from the command line."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path
from typing import Any

from petaday_site.fault import SiteError


def add(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Register `petaday build`."""
    parser = subparsers.add_parser("build", help="build the site from content/ into build/site")
    parser.add_argument("project", nargs="?", type=Path, default=Path(), help="the folder with content/ and mkdocs.yml")
    parser.add_argument("--strict", action="store_true", help="let a warning of the builder fail the build")
    parser.add_argument(
        "--unsafe-html", action="store_true", help="let pages hold scripts, and what else a browser runs"
    )
    parser.add_argument(
        "--builder",
        choices=["mkdocs", "zensical"],
        default="mkdocs",
        help="what makes the pages HTML (default: mkdocs); the other is the extra zensical",
    )
    parser.add_argument(
        "--pages",
        type=Path,
        metavar="DIR",
        help="only write Markdown, templates and mkdocs.yml into DIR, for zensical build or mkdocs build there",
    )
    parser.add_argument("--watch", action="store_true", help="show every change at once, in build/watch, until Ctrl-C")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Builds, prints where the site is and how long it took; returns 1 where there is none, 2 without its builder."""
    from petaday_site.build import build, write_pages  # noqa: PLC0415 - the command line starts without pandas

    if args.watch:
        return _watch(args.project, unsafe_html=args.unsafe_html)
    if args.builder == "zensical" and (lack := _lack()):
        print(lack, file=sys.stderr)
        return 2
    start = time.perf_counter()
    try:
        if args.pages:
            write_pages(args.project, args.pages, unsafe_html=args.unsafe_html)
            print(f"{args.pages} written; in it: zensical build, or mkdocs build")
            return 0
        site = build(args.project, strict=args.strict, unsafe_html=args.unsafe_html, builder=args.builder)
    except SiteError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{site} built in {time.perf_counter() - start:.1f} s")
    return 0


def _lack() -> str:
    """What is said where Zensical is not installed; empty where it is."""
    from petaday.core import extras  # noqa: PLC0415
    from petaday_site.builders import zensical_site  # noqa: PLC0415

    try:
        zensical_site.available()
    except ImportError as lack:
        return extras.needs("`petaday build --builder zensical`", "zensical", lack)
    return ""


def _watch(project: Path, *, unsafe_html: bool) -> int:
    from petaday_site.output.folder import output_folder  # noqa: PLC0415
    from petaday_site.watch.stage import FOLDER  # noqa: PLC0415
    from petaday_site.watch.watch import watch  # noqa: PLC0415

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends what it began, as Ctrl-C does
    try:
        output_folder(project / "mkdocs.yml")
        print(project / FOLDER / "site", flush=True)  # who serves it reads this line
        print("watching; Ctrl-C ends it. To publish, run petaday build", file=sys.stderr)
        watch(project, unsafe_html=unsafe_html)
    except SiteError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0
