"""`petaday explain CODE`: what a finding means, with an example and its fix."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from petaday.codes import CODES, explain, find, near
from petaday.core.suggest import did_you_mean


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `explain`."""
    parser = commands.add_parser("explain", help="explain a finding's code", description=run.__doc__)
    parser.add_argument("code", nargs="?", help="a code (PD201) or a name (unknown-unit); the list when left out")
    parser.add_argument("--json", action="store_true", help="the registry's entry, or all of them")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what a code means, with a text that brings it up and one that does not."""
    if args.code is None:
        every = [asdict(code) for code in CODES.values()]
        lines = (f"{code.code}  {code.severity:7}  {code.name}" for code in CODES.values())
        print(json.dumps(every, indent=2, ensure_ascii=False) if args.json else "\n".join(lines))
        return 0
    code = find(args.code)
    if code is None:
        advice = did_you_mean(near(args.code), "`petaday explain` lists them all")
        print(f"petaday explain: `{args.code}` is no code of a finding; {advice}", file=sys.stderr)
        return 2
    print(json.dumps(asdict(code), indent=2, ensure_ascii=False) if args.json else explain(code))
    return 0
