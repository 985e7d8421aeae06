"""`petaday convention config.json`: FLOP a token of a model under the conventions of the field."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from petaday.cli.input import file_text

_CONTEXT = 2048


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `convention`."""
    parser = commands.add_parser(
        "convention", help="FLOP a token of a model, under each convention of the field", description=run.__doc__
    )
    parser.add_argument("file", nargs="?", default="-", help="a model's config.json; standard input when left out")
    parser.add_argument("--context", type=_tokens, default=None, metavar="N", help="tokens of a training text")
    parser.add_argument("--tokens", type=_many, default=None, metavar="D", help="tokens of the run: `14.8T`")
    parser.add_argument("--json", action="store_true", help="parameters and every convention, as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count a model's parameters from its configuration, and what a token of training costs under each convention."""
    from petaday import convention  # noqa: PLC0415 - a misspelled option is told without it
    from petaday.convention import told  # noqa: PLC0415

    try:
        model = convention.architecture(json.loads(file_text(args.file)))
    except (convention.ConfigError, json.JSONDecodeError, RecursionError) as fault:
        print(f"petaday convention: {fault}", file=sys.stderr)
        return 2
    assumed = []
    context = args.context
    if context is None:
        context = model.sizes.get("context") or _CONTEXT
        of = "the longest the configuration trains or allows" if model.sizes.get("context") else "a usual length"
        assumed.append(f"a context of {context:,} tokens, {of}; `--context` says another.")
    counts = convention.weights(model)
    found = convention.conventions(model, counts, context)
    if args.json:
        print(json.dumps(told.data(model, counts, found, context, assumed, tokens=args.tokens), indent=2))
    else:
        print(told.to_text(model, counts, found, context, assumed, tokens=args.tokens))
    return 0


def _tokens(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:12]) <= 10**9:
        raise argparse.ArgumentTypeError(f"`{text}` is no length: write `4096`")
    return int(text)


def _many(text: str) -> float:
    from petaday import units  # noqa: PLC0415 - only where it is given

    number = text.rstrip("kKMBT")
    scale = units.scale(text[len(number) :]) if number != text else 1.0
    try:
        value = float(number) * (scale or 0.0)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e20:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of tokens: write `14.8T`")
    return value
