"""The table of `signs.toml`: what speaks for a figure being the run's own, and what against it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from petaday.core import package_data


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its weight, what a fact tells its reader, and where in a text it is given.

    Attributes:
        name: what the code calls it.
        weight: added up over the signs of a figure.
        says: in words, or empty where it needs no telling.
        scope: what a figure with it is taken for, or empty.
        words: words that give it, singular and in small letters.
        where: in which window around a figure they must stand.
        kinds: the kinds it is looked for at; all of them where none is named.
    """

    name: str
    weight: float
    says: str = ""
    scope: str = ""
    words: frozenset[str] = frozenset()
    where: str = ""
    kinds: frozenset[str] = frozenset()

    def fits(self, kind: str) -> bool:
        """True for a figure of a kind it is looked for at."""
        return not self.kinds or kind in self.kinds


def _sign(name: str, row: Mapping[str, Any]) -> Sign:
    sets = {key: frozenset(row.get(key, ())) for key in ("words", "kinds")}
    return Sign(
        name, float(row["weight"]), row.get("says", ""), row.get("scope", ""), where=row.get("where", ""), **sets
    )


_TABLE = tomllib.loads(package_data.read("petaday.facts", "signs.toml"))
SIGNS: Mapping[str, Sign] = {name: _sign(name, row) for name, row in _TABLE.items()}
BY_WORDS: tuple[Sign, ...] = tuple(sign for sign in SIGNS.values() if sign.words)


def weight(signs: Iterable[str]) -> float:
    """What the signs come to; one that is there twice counts once.

    >>> weight(["noun", "noun"]) == weight(["noun"])
    True
    """
    return sum(SIGNS[name].weight for name in dict.fromkeys(signs))


def scope(signs: Iterable[str]) -> str:
    """What a figure with these signs is taken for.

    >>> scope(["noun"]), scope(["noun", "per_unit"])
    ('run', 'per_unit')
    """
    return next((SIGNS[name].scope for name in signs if SIGNS[name].scope), "run")


def because(signs: Iterable[str]) -> str:
    """The signs in one sentence.

    >>> because(["noun", "trained"])
    'the noun behind it says so; its sentence is about training'
    """
    return "; ".join(SIGNS[name].says for name in dict.fromkeys(signs) if SIGNS[name].says)
