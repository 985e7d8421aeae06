"""The rules of one's own: `law/*.toml` in a content folder, in place of petaday's or beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from petaday.casebook.finding import Finding, finding
from petaday.casebook.law_table import KEYS, Table
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike, did_you_mean
from petaday.law import reader
from petaday.law.rule import Rule

FOLDER = "law"
"""The folder, beside `systems` and `methods`."""

CODE = "PD512"
_PLAIN = {
    "string_pattern_mismatch": "is written in another way: an address begins with https://, an id is in small letters",
    "float_type": "is no number",
    "float_parsing": "is no number",
    "literal_error": "is none of the words it may be",
    "date_type": "is no day",
    "date_from_datetime_parsing": "is no day",
    "bool_type": "is neither true nor false",
    "bool_parsing": "is neither true nor false",
}
"""What is wrong, by pydantic's name for it."""
_RULE = re.compile(r"^\[\[rule\]\][ \t]*(?:#.*)?\r?$", re.MULTILINE)


class OwnLaw(NamedTuple):
    """The law of a content folder: no rules where it has none of its own; what is wrong in its files."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[Finding, ...] = ()


def own_law(content: Path) -> OwnLaw:
    """The law as a content folder has it: petaday's rules, those of its own files in place of the ones they name.

    A file with a fault gives no rule; the others do.

    Args:
        content: the folder that may hold `law/*.toml`, each written as petaday's own tables are.
    """
    found: dict[str, Rule] = {}
    faults: list[Finding] = []
    for file in sorted((content / FOLDER).glob("*.toml")):
        text = file.read_bytes().decode("utf-8", errors="replace")
        try:
            found |= {rule.id: rule for rule in _rules(text, f"{FOLDER}/{file.name}", found)}
        except _Wrong as wrong:
            said = Diagnostic(CODE, "error", wrong.said, wrong.place, wrong.advice)
            faults.append(finding(str(file), text, said))
    return OwnLaw(_merged(found) if found else (), tuple(faults))


class _Wrong(Exception):  # noqa: N818 - it never leaves this file
    def __init__(self, said: str, place: Span, advice: str) -> None:
        super().__init__(said)
        self.said, self.place, self.advice = said, place, advice


def _merged(found: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """Each own rule in the place of the one it replaces, the others at the end of their jurisdiction."""
    known = reader.packaged()
    merged = [found.get(rule.id, rule) for rule in known]
    named = {rule.id for rule in known}
    added = [rule for rule in found.values() if rule.id not in named]
    places = dict.fromkeys(rule.jurisdiction for rule in (*merged, *added))
    return tuple(rule for place in places for rule in (*merged, *added) if rule.jurisdiction == place)


def _rules(text: str, name: str, known: Mapping[str, Rule]) -> Iterator[Rule]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _unreadable(text, str(fault)) from fault
    try:
        Table.model_validate(table)
    except ValidationError as invalid:
        raise _invalid(text, invalid.errors()[0]) from invalid
    ids = [row["id"] for row in table["rule"]]
    for number, row in enumerate(table["rule"]):
        if row["id"] in known or row["id"] in ids[:number]:
            raise _Wrong(f"the rule `{row['id']}` stands twice", _place(text, row["id"]), "keep one of them")
        yield reader.rule(row, {"places": [table["jurisdiction"].casefold()], **table}, name)


def _unreadable(text: str, said: str) -> _Wrong:
    at = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    line = int(at[1]) if at else text.count("\n") + 1
    return _Wrong("this is no TOML: " + re.sub(r" \(at .*\)$", "", said), _line(text, line), "see https://toml.io")


def _invalid(text: str, error: ErrorDetails) -> _Wrong:
    path = error["loc"]
    key = str(path[-1]) if path else "rule"
    match error["type"]:
        case "missing":
            return _Wrong(f"the key `{key}` is missing", _found(text, path[:-1]), f"add a line {key} = …")
        case "extra_forbidden":
            near = alike(key, KEYS)
            return _Wrong(f"`{key}` is no key here", _found(text, path), did_you_mean(near, f"keys: {', '.join(KEYS)}"))
        case "value_error":
            return _Wrong(str(error["msg"]).removeprefix("Value error, "), _found(text, path), "change one of the two")
    said = _PLAIN.get(error["type"]) or str(error["msg"]).replace("Input should", "should")
    advice = f"write one of {error['ctx']['expected']}" if error["type"] == "literal_error" else "write another value"
    return _Wrong(f"`{key}` {said}", _found(text, path), advice)


def _found(text: str, path: Sequence[Any]) -> Span:
    """Where the key of a path stands: the first line of its name in the rule that it belongs to."""
    starts = [found.start() for found in _RULE.finditer(text)]
    number = next((step for step in path if isinstance(step, int)), None)
    begin = starts[number] if number is not None and number < len(starts) else 0
    end = starts[number + 1] if number is not None and number + 1 < len(starts) else len(text)
    names = [step for step in path if isinstance(step, str) and step != "rule"]
    key = re.compile(rf"^[ \t]*{re.escape(names[-1])}[ \t]*=.*$", re.MULTILINE) if names else _RULE
    place = key.search(text, begin, end)
    return Span(place.start(), place.end()) if place else _line(text, text.count("\n", 0, begin) + 1)


def _place(text: str, name: str) -> Span:
    found = list(re.finditer(rf"^id[ \t]*=[ \t]*[\"']{re.escape(name)}[\"'].*$", text, re.MULTILINE))
    return Span(found[-1].start(), found[-1].end()) if found else _line(text, 1)


def _line(text: str, number: int) -> Span:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: number - 1]))
    shown = lines[number - 1].rstrip("\r\n") if number <= len(lines) else ""
    return Span(start, start + len(shown))
