"""A constant whose name says what it is: `SECONDS_PER_DAY = 84600`, `oneHourInMilliseconds`, `DAY 24 * HOUR`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.restated.twice import Twice

_PRODUCT = r"\d[\d_]{0,15}(?:\.0)?(?:[ ]?\*[ ]?\d[\d_]{0,15}(?:\.0)?){0,5}"
_SET = re.compile(
    r"^[^\n#/'\"=(]{0,80}?\b(?P<name>[A-Za-z_]\w{2,40})(?:[ ]?:[ ]?\w{1,16})?[ ]{0,12}=[ ]{0,4}"
    rf"(?P<work>{_PRODUCT})(?:[uUlLfFn]{{0,3}})[ ]?[;,]?[ ]{{0,12}}(?=$|//|\#|/\*)",
    re.MULTILINE,
)
_DEFINED = re.compile(
    rf"^[ \t]{{0,12}}#[ ]?define[ ]{{1,8}}(?P<name>[A-Za-z_]\w{{2,40}})[ ]{{1,16}}\(?(?P<work>{_PRODUCT})"
    r"[uUlL]{0,3}\)?[ ]{0,12}(?=$|//|/\*)",
    re.MULTILINE,
)
_OF_ANOTHER = re.compile(
    r"^(?:[ \t]{0,12}#[ ]?define|[^\n#/'\"=(]{0,60}?)\b[ ]{0,8}\b(?P<name>[A-Z][A-Z_]{2,20})[ ]{0,16}=?[ ]{0,4}"
    r"\(?(?P<n>\d{1,6})[ ]?\*[ ]?(?P<of>[A-Z][A-Z_]{2,20})\)?[ ]?;?[ ]{0,12}(?=$|//|/\*)",
    re.MULTILINE,
)
_CONVERTED = re.compile(
    r"\b(?P<name>[A-Za-z]\w{0,40})[ ]?=[ ]?(?:\w{1,30}\.){0,4}(?P<of>[A-Za-z]\w{1,40})"
    r"(?P<work>(?:[ ]?\*[ ]?\d{1,7}){1,5})[ ]?;?$",
    re.MULTILINE,
)
_PIECE = re.compile(r"\d[\d_]*")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]")
_TIMES: dict[str, float] = {
    **dict.fromkeys(["ns", "nanos", "nanosecond", "nanoseconds"], 1e-9),
    **dict.fromkeys(["us", "micros", "microsecond", "microseconds"], 1e-6),
    **dict.fromkeys(["ms", "millis", "msec", "msecs", "millisecond", "milliseconds"], 1e-3),
    **dict.fromkeys(["sec", "secs", "second", "seconds"], 1.0),
    **dict.fromkeys(["min", "mins", "minute", "minutes"], 60.0),
    **dict.fromkeys(["hour", "hours", "hr", "hrs"], 3600.0),
    **dict.fromkeys(["day", "days"], 86400.0),
    **dict.fromkeys(["week", "weeks"], 604800.0),
}
_BYTES = {"byte": 0, "bytes": 0, "kb": 1, "kib": 1, "mb": 2, "mib": 2, "gb": 3, "gib": 3, "tb": 4, "tib": 4}
_LEADING = frozenset({"num", "number", "of", "n", "k", "the", "total", "const"})
_ONE = frozenset({"one", "a", "an"})
_OTHERS = frozenset({7, 24, 60, 1000, 1024, 1440, 3600, 60_000, 86_400, 604_800, 3_600_000, 86_400_000})
_WORK = frozenset({5, 8, 40})  # days and hours of work
_SLIPS = frozenset({102, 104, 124, 1014, 1034, 1042, 1204})  # what a slip of one key makes of 1024


def unit_names(code: str) -> Iterator[Twice]:
    """Every constant that is named after two units, and is not what one has of the other.

    >>> [(one.first, one.second, one.worked) for one in unit_names("SECONDS_PER_DAY = 84600;")]
    [('SECONDS_PER_DAY', '84600', '86,400')]
    >>> [one.worked for one in unit_names("long oneHourInMilliseconds = 360000;")]
    ['3,600,000']
    >>> [one.worked for one in unit_names("#define DAY 7 * HOUR")]
    ['24']
    >>> [one.worked for one in unit_names("size_in_bytes = args.memory_in_gb * 1024 * 1024 * 102")]
    ['1024 * 1024 * 1024']
    """
    for pattern in (_SET, _DEFINED):
        for found in pattern.finditer(code):
            expected = _between(_words(found["name"]))
            if expected:
                yield from _held(found, "work", _product(found["work"]), expected)
    for found in _OF_ANOTHER.finditer(code):
        ours, theirs = _alone(found["name"]), _alone(found["of"])
        if ours and theirs and ours > theirs:
            yield from _held(found, "n", float(found["n"]), ours / theirs)
    yield from _conversions(code)


def _held(found: re.Match[str], group: str, value: float, expected: float) -> Iterator[Twice]:
    """A value against what it has to be, where it differs as a slip of the pen does."""
    fits = value == expected
    power = math.log10(value / expected) if value > 0 else 0.5
    is_power = round(power) != 0 and abs(power - round(power)) < 1e-9
    digits = sorted(f"{value:.0f}") == sorted(f"{expected:.0f}")
    if fits or is_power or digits or (value in _OTHERS and value not in _WORK):
        span = Span(found.start(group), found.end(group))
        worked = f"{expected:,.0f}"
        told = f"{found['name']} is {worked}, not {found[group]}."
        if group == "n":
            told = f"{found['name']} has {worked} times {found['of']}, not {found[group]}."
        yield Twice(span, "a name", found["name"], found[group], worked, value / expected, fits, told)


def _words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    while words and words[0] in _LEADING:
        del words[0]
    return words


def _between(words: list[str]) -> float | None:
    """How many of the smaller unit the larger has, where a name is two units of time and what ties them."""
    words = [word for at, word in enumerate(words) if word not in _ONE or at == len(words) - 1]
    if len(words) != 3 or words[1] not in {"per", "in"}:
        return None
    first, second = _TIMES.get(words[0]), _TIMES.get(words[2])
    if not first or not second or first == second or (words[1] == "per" and first > second):
        return None
    return round(max(first, second) / min(first, second))


def _alone(name: str) -> float | None:
    words = [word for word in _words(name) if word not in _ONE]
    return _TIMES.get(words[0]) if len(words) == 1 and not words[0].endswith("s") else None


def _product(work: str) -> float:
    value = 1.0
    for piece in _PIECE.findall(work.replace(".0", "")):
        value *= int(piece.replace("_", ""))
    return value


def _conversions(code: str) -> Iterator[Twice]:
    """`bytes = gb * 1024 * 1024`: factors that are all thousands, and too few, too many, or one slipped."""
    for found in _CONVERTED.finditer(code):
        ours, theirs = (_BYTES.get((_words(found[part]) or [""])[-1]) for part in ("name", "of"))
        factors = [int(piece) for piece in _PIECE.findall(found["work"])]
        if ours is None or theirs is None or theirs <= ours or not set(factors) <= _SLIPS | {1000, 1024}:
            continue
        fits = len(factors) == theirs - ours and not _SLIPS & set(factors)
        if fits or (len(factors) == theirs - ours) == bool(_SLIPS & set(factors)):
            worked = " * ".join(["1024"] * (theirs - ours))
            ratio = math.prod(factors) / 1024.0 ** (theirs - ours)
            work = found["work"].strip(" *")
            span = Span(found.end("work") - len(work), found.end("work"))
            told = f"{found['name']} is {worked} times {found['of']}, not {work} times."
            yield Twice(span, "a name", found["of"], work, worked, ratio, fits, told)
