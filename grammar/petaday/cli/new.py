"""`petaday new DIR`: a site of one's own to begin with; `petaday new system FILE`: a page of it, from a text."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from petaday.core import package_data

FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "README.md": "README.md",
    "pages.yml": ".github/workflows/pages.yml",
    "content/index.md": "content/index.md",
    "content/chart.md": "content/chart.md",
    "content/audit.md": "content/audit.md",
    "content/tables.md": "content/tables.md",
    "content/changes.md": "content/changes.md",
    "content/systems/alexnet.md": "content/systems/alexnet.md",
}
"""What is written, by what it is made from."""
NEXT = (
    ("petaday check content", "what is wrong in it, before anyone sees it"),
    ("petaday serve --watch", "site and chat on this machine; each change is shown at once"),
    ("petaday build", "the finished site in build/site, for any host of plain files (README.md: how to deploy)"),
)


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `new`."""
    parser = commands.add_parser("new", help="begin a site of your own, or a page of it", description=run.__doc__)
    parser.add_argument("dir", type=Path, help="the folder to make; must not hold files already; or `system`")
    parser.add_argument("text", nargs="?", help="behind `system`: a text that tells of a run, or - for standard input")
    parser.add_argument("--name", default="", metavar="NAME", help="behind `system`: what the run is called")
    parser.add_argument("--json", action="store_true", help="a list of the files written")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make a folder with the settings of a site and a first page of each kind. Nothing is written over.

    `petaday new system FILE` prints a page for content/systems with both methods, from the facts that a text tells.
    """
    if args.text is not None:
        return _system(args)
    if args.dir.exists() and (not args.dir.is_dir() or any(args.dir.iterdir())):
        print(
            f"petaday new: {args.dir} is not an empty folder; name one that is, or that does not exist", file=sys.stderr
        )
        return 2
    written = []
    for name, place in FILES.items():
        path = args.dir / place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = package_data.read("petaday.cli", f"skeleton/{name}").replace("TODAY", dt.date.today().isoformat())
        path.write_text(text, encoding="utf-8")
        written.append(path)
    print(json.dumps([str(path) for path in written]) if args.json else _told(args.dir, written))
    return 0


def _system(args: argparse.Namespace) -> int:
    """A page from a text; exits with 1 where the text tells too little for either method."""
    if str(args.dir) != "system":
        print(f"petaday new: `{args.dir}` is no kind of page; there is `petaday new system FILE`", file=sys.stderr)
        return 2
    from petaday.cli.input import file_text  # noqa: PLC0415 - a folder is made without the grammar
    from petaday.facts import run_sheet  # noqa: PLC0415
    from petaday.facts.page import page  # noqa: PLC0415

    sheet = run_sheet(file_text(args.text), args.name or None)
    text = page(sheet, args.name or "Unnamed")
    if not text:
        print("petaday new: the text tells too little for either method; see `petaday sheet`", file=sys.stderr)
        return 1
    print(json.dumps({"text": text}) if args.json else text, end="\n" if args.json else "")
    return 0


def _told(folder: Path, written: list[Path]) -> str:
    width = max(len(command) for command, _ in NEXT)
    steps = [f"  {command:{width}}   {what}" for command, what in NEXT]
    needs = "check content, serve and build need more than the bare install: pip install 'petaday[site,service]'"
    return "\n".join([*(f"wrote {path}" for path in written), "", f"next, in {folder}:", *steps, needs])
