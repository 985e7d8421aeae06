"""`petaday new DIR`: a content folder to begin with."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import resources
from pathlib import Path
from typing import Any

FILES = ("index.md", "systems/alexnet.md")


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `new`."""
    parser = commands.add_parser("new", help="begin a content folder", description=run.__doc__)
    parser.add_argument("dir", type=Path, help="the folder to make; must not hold files already")
    parser.add_argument("--json", action="store_true", help="a list of the files written")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make a content folder with a first page of each kind. Nothing that exists is written over."""
    if args.dir.exists() and (not args.dir.is_dir() or any(args.dir.iterdir())):
        print(
            f"petaday new: {args.dir} is not an empty folder; name one that is, or that does not exist", file=sys.stderr
        )
        return 2
    skeleton = resources.files("petaday.cli").joinpath("skeleton")
    written = [args.dir / name for name in FILES]
    for name, path in zip(FILES, written, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(skeleton.joinpath(name).read_text("utf-8"), encoding="utf-8")
    print(json.dumps([str(path) for path in written]) if args.json else _told(args.dir, written))
    return 0


def _told(folder: Path, written: list[Path]) -> str:
    return "\n".join([*(f"wrote {path}" for path in written), f"next: petaday check {folder}"])
