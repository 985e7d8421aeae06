"""Reads the rules from the tables beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from petaday.core import package_data
from petaday.law.rule import Example, Rule, Source

# ruff: noqa: PLC0415 - a calculation that meets no threshold waits for none of these

TABLES = ("eu.toml", "california.toml", "new-york.toml", "us.toml", "korea.toml", "china.toml")
"""The files of rules, in the order in which pages show them."""

_PACKAGE = "petaday.law"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by jurisdiction; those that decide nothing any more are there too.

    >>> [rule.figure for rule in rules() if rule.decides]
    [1e+23, 1e+25, 1e+26, 1e+26, 1e+26]
    """
    return tuple(_rule(row, table) for table in map(_table, TABLES) for row in table["rule"])


@cache
def examples() -> tuple[Example, ...]:
    """The calculations that a regulator worked.

    >>> examples()[0].line
    '6 * 3.8 * 10^9 * 3.3 * 10^12 = 7.5 * 10^22 FLOP'
    """
    return tuple(Example(**row) for table in map(_table, TABLES) for row in table.get("example", ()))


@cache
def thresholds() -> tuple[tuple[float, str], ...]:
    """Each figure of training that decides something, the smallest first, with all that it decides.

    >>> thresholds()[1]
    (1e+25, 'systemic risk (EU AI Act, Article 51)')
    """
    found: dict[float, list[str]] = {}
    for rule in rules():
        if rule.decides and rule.figure is not None:
            found.setdefault(rule.figure, []).append(rule.name)
    return tuple((figure, "; ".join(names)) for figure, names in sorted(found.items()))


def _table(name: str) -> dict[str, Any]:
    import tomllib

    found: dict[str, Any] = tomllib.loads(package_data.read(_PACKAGE, name))
    return found


def _rule(row: Mapping[str, Any], table: Mapping[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        jurisdiction=table["jurisdiction"],
        places=tuple(table["places"]),
        name=row["name"],
        instrument=row["instrument"],
        figure=row.get("figure"),
        unit=row.get("unit", "FLOP"),
        kind=row.get("kind", "training"),
        status=row["status"],
        since=row.get("since"),
        until=row.get("until"),
        counted=row.get("counted", ""),
        modality=row.get("modality", ""),
        tolerance=row.get("tolerance"),
        needs=tuple(row.get("needs", ())),
        follows=row["follows"],
        verified=row["verified"],
        sources=tuple(Source(**source) for source in row["source"]),
        domains=tuple(row.get("leaves_out", ())),
    )
