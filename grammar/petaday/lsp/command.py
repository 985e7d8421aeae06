"""`petaday lsp`: the language server over standard input and output."""

from __future__ import annotations

import argparse

EPILOG = """\
An editor starts it and speaks the Language Server Protocol with it: diagnostics as `petaday check` has them, hover,
completion, quick fixes, inlay hints, semantic tokens, definitions and symbols, for Markdown, plain text, LaTeX and the
cells of notebooks, and formatting as `petaday fmt` does it. Settings are those of petaday.toml."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `lsp`."""
    parser = commands.add_parser(
        "lsp",
        help="what check finds, in the editor while you write (language server)",
        description=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--notes", action="store_true", help="show notes too, as check --notes does")
    parser.add_argument("--stdio", action="store_true", help="standard input and output; so it is without this, too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until the editor ends it."""
    from petaday.lsp.server import server  # noqa: PLC0415 - the list of commands needs no pygls

    server(notes=args.notes).start_io()
    return 0
