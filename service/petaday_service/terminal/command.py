"""`petaday chat`: the chat at a prompt."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from petaday.casebook import Casebook

MOST_LINES_KEPT = 1000
GREETING = "petaday chat. Tell me a run (512 H100s for 3 weeks at 40%), or help; quit leaves."


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `chat`."""
    history = platformdirs.user_data_path("petaday") / "chat-history"
    parser = subparsers.add_parser("chat", help="type calculations and ask about them", description=run.__doc__)
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        help="content files (default: %(default)s, else those of petaday)",
    )
    parser.add_argument(
        "--history", type=Path, default=history, help="where typed lines are kept (default: %(default)s)"
    )
    parser.add_argument("--no-history", action="store_true", help="keep no typed lines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer what is typed, line by line; `read FILE` says a file, `write FILE` keeps one that was shown."""
    from petaday.casebook import packaged  # noqa: PLC0415 - the command line starts without the grammar
    from petaday.render.colour import paint_for  # noqa: PLC0415
    from petaday_service.terminal.chat import Chat, lines  # noqa: PLC0415

    known = packaged.known(args.content)
    chat = Chat(known, paint_for(sys.stdout))
    person = sys.stdin.isatty() and sys.stdout.isatty()
    keep = None
    if person:
        print(GREETING)
        keep = None if args.no_history else args.history
        _editing(known, keep)
    try:
        for message in lines(input, lambda: f"{chat.number}> " if person else ""):
            print(chat.say(message), end="\n\n", flush=True)
    except KeyboardInterrupt:
        print()
    finally:
        if keep is not None:
            _kept(keep)
    return 0


def _editing(known: Casebook, history: Path | None) -> None:
    """Sets up readline: history and completion; without readline lines are plain."""
    if find_spec("readline") is None:
        return
    import readline  # noqa: PLC0415 - not on every platform

    from petaday_service.terminal.chat import titles  # noqa: PLC0415
    from petaday_service.terminal.complete import completions  # noqa: PLC0415

    systems = list(titles(known))

    def complete(word: str, state: int) -> str | None:
        found = completions(readline.get_line_buffer()[: readline.get_endidx()], word, systems)
        return found[state] if state < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n*()=+")
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    readline.set_history_length(MOST_LINES_KEPT)
    if history is not None and history.is_file():
        readline.read_history_file(history)


def _kept(history: Path) -> None:
    """Writes the history file, readable by its owner alone."""
    if find_spec("readline") is None:
        return
    import readline  # noqa: PLC0415

    history.parent.mkdir(parents=True, exist_ok=True)
    history.touch(mode=0o600)
    readline.write_history_file(history)
