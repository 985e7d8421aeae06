"""Every regular expression of the packages, how each is used, and texts that are meant to be slow for it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import petaday
import petaday_service
import petaday_site

WAYS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
ANCHORED = {"match", "fullmatch"}


class Used(NamedTuple):
    """A pattern, where it stands, and the ways it is used."""

    name: str
    pattern: re.Pattern[str]
    ways: frozenset[str]

    def run(self, text: str) -> None:
        """Use the pattern on a text in each of its ways."""
        for way in self.ways if self.ways and self.ways <= ANCHORED else {"finditer"}:
            found: Any = getattr(self.pattern, way)(text)
            if way == "finditer":
                for _ in found:
                    pass


def modules() -> Iterator[ModuleType]:
    """Every module of the three packages that loads here; an extra that is not installed is left out."""
    for package in (petaday, petaday_service, petaday_site):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" in found.name or found.name.endswith("__main__"):
                continue
            try:
                yield importlib.import_module(found.name)
            except ModuleNotFoundError as lack:
                if (lack.name or "").partition(".")[0] in {"docutils", "onnx", "sphinx", "torch"}:
                    continue
                raise


@cache
def used() -> tuple[Used, ...]:
    """Every pattern: those of modules, and those written where they are used."""
    found: dict[tuple[str, int], Used] = {}
    held = [(module, name, value) for module in modules() for name, value in vars(module).items()]
    ways = _ways({module for module, _, _ in held})  # a name with an underscore is known in its own module alone
    for module, name, value in held:
        for pattern in _patterns(value):
            _add(found, Used(f"{module.__name__}:{name}", pattern, frozenset(ways.get(_key(module, name), ()))))
    for module in {module for module, _, _ in held}:
        for line, way, text in _written(module):
            _add(found, Used(f"{module.__name__}:{line}", re.compile(text), frozenset({way})))
    return tuple(sorted(found.values(), key=lambda one: one.name))


def _add(found: dict[tuple[str, int], Used], one: Used) -> None:
    key = (one.pattern.pattern, one.pattern.flags)
    known = found.get(key)
    found[key] = known._replace(ways=known.ways | one.ways) if known else one


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from _each(value.values())
        yield from _each(value)
    elif isinstance(value, (tuple, list, frozenset, set)):
        yield from _each(value)


def _each(values: Iterable[object]) -> Iterator[re.Pattern[str]]:
    for value in values:
        yield from _patterns(value)


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text("utf-8"))


def _ways(held: Iterable[ModuleType]) -> dict[str, set[str]]:
    """For each name the ways it is used anywhere: `NAME.search(…)`, `re.search(NAME, …)`, `run = NAME.search`."""
    found: dict[str, set[str]] = {}
    for module in held:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.Attribute) and node.attr in WAYS:
                target = node.value
                name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
                found.setdefault(_key(module, name), set()).add(node.attr)
            if isinstance(node, ast.Call) and _of_re(node) and node.args and isinstance(node.args[0], ast.Name):
                found.setdefault(_key(module, node.args[0].id), set()).add(_of_re(node))
    return found


def _key(module: ModuleType, name: str) -> str:
    return f"{module.__name__}:{name}" if name.startswith("_") else name


def _written(module: ModuleType) -> Iterator[tuple[int, str, str]]:
    """The patterns in `re.search("…", …)`, and in `re.search(NAME, …)` where the name stands for a text."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Call) and node.args and (way := _of_re(node)):
            first = node.args[0]
            text = first.value if isinstance(first, ast.Constant) else vars(module).get(getattr(first, "id", ""))
            if isinstance(text, str):
                yield node.lineno, way, text


def _of_re(node: ast.Call) -> str:
    called = node.func
    plain = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"
    return called.attr if plain and isinstance(called, ast.Attribute) and called.attr in WAYS else ""


def hostile(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Pieces to repeat: what the pattern matches, and the beginnings of that."""
    chance = random.Random(0)
    samples = {sample for _ in range(12) for sample in [_sample(_parsed(pattern), chance)] if sample}
    pieces: dict[str, None] = {}
    for sample in sorted(samples, key=len)[:6]:
        step = max(1, len(sample) // 6)
        for end in (*range(1, len(sample), step), len(sample)):
            pieces[sample[:end]] = None
        pieces[sample[-1]] = None
    return tuple(pieces)


def _parsed(pattern: re.Pattern[str]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags)


def _sample(parsed: Any, chance: random.Random) -> str:
    """A text that the pattern is likely to match; looking around is passed over."""
    return "".join(_one(op, given, chance) for op, given in parsed)


def _one(op: Any, given: Any, chance: random.Random) -> str:
    if op is sre.LITERAL:
        return chr(given)
    if op is sre.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if op is sre.ANY:
        return chance.choice("a1 ")
    if op is sre.IN:
        return _member(given, chance)
    if op is sre.BRANCH:
        return _sample(chance.choice(given[1]), chance)
    if op is sre.SUBPATTERN:
        return _sample(given[3], chance)
    if op is sre.ATOMIC_GROUP:
        return _sample(given, chance)
    if op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
        least, most, inner = given
        times = chance.randint(least, max(least, min(least + 2, most)))
        return "".join(_sample(inner, chance) for _ in range(min(times, 20)))
    return ""


_KINDS = {
    sre.CATEGORY_DIGIT: "17",
    sre.CATEGORY_NOT_DIGIT: "a ",
    sre.CATEGORY_SPACE: " \n",
    sre.CATEGORY_NOT_SPACE: "a1",
    sre.CATEGORY_WORD: "a1",
    sre.CATEGORY_NOT_WORD: " -",
}


def _member(given: Any, chance: random.Random) -> str:
    if given[0][0] is sre.NEGATE:
        inside = re.compile("[" + "".join(map(_shown, given[1:])) + "]")
        return chance.choice([sign for sign in "a1 -x\n(" if not inside.match(sign)] or ["\x00"])
    op, value = chance.choice(given)
    if op is sre.RANGE:
        return chr(chance.choice([value[0], value[1]]))
    return chance.choice(_KINDS[value]) if op is sre.CATEGORY else chr(value)


_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def _shown(item: Any) -> str:
    op, value = item
    if op is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return _CLASSES[value] if op is sre.CATEGORY else re.escape(chr(value))
