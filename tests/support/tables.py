"""The `tables.py` beside a grammar holds what the grammar comes to, so that reading needs no lark. `make tables`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark
from lark.parsers.lalr_analysis import Shift

from places import ROOT

PACKAGE = ROOT / "grammar" / "petaday"
GRAMMARS = {PACKAGE / "syntax" / "grammar.lark": "chain", PACKAGE / "layers" / "layers.lark": "layer"}

HEAD = '''"""What {name} comes to: made by `make tables`, never by hand."""

# ruff: noqa: E501
# fmt: off

'''


def tables(grammar: Path) -> Path:
    """Where the tables of a grammar are kept."""
    return (PACKAGE if grammar.parent.name == "syntax" else grammar.parent) / "tables.py"


def fresh(grammar: Path) -> str:
    """The module for a grammar: the same text every time, whatever order lark finds the states in."""
    start = GRAMMARS[grammar]
    text = grammar.read_text("utf-8")
    lark = Lark(text, parser="lalr", lexer="basic", start=[start, "outside"], maybe_placeholders=True)
    table = lark.parser.parser._parse_table
    rules: dict[Any, int] = {}
    states = list(_states(table, rules, start))
    return HEAD.format(name=grammar.name) + "\n".join(
        [
            f"TERMINALS = {_terminals(lark)!r}",
            f"IGNORED = frozenset({sorted(lark.ignore_tokens)!r})",
            "",
            "# the rule; the method of parse.Build, or nothing where its one child is handed on; and the children:",
            "# `.` as it is, `*` all of a list, `-` not there",
            *_block("RULES", [repr((str(rule.origin.name), _method(rule), _shape(rule))) for rule in rules]),
            "",
            "# where each symbol leads: to a state, or by `~n` to the end of rule n",
            *_block("STATES", [repr(state) for state in states]),
            "",
        ]
    )


def _block(name: str, lines: list[str]) -> list[str]:
    return [f"{name} = (", *(f"    {line}," for line in lines), ")"]


def _terminals(lark: Lark) -> str:
    """All terminals as one expression, in the order in which lark tries them."""
    order = sorted(lark.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name))
    return "|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in order)


def _states(table: Any, rules: dict[Any, int], start: str) -> Iterator[dict[str, int]]:
    """The states that the start leads to, in the order in which it does, symbols by name."""
    numbers = {table.start_states[start]: 0}
    order = list(numbers)
    for state in order:  # it grows meanwhile
        moves: dict[str, int] = {}
        for symbol, (action, to) in sorted(table.states[state].items()):
            if action is Shift:
                if to not in numbers:
                    numbers[to] = len(order)
                    order.append(to)
                moves[symbol] = numbers[to]
            else:
                moves[symbol] = ~rules.setdefault(to, len(rules))
        yield moves or {"$END": 0}  # only the end of the whole leads nowhere; parse.py stops there


def _method(rule: Any) -> str:
    if rule.origin.name.startswith("_"):  # what lark makes of `(…)*`
        return "list"
    hands_on = rule.options.expand1 and not rule.alias and len(rule.expansion) == 1
    return "" if hands_on else str(rule.alias or rule.origin.name)


def _shape(rule: Any) -> str:
    signs = ["*" if symbol.name.startswith("_") else "." for symbol in rule.expansion]
    placed = iter(signs)
    empty = rule.options.empty_indices
    return "".join("-" if missing else next(placed) for missing in empty) if empty else "".join(signs)


if __name__ == "__main__":
    for grammar in GRAMMARS:
        tables(grammar).write_text(fresh(grammar), "utf-8")
