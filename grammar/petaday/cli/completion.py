"""`petaday completion SHELL`: what a shell needs to complete commands, options and files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

SHELLS = ("bash", "zsh", "fish")
EPILOG = """\
  bash   petaday completion bash > ~/.local/share/bash-completion/completions/petaday
  zsh    petaday completion zsh > "${fpath[1]}/_petaday"
  fish   petaday completion fish > ~/.config/fish/completions/petaday.fish

The script holds the commands that are installed now: write it anew after installing an extra."""
_FILES = frozenset({"path", "file", "output", "baseline"})
_FOLDERS = frozenset({"dir", "project", "site", "content", "data"})


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `completion`."""
    parser = commands.add_parser(
        "completion",
        help="a script that completes petaday's commands in a shell",
        description=run.__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=SHELLS, help="which shell")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a script for a shell."""
    # ruff: noqa: PLC0415 - the other commands need none of this
    try:
        import shtab
    except ModuleNotFoundError as lack:
        from petaday.core import extras

        print(extras.needs("`petaday completion`", "completion", lack), file=sys.stderr)
        return 2
    from petaday.cli import parser_of

    parser = parser_of([])
    for action in _actions(parser):
        if not action.choices and action.dest in _FILES | _FOLDERS:
            vars(action)["complete"] = shtab.FILE if action.dest in _FILES else shtab.DIRECTORY
    print(shtab.complete(parser, args.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
