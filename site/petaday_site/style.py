"""`petaday style FILE`: writes the style sheet for calc blocks on another MkDocs site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Register `petaday style`."""
    parser = subparsers.add_parser("style", help="write the style sheet for calc blocks on your own MkDocs site")
    parser.add_argument("file", type=Path, help="where to, such as docs/petaday.css; mkdocs.yml names it as extra_css")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the style sheet and prints what mkdocs.yml needs."""
    from petaday_site.fence import style  # noqa: PLC0415 - the command line starts without Markdown

    path: Path = args.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(style(), encoding="utf-8")
    print(f"{path} written. In mkdocs.yml:\n\n{SETTINGS.replace('petaday.css', path.name)}")
    return 0


SETTINGS = """\
extra_css: [petaday.css]
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: calc
          class: pd-calc
          format: !!python/name:petaday_site.fence.calc
          validator: !!python/name:petaday_site.fence.options"""
