"""What a unit is said to be: `MiB (1024 * 1024 bytes)`, `1 Byte = 8 bits`; and a number of seconds in longer units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence
from petaday.restated.figures import TIME, sizes
from petaday.restated.twice import Twice

_UNIT = re.compile(
    r"(?<![\w.])(?P<u>[KMGT]i?B|(?:kilo|mega|giga|tera|kibi|mebi|gibi|tebi)bytes?)[ ]{1,3}"
    r"\((?:[A-Za-z]{1,12},? )?(?P<work>(?:1024|1000)(?: ?[*×x] ?(?:1024|1000)){0,4}) bytes?\)"
)
_SECONDS = re.compile(
    r"(?i)\bseconds?\b(?:[^.()\d\n]{0,40}?\b(?:is|of|to|are|=|:))? {0,3}(?P<a>\d{4,9}) {0,3}"
    rf"\( ?~?(?P<b>\d{{1,6}}(?:\.\d{{1,2}})?) ?(?P<v>{TIME})\)"
)
_BEFORE = re.compile(
    r"(?i)(?<![\w.,])(?P<a>\d{3,9}|\d{1,3}(?:,\d{3}){1,2}) ?(?P<u>seconds|secs|s|ms|milliseconds|minutes|mins) "
    rf"\( ?(?:or |~|about )?(?P<b>\d{{1,6}}(?:\.\d{{1,2}})?) ?(?P<v>{TIME})\)"
)
_MILLI = {"ms": 1e-3, "milliseconds": 1e-3, "s": 1.0, "secs": 1.0}


def definitions(sentence: Sentence) -> Iterator[Twice]:
    """A unit in bytes beside its name, and seconds in brackets beside the same in longer units.

    >>> [(one.second, one.worked) for one in definitions(Sentence(0, "in MiB (mebibytes, 1024 * 1024 * 1024 bytes)"))]
    [('1024 * 1024 * 1024', '1,048,576 bytes')]
    >>> [one.worked for one in definitions(Sentence(0, "Ask every 129600 seconds (12 hours)"))]
    ['36 hours']
    """
    text = sentence.text
    for found in _UNIT.finditer(text) if "bytes)" in text or "byte)" in text else ():
        value = 1.0
        for piece in re.findall(r"\d+", found["work"]):
            value *= float(piece)
        size = 1024.0 ** _power(found["u"])
        fits = value in {size, 1000.0 ** _power(found["u"])}
        span = Span(sentence.start + found.start("work"), sentence.start + found.end("work"))
        yield Twice(span, "a unit", f"A {found['u']}", found["work"], f"{size:,.0f} bytes", value / size, fits)
    for pattern in (_SECONDS, _BEFORE) if "(" in text else ():
        for found in pattern.finditer(text):
            yield from _time(sentence, found)


def _power(unit: str) -> int:
    return "kmgt".index(unit[0].lower()) + 1


def _time(sentence: Sentence, found: re.Match[str]) -> Iterator[Twice]:
    unit = found.groupdict().get("u") or "seconds"
    value = float(found["a"].replace(",", ""))
    size = _MILLI.get(unit.lower()) or sizes(unit.lower())[0][0]
    stated, of = float(found["b"]), sizes(found["v"].lower())[0][0]
    worked = value * size / of
    if not worked or not stated:
        return
    ratio = stated / worked
    step = 0.5 if "." not in found["b"] else 0.5 * 10.0 ** -len(found["b"].split(".")[1])
    fits = abs(ratio - 1) < 0.06 or abs(stated - worked) <= 2 * step
    if fits or 0.04 < ratio < 30:
        span = Span(sentence.start + found.start("b"), sentence.start + found.end("v"))
        first = f"{written(value)} {unit.lower()}"
        said = f"{found['b']} {found['v']}"
        yield Twice(span, "a unit", first, said, f"{written(worked)} {found['v']}", ratio, fits)
