"""Reads units.toml, and looks up what a word may mean: `PF`, `days`, `GB`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from petaday.core import kept_toml, package_data
from petaday.core.figures import figure, shown
from petaday.core.quantity import ONE, POWER, RATE, SIZE, TIME, Dimension
from petaday.core.suggest import alike, one_letter_apart
from petaday.units.words import NEAR_TIMES


class Meaning(NamedTuple):
    """One reading of one word: `kind` for people, factor in base units, `slip` when only a slip of the pen."""

    kind: str
    factor: float
    dimension: Dimension
    unit: str
    slip: bool = False

    def __str__(self) -> str:
        """In words, for reports."""
        kind = f"{'an' if self.kind[0] in 'aeiou' else 'a'} {self.kind}"
        if self.dimension == ONE:
            return kind if self.factor == 1 else f"{kind}: {figure(self.factor)}"
        return f"{kind}: {shown(self.factor, self.dimension)}"


class Table(NamedTuple):
    """Units with their readings and the factor of their prefix, scale words with theirs; the source of each unit."""

    units: dict[str, tuple[tuple[Meaning, ...], float]]
    scales: dict[str, float]
    sources: dict[str, str]


@cache
def table() -> Table:
    """Reads units.toml, once: every spelling with its readings, prefixes included."""
    text, saved = package_data.read("petaday.units", "units.toml"), package_data.beside(__file__, "units.saved")
    data = kept_toml.read(text, saved)
    words: dict[str, tuple[tuple[Meaning, ...], float]] = {}
    for unit, entry in data["unit"].items():
        readings = tuple(_meaning(unit, r) for r in entry["readings"])
        for word in entry["words"]:
            factor = entry.get("factors", {}).get(word, 1.0)
            if entry.get("bare", True) and word in entry.get("bare-words", entry["words"]):
                words.setdefault(word, (readings, factor))
            for family in entry.get("prefixes", ()):
                hyphen = ("", "-") if family == "words" else ("",)
                for prefix, power in data["prefix"][family].items():
                    for written in {prefix, prefix.capitalize()} if family == "words" else {prefix}:
                        for joint in hyphen:
                            words.setdefault(f"{written}{joint}{word}", (readings, power * factor))
    return Table(words, data["scale"], {unit: entry["source"] for unit, entry in data["unit"].items()})


def _meaning(unit: str, reading: dict[str, Any]) -> Meaning:
    dimension = Dimension(*(reading.get(base, 0) for base in Dimension._fields))
    return Meaning(reading["kind"], float(reading["factor"]), dimension, unit, reading.get("slip", False))


def _listed(word: str) -> tuple[Meaning, ...]:
    """The readings of a word as it stands in the table; few of its words are ever asked for."""
    readings, factor = table().units.get(word, ((), 1.0))
    return readings if factor == 1 else tuple(m._replace(factor=m.factor * factor) for m in readings)


_PFS_DAYS = re.compile(r"(?i)(?:pfs|pf|petaflops?)(?:/s)?-d(?:ays?)?$")
_LONE = re.compile(r"[kMGTPEZ]$")
_KEPT_UP = {RATE: "count", POWER: "energy", SIZE: "size kept for a time"}
"""What is made of what is kept up for a time: `PF-days`, `watt-hours`, `TB-hours`."""


@lru_cache(maxsize=4096)
def prefixed(prefix: str, word: str) -> tuple[Meaning, ...]:
    """The readings of a unit whose prefix is written apart: `5 G FLOP`; empty when it is none."""
    return _listed(prefix + word) if _LONE.match(prefix) else ()


@lru_cache(maxsize=4096)
def meanings(word: str) -> tuple[Meaning, ...]:
    """Every reading of a word, best first; empty when it is a noun.

    >>> [str(m) for m in meanings("PF")]
    ['a count: 1e15 FLOP', 'a rate: 1e15 FLOP/s']
    >>> meanings("GPU-hours")[0].dimension == TIME
    True
    >>> str(meanings("watt-hours")[0]), meanings("images")
    ('an energy: 3,600 J', ())
    """
    for spelling in (word, word.rstrip("'’"), word.removesuffix("'s").removesuffix("’s")):
        if found := _listed(spelling):
            return found
    if _PFS_DAYS.match(word):
        return _listed("pfs-days")
    first, hyphen, last = word.rpartition("-")
    time = _listed(last) if hyphen else ()
    if time and time[0].dimension == TIME:
        kept = next((m for m in _listed(first) if m.dimension in _KEPT_UP), None)
        if kept is None:
            return time  # `GPU-hours`
        unit, dimension = f"{kept.unit}-{time[0].unit}", kept.dimension * TIME
        return (Meaning(_KEPT_UP[kept.dimension], kept.factor * time[0].factor, dimension, unit),)
    return ()


def scale(word: str) -> float | None:
    """The factor of a scale word (`M`, `billion`, `%`), or None."""
    scales = table().scales
    return scales.get(word) or (scales.get(word.lower()) if len(word) > 4 else None)


def is_unit(text: str) -> bool:
    """True when words name a unit; a noun would only count itself.

    >>> is_unit("pfs-days"), is_unit("TFLOP/s"), is_unit("bananas")
    (True, True, False)
    """
    return any(meanings(word) for word in text.replace("/", " ").split())


def is_time(word: str) -> bool:
    """True when the word's first reading is a time."""
    found = meanings(word)
    return bool(found) and found[0].dimension == TIME


_TIMES = (
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
)
_FLOPPY = re.compile(
    r"(?i)^(?:[kmgtpezy]|kilo|mega|giga|tera|peta|exa|zetta|yotta)?-?(?:fl[ao]+ps?[a-z]?|f?lops?|folps?|fl[o]?s?ps?|plofs?)$"
)


@lru_cache(maxsize=4096)
def nearest(word: str) -> str | None:
    """The unit a word that is none was probably meant to be; None when it is just a noun.

    >>> nearest("TFLOPZ"), nearest("dayz"), nearest("images")
    ('TFLOPS', 'days', None)
    """
    if meanings(word) or scale(word) is not None:
        return None
    if _FLOPPY.match(word):
        known = [w for w in table().units if w[0] == word[0]]
        return min(
            alike(word, known, most=5),
            key=lambda u: (abs(len(u) - len(word)), u.isupper() != word.isupper()),
            default="FLOP",
        )
    low = word.lower()
    if len(low) < 4 or low in NEAR_TIMES:
        return None
    likely = [t for t in _TIMES if one_letter_apart(low, t)]
    return min(likely, key=lambda t: abs(len(t) - len(low)), default=None)
