"""The TextMate grammar of calculations, made from petaday's own tables. `make docs` writes it anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from petaday import hardware, units
from petaday.syntax.keywords import FUNCTIONS
from places import ROOT

GRAMMAR = ROOT / "editors/vscode/syntaxes/calc.tmLanguage.json"
_FIGURE = (
    r"(?:\d{1,3}(?:[,'’_\x{202f}\x{2009}\x{a0}]\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:[eE][-+−]?\d+)?"
    r"(?:\s?[×*·]\s?10\s?(?:\^|\*\*)\s?[-+−]?\d+|\s?[×*·]\s?10[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
)
_BEFORE, _AFTER = r"(?<![\p{L}_])", r"(?![\p{L}\p{N}_])"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for some words that shares what they begin with.

    >>> alternatives(["day", "days", "hour"])
    '(?:day(?:s)?|hour)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for sign in word:
            at = at.setdefault(sign, {})
        at[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, Any]) -> str:
    ends = "" in tree
    parts = []
    for sign, rest in sorted((sign, rest) for sign, rest in tree.items() if sign):
        parts.append(re.escape(sign) + (_pattern(rest) if rest != {"": {}} else ""))
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}" if ends or len(parts) > 1 else parts[0]


def grammar() -> dict[str, Any]:
    """The grammar as TextMate holds it."""
    table = units.table()
    devices = {
        name for device in hardware.devices() for name in (device.name, *device.aliases) if re.search(r"\d", name)
    }
    scales = [word for word in table.scales if word != "%"]
    rules: list[tuple[str, str]] = [
        ("keyword.operator.question.calc", r"(?<=[=*×/+\-\s(])\?"),
        ("entity.name.class.device.calc", f"{_BEFORE}{alternatives(devices)}(?:s|'s|’s)?{_AFTER}"),
        ("constant.numeric.calc", rf"(?<![\p{{L}}_\d.]){_FIGURE}"),
        ("constant.numeric.scale.calc", f"%|{_BEFORE}{alternatives(scales)}{_AFTER}"),
        ("support.type.unit.calc", f"{_BEFORE}{alternatives(table.units)}{_AFTER}"),
        ("support.function.calc", rf"{_BEFORE}{alternatives(FUNCTIONS)}(?=\s*\()"),
        ("keyword.operator.word.calc", rf"{_BEFORE}(?:per|of|to|times|and){_AFTER}"),
        ("keyword.operator.comparison.calc", r"==?|[≈≃≅⇒→≡≤≥<>~≲]|->"),
        ("keyword.operator.arithmetic.calc", r"\*\*|\+/-|[*×·∙⋅÷/+^±−–-]"),
        ("punctuation.section.parens.calc", r"[()\[\]{}]"),
    ]
    return {
        "$comment": "made by tests/support/textmate.py from petaday's tables: make docs",
        "name": "petaday calculations",
        "scopeName": "source.calc",
        "patterns": [{"include": "#comment"}, {"include": "#name"}, {"include": "#result"}, {"include": "#words"}],
        "repository": {
            "comment": {"name": "comment.block.html.calc", "begin": "<!--", "end": "-->"},
            "name": {
                "match": r"^\s*([\p{L}_][\p{L}\p{N}_ -]*?)\s*(?:(=)(?![=>])|(:)(?=\s))",
                "captures": {
                    "1": {"name": "variable.other.definition.calc"},
                    "2": {"name": "keyword.operator.comparison.calc"},
                    "3": {"name": "punctuation.separator.label.calc"},
                },
            },
            "result": {
                "match": rf"(≐)\s*(~?-?{_FIGURE})",
                "captures": {
                    "1": {"name": "keyword.operator.result.calc"},
                    "2": {"name": "constant.numeric.result.calc"},
                },
            },
            "words": {"patterns": [{"name": name, "match": match} for name, match in rules]},
        },
    }


def written() -> str:
    """The grammar as its file holds it."""
    return json.dumps(grammar(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    GRAMMAR.write_text(written(), encoding="utf-8")
