"""The language reference as data: sections of rules, each a sentence with an example that runs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from petaday.calculate import audit, scan
from petaday.core import package_data
from petaday.core.calculation import Calculation

FILES = ("rules.toml", "meaning.toml", "text.toml", "models.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a sentence, and a text that shows it.

    `nothing` when the text holds no calculation; `alone` when each line is read as one, and not as running text.
    """

    says: str
    example: str
    nothing: bool = False
    alone: bool = False

    def worked(self) -> list[Calculation]:
        """What petaday makes of the example."""
        return [audit(line) for line in self.example.splitlines()] if self.alone else scan(self.example, offered=True)


@dataclass(frozen=True, slots=True)
class Section:
    """Rules of one subject."""

    title: str
    says: str
    rules: tuple[Rule, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Every section of the reference, in order.

    >>> sections()[0].title
    'A calculation is a chain of equals'
    """
    files = [package_data.read("petaday.language", name) for name in FILES]
    return tuple(
        Section(
            one["title"],
            one["says"],
            tuple(
                Rule(r["says"], r["example"].strip(), r.get("nothing", False), r.get("alone", False))
                for r in one["rule"]
            ),
        )
        for file in files
        for one in tomllib.loads(file)["section"]
    )


def grammar() -> str:
    """The syntax itself, with its comments."""
    return package_data.read("petaday.syntax", "grammar.lark")
