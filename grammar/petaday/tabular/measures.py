"""The units that stand in the heads and cells of tables, by quantity, in base units."""

from __future__ import annotations

import re

from petaday.core.quantity import Dimension
from petaday.units import meanings

SECOND = Dimension(s=1)
SCALES = {
    "k": 1e3, "K": 1e3, "thousand": 1e3, "M": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "millions": 1e6,
    "B": 1e9, "b": 1e9, "bn": 1e9, "G": 1e9, "billion": 1e9, "billions": 1e9,
    "T": 1e12, "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
"""Words that multiply a count."""

_TIME_WORDS = (
    "ms us µs s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days week weeks wk "
    "month months year years yr yrs"
)
TIMES = {word: unit.factor for word in _TIME_WORDS.split() for unit in meanings(word) if unit.dimension == SECOND}
"""Times in seconds, as the table of units has them: a month is 30 days."""

_PREFIX = {"": 1.0, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24}
_WORDS = {"kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12, "peta": 1e15, "exa": 1e18, "zetta": 1e21}
_TIME = r"ms|us|µs|seconds?|secs?|s|minutes?|mins?|m(?=\W*$)|hours?|hrs?|h|days?|d(?=\W*$)|weeks?|months?|years?|yrs?"
_FLOP = re.compile(
    r"(?<![A-Za-z])(kilo|mega|giga|tera|peta|exa|zetta|[kKMGTPEZ])?[\s-]?(?:FLOPs?|FLOPS|flops?|Flops?|FLoPs?|OPS|OP/s)(?![A-Za-z])"
)
_PFS_DAYS = re.compile(r"(?i)(?<![a-z])(?:pfs|pf/s|pf|pflops?(?:/s)?|petaflops?(?:/s)?)[-\s]?days?")
_HOURS = re.compile(rf"(?i)(?<![a-z])({_TIME})(?![a-z])")
_WATT = re.compile(r"(?<![A-Za-z])(kilo|mega|[kKM])?[\s-]?(?:W|[wW]atts?)(?![A-Za-z/])")
_WATT_HOUR = re.compile(r"(?<![A-Za-z])(kilo|mega|giga|[kKMGT])?[\s-]?(?:W\s?[hH]r?s?|[wW]att[\s-]?hours?)(?![a-z])")
_JOULE = re.compile(r"(?<![A-Za-z])(kilo|mega|giga|[kMGT])?[\s-]?(?:J|[jJ]oules?)(?![A-Za-z])")
_GRAM = re.compile(
    r"(?i)(?<![a-z])(kilo-?grams?|kg|k[tT]|tonnes?|tons?|metric\s?tons?|mt|grams?|g|t|lbs?)(?=[\s-]?(?:of\s)?(?:co\W?2|c\b|\W|$))"
)
_GRAMS = {"kg": 1e3, "kilogram": 1e3, "kilograms": 1e3, "g": 1.0, "gram": 1.0, "grams": 1.0, "kt": 1e9, "lb": 453.592, "lbs": 453.592}  # fmt: skip  # noqa: E501
_MONEY = re.compile(
    r"(?i)(?:([kmb])\s?(?=\$|usd|eur))?(?:\$|us\$|usd|eur|€|£|dollars?)\s?([kmb](?![a-z])|thousands?|millions?|billions?)?"
)
_COUNT = re.compile(r"(?:\(|\[|,\s|in\s|\s)\s?(k|K|M|B|T|bn|thousands?|millions?|billions?|trillions?)\s?(?:\)|\]|$)")


def _times(prefix: str | None) -> float:
    word = prefix or ""
    return _PREFIX.get(word) or _WORDS.get(word.lower(), 1.0)


def measure(quantity: str, words: str) -> tuple[str, float] | None:
    """The unit of a quantity that some words name, as written, and how many base units it is.

    >>> measure("device_time", "GPU hours"), measure("power", "Power (kW)"), measure("emissions", "tCO2eq")
    (('hours', 3600.0), ('kW', 1000.0), ('t', 1000000.0))
    >>> measure("rate", "TFLOP/s/GPU"), measure("parameters", "Params (M)"), measure("time", "Model")
    (('TFLOP', 1000000000000.0), ('M', 1000000.0), None)
    """
    return _BY_DIMENSION[_DIMENSIONS.get(quantity, "count")](words)


def _flop(words: str) -> tuple[str, float] | None:
    if days := _PFS_DAYS.search(words):
        return days[0], 8.64e19
    found = _FLOP.search(words)
    return (found[0].strip(), _times(found[1])) if found else None


def _time(words: str) -> tuple[str, float] | None:
    bracketed = re.search(r"[(\[]([^)\]]{0,200})[)\]]", words)
    found = (_HOURS.search(bracketed[1]) if bracketed else None) or _HOURS.search(words)
    return (found[1], TIMES[found[1].lower()]) if found and found[1].lower() in TIMES else None


def _power(words: str) -> tuple[str, float] | None:
    found = _WATT.search(words)
    return (found[0].strip(), _times(found[1])) if found else None


def _energy(words: str) -> tuple[str, float] | None:
    if hours := _WATT_HOUR.search(words):
        return hours[0].strip(), _times(hours[1]) * 3600
    found = _JOULE.search(words)
    return (found[0].strip(), _times(found[1])) if found else None


def _mass(words: str) -> tuple[str, float] | None:
    found = _GRAM.search(words)
    if not found:
        return None
    word = found[1].lower()
    return found[1], _GRAMS.get(word, 1e6)


def _money(words: str) -> tuple[str, float] | None:
    found = _MONEY.search(words)
    if not found:
        return None
    word = (found[1] or found[2] or "").lower().rstrip("s")
    factor = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}.get(word, 1.0)
    return found[0].strip(), factor


def _intensity(words: str) -> tuple[str, float] | None:
    mass, per = _mass(words), _energy(words)
    return (f"{mass[0]}/{per[0]}", mass[1] / per[1]) if mass and per else None


def _price(words: str) -> tuple[str, float] | None:
    money, per = _money(words), _HOURS.search(words)
    if not money or not per or per[1].lower() not in TIMES:
        return None
    return f"{money[0]}/{per[1]}", money[1] / TIMES[per[1].lower()]


def _count(words: str) -> tuple[str, float] | None:
    found = _COUNT.search(words)
    return (found[1], SCALES.get(found[1], SCALES.get(found[1].rstrip("s"), 1.0))) if found else None


def _ratio(words: str) -> tuple[str, float]:
    return ("%", 0.01) if "%" in words or "percent" in words.lower() else ("", 1.0)


_BY_DIMENSION = {
    "flop": _flop,
    "time": _time,
    "power": _power,
    "energy": _energy,
    "mass": _mass,
    "money": _money,
    "intensity": _intensity,
    "price": _price,
    "ratio": _ratio,
    "count": _count,
}
_DIMENSIONS = {
    "compute": "flop", "rate": "flop", "peak": "flop", "operations": "flop",
    "time": "time", "device_time": "time", "step_time": "time", "latency": "time",
    "power": "power", "energy": "energy", "emissions": "mass", "intensity": "intensity",
    "cost": "money", "price": "price",
    "utilization": "ratio", "ratio": "ratio", "share": "ratio", "pue": "ratio",
}  # fmt: skip
MEASURED = frozenset(_DIMENSIONS) - {"utilization", "ratio", "share", "pue"}
"""Quantities whose figures mean nothing without a unit."""
