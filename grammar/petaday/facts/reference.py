"""The kinds of facts and the equations between them, with a sentence and an example each: what the reference shows."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from petaday.core import package_data


class KindOfFact(NamedTuple):
    """A kind as the reference tells it: its name, a sentence, the unit of its values, and an example."""

    name: str
    says: str
    unit: str
    example: str

    @property
    def title(self) -> str:
        """The name in words.

        >>> kinds_of_facts()[1].title
        'active parameters'
        """
        return self.name.replace("_", " ")


class RelationOfOneKind(NamedTuple):
    """A relation between figures of one kind: how its name begins, what it is called, a sentence, and an example."""

    name: str
    title: str
    says: str
    example: str


@cache
def relations_of_one_kind() -> tuple[RelationOfOneKind, ...]:
    """The relations that no equation of kinds says.

    >>> [relation.title for relation in relations_of_one_kind()]
    ['parts and total', 'a percent', 'stated twice']
    """
    table = tomllib.loads(package_data.read("petaday.facts", "relations.toml"))
    return tuple(RelationOfOneKind(row["name"], title, row["says"], row["example"]) for title, row in table.items())


@cache
def kinds_of_facts() -> tuple[KindOfFact, ...]:
    """Every kind, in the order a sheet tells them.

    >>> kinds_of_facts()[0].name
    'parameters'
    """
    table = tomllib.loads(package_data.read("petaday.facts", "kinds.toml"))
    return tuple(KindOfFact(name, row["says"], row["unit"], row["example"]) for name, row in table.items())
