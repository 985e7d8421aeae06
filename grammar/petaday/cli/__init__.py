"""`petaday …`: finds the command, loads that one alone, and turns what goes wrong outside it into a quiet end."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

OURS = (
    "work", "check", "review", "scan", "fmt", "sheet", "filing", "convert", "count", "table", "convention", "explain",
    "schema", "new", "completion",
)  # fmt: skip
"""Commands of the bare install, each a module here; the doors add theirs by the entry-point group petaday.commands."""

EPILOG = "Exit codes: 0 all is well, 1 something is wrong with the text, 2 the command could not be understood or run."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    gc.set_threshold(50_000)  # loading makes much and drops little: to look every 700 objects takes a twentieth of it
    atexit.register(gc.freeze)  # nor is there much to find in it when Python ends, which looks three times
    given = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        args = parser_of(given).parse_args(given)
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader went away; without this, Python complains once more when it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as lack:
        from petaday.core import extras  # noqa: PLC0415 - only where something is missing

        print(extras.command(_word(given), lack), file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"petaday: {fault.filename or 'input'}: {fault.strerror or fault}", file=sys.stderr)
        return 2
    return code


def parser_of(given: Sequence[str]) -> argparse.ArgumentParser:
    """All commands; but where the word is one of ours, only that one, because loading the rest takes time."""
    parser = _Parser(
        prog="petaday",
        description="Compute accounting: calculations as papers print them, worked, unit-checked and audited.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action=_Version, help="say which petaday this is")
    # named, because argparse would lay out a usage to find the name, and the size of the terminal for that
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="petaday")
    word = _word(given)
    for name in (word,) if word in OURS else OURS:
        import_module(f"petaday.cli.{name}").add(commands)
    if word not in OURS and "--version" not in given:
        _doors(commands, word)
    return parser


def _word(given: Sequence[str]) -> str:
    """Which command is meant."""
    return next((argument for argument in given if not argument.startswith("-")), "")


class _Parser(argparse.ArgumentParser):
    """A parser, and those of its commands, with the width of the terminal.

    argparse lays out each argument as it is added, and to find the width it loads `shutil`, with all that packs files.
    """

    def __init__(self, *, formatter_class: type[argparse.HelpFormatter] = argparse.HelpFormatter, **given: Any) -> None:
        super().__init__(**given, formatter_class=partial(formatter_class, width=_columns() - 2))


def _columns() -> int:
    """What `shutil.get_terminal_size` finds: what the shell says, else the terminal, else 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or 80
    except (OSError, ValueError):
        return 80


def _doors(commands: argparse._SubParsersAction[Any], word: str) -> None:
    """The commands of the site and the service; of one whose libraries are missing, what is missing."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and our own commands do without

    for entry in sorted(entry_points(group="petaday.commands")):
        try:
            entry.load()(commands)
        except ModuleNotFoundError as lack:
            if entry.name == word:
                raise
            from petaday.core import extras  # noqa: PLC0415 - only where something is missing

            commands.add_parser(entry.name, help=extras.listed(entry.name, lack))


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415

        print(f"petaday {version('petaday')}")
        parser.exit()
