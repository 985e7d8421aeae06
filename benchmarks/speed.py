"""audit and scan beside bare lark and pint, on the same texts, in one run: `python -m benchmarks.speed`.

Both are timed to what a door hands out: the finished JSON, with every step, reading, claim and diagnostic. lark makes a
tree and pint a quantity.
"""

from __future__ import annotations

import argparse
import warnings
from pathlib import Path
from typing import Any

from benchmarks import bare, texts
from benchmarks.rounds import Timing, Work, over, race
from petaday import audit, scan


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="more texts: JSON lines, each with a `text`")
    parser.add_argument("--rounds", type=int, default=9, help="interleaved rounds (default: %(default)s)")
    given = parser.parse_args()
    sets = {"shipped": texts.shipped(), "generated": texts.generated(200)}
    if given.corpus:
        sets["corpus"] = texts.corpus(given.corpus)
    for name, found in sets.items():
        _beside_lark(name, texts.calculations(found), given.rounds)
    _beside_pint([text for found in sets.values() for text in found], given.rounds)


def _beside_lark(name: str, found: list[str], rounds: int) -> None:
    parse, read = bare.parse(found)
    print(f"\n{name}: {len(read)} texts with a calculation ({sum(map(len, read)):,} characters); yardstick: bare lark")
    work = {"bare lark": over(read, parse), **_doors(read)}
    _show(race(work, "bare lark", rounds), len(read))


def _beside_pint(found: list[str], rounds: int) -> None:
    try:
        pint: Any = __import__("pint")
    except ModuleNotFoundError:
        print("\npint is not installed: pip install --group bench")
        return
    registry = _registry(pint)
    sides = list(dict.fromkeys(side for text in found for side in _sides(text)))
    read = [side for side in sides if _has_unit(registry, side)]
    print(f"\nworked sides with units that pint can parse: {len(read)} of {len(sides)}; yardstick: pint")
    parse = registry.parse_expression
    work = {"pint": over(read, parse), **_doors(read)}
    _show(race(work, "pint", rounds), len(read))


def _doors(found: list[str]) -> dict[str, Work]:
    return {"audit to JSON": over(found, _audited), "scan to JSON": over(found, _scanned)}


def _audited(text: str) -> str:
    return audit(text).model_dump_json()


def _scanned(text: str) -> list[str]:
    return [report.model_dump_json() for report in scan(text)]


def _sides(text: str) -> list[str]:
    """What is left of the first equals sign of each calculation: pint knows no equations."""
    worked = [found.text.partition("=")[0].strip() for found in scan(text) if found.value is not None]
    return [side for side in worked if side]


def _registry(pint: Any) -> Any:
    """The units of the field, so that pint need not give up on every line."""
    registry = pint.UnitRegistry()
    registry.define("FLOP = [operation] = FLOP = FLOPs")
    registry.define("FLOPS = FLOP / second")
    for noun in ("GPU", "utilization", "parameter", "token", "image", "epoch"):
        registry.define(f"{noun} = []")
    return registry


def _has_unit(registry: Any, side: str) -> bool:
    """True when pint makes a quantity with units of it; what it refuses in whatever way does not count."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = registry.parse_expression(side)
            return hasattr(read, "units") and bool(str(read.units))
    except Exception:  # pint raises everything, from AttributeError to TokenError
        return False


def _show(timings: dict[str, Timing], count: int) -> None:
    for name, timing in timings.items():
        print(f"  {name:14} {count / timing.seconds:9,.0f} texts/s   {timing.ratio:5.2f} × the yardstick's time")


if __name__ == "__main__":
    main()
