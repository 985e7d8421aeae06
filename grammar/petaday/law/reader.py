"""Reads the rules from the tables beside this file; a site may have rules of its own in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from petaday.core import package_data
from petaday.law.rule import Example, Rule, Source

# ruff: noqa: PLC0415 - a calculation that meets no threshold waits for none of these

TABLES = ("eu.toml", "california.toml", "new-york.toml", "us.toml", "korea.toml", "china.toml")
"""The files of rules, in the order in which pages show them."""

_PACKAGE = "petaday.law"
_APPLIED: ContextVar[tuple[Rule, ...]] = ContextVar("law", default=())


@contextmanager
def applied(law: tuple[Rule, ...]) -> Iterator[None]:
    """While this is entered, these rules are the law here; petaday's own where there are none.

    >>> with applied(rules()[:1]):
    ...     thresholds()
    ((1e+23, 'general-purpose AI models that generate language, images or video (EU guidelines, point 17)'),)
    """
    before = _APPLIED.set(law)
    try:
        yield
    finally:
        _APPLIED.reset(before)


def rules() -> tuple[Rule, ...]:
    """Every rule, by jurisdiction; those that decide nothing any more are there too.

    >>> [rule.figure for rule in rules() if rule.decides]
    [1e+23, 1e+25, 1e+26, 1e+26, 1e+26]
    """
    return _APPLIED.get() or packaged()


@cache
def packaged() -> tuple[Rule, ...]:
    """The rules that are installed with petaday."""
    return tuple(rule(row, table) for table in map(_table, TABLES) for row in table["rule"])


@cache
def examples() -> tuple[Example, ...]:
    """The calculations that a regulator worked.

    >>> examples()[0].line
    '6 * 3.8 * 10^9 * 3.3 * 10^12 = 7.5 * 10^22 FLOP'
    """
    return tuple(Example(**row) for table in map(_table, TABLES) for row in table.get("example", ()))


def thresholds() -> tuple[tuple[float, str], ...]:
    """Each figure of training that decides something, the smallest first, with all that it decides.

    >>> thresholds()[1]
    (1e+25, 'systemic risk (EU AI Act, Article 51)')
    """
    return tuple((figure, "; ".join(one.name for one in said)) for figure, said in deciding())


def deciding() -> tuple[tuple[float, tuple[Rule, ...]], ...]:
    """Each figure of training that decides something, the smallest first, with the rules that name it.

    >>> [(figure, [rule.jurisdiction for rule in said]) for figure, said in deciding()][1]
    (1e+25, ['European Union'])
    """
    return _deciding(rules())


@lru_cache(maxsize=8)
def _deciding(law: tuple[Rule, ...]) -> tuple[tuple[float, tuple[Rule, ...]], ...]:
    found: dict[float, list[Rule]] = {}
    for one in law:
        if one.decides and one.figure is not None:
            found.setdefault(one.figure, []).append(one)
    return tuple((figure, tuple(said)) for figure, said in sorted(found.items()))


def _table(name: str) -> dict[str, Any]:
    import tomllib

    found: dict[str, Any] = tomllib.loads(package_data.read(_PACKAGE, name))
    return found


def rule(row: Mapping[str, Any], table: Mapping[str, Any], own: str = "") -> Rule:
    """The rule of a row of a table; `own` is the file, where it is not one of these."""
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
        own=own,
    )
