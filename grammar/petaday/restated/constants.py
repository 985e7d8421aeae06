"""A constant of a program against its name, and against the whole comment above or behind it: `_1MB = 4096 * 4096`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.figures import TIME, sizes
from petaday.restated.twice import Twice

_PRODUCT = r"\d[\d_]{0,20}(?:[ ]?(?:\*|<<)[ ]?\d[\d_]{0,20}){0,5}"
_ASSIGNED = re.compile(
    rf"^[^\n#/'\"=]{{0,80}}?\b(?P<name>[A-Za-z_]\w{{0,50}})(?:[ ]?:[ ]?[\w<>:]{{1,24}})?[ ]?=[ ]?(?P<work>{_PRODUCT})"
    r"(?:u|U|L|UL|ULL|usize|u64)?;?[ ]{0,12}(?:(?:#|//)[ ]?(?P<behind>[^\n]{1,60}))?$",
    re.MULTILINE,
)
_DEFINED = re.compile(
    rf"^[ \t]{{0,12}}#[ ]?define[ ]{{1,8}}(?P<name>[A-Za-z_]\w{{0,50}})[ ]{{1,16}}\(?(?P<work>{_PRODUCT})"
    r"[uUlL]{0,3}\)?[ ]{0,12}//[ ]?(?P<behind>[^\n]{1,60})$",
    re.MULTILINE,
)
_IN = re.compile(
    r"(?:in )?(?P<base>ms|msec|milliseconds?|seconds?|secs?|s)[ ,:]{0,2}"
    rf"\((?P<n>\d{{1,4}}(?:\.\d)?) ?(?P<u>{TIME})\)$"
)
_ABOVE = re.compile(r"[^\n]{0,12}?(?:#|//[/!]?|\*)[ ]?(?P<said>[^\n]{1,120})$")
_SIZE = re.compile(r"(?<![\w.])(?P<n>\d{1,5}(?:\.\d{1,3})?)[ -]?(?P<u>[KMGT]i?B|[kKMGT]ilobytes?|bytes)\b")
_TIME = re.compile(rf"(?<![\w.])(?P<n>\d{{1,5}}(?:\.\d{{1,3}})?)[ -]?(?P<u>ms|{TIME})\b")
_ENDS = re.compile(r"(?<![~≈\d.])\d[\d.]{0,8}[ -]?[A-Za-z]{1,12}\W{0,4}$")
_ALONE = re.compile(r"\W{0,4}[\d.]{1,9}[ -]?[A-Za-z]{1,12}\W{0,4}$")
_NAME_SIZE = re.compile(r"^_?(?P<n>\d{1,4}|ONE)_?(?P<u>[KMGT]i?B)$", re.IGNORECASE)
_OF_SIZE = re.compile(r"(?i)size|bytes|len|limit|max|buf|cap|mem|chunk|block")
_OF_BYTES = re.compile(r"(?i)size|bytes|buf|mem")
_OF_TIME = re.compile(r"(?i)time|ttl|interval|delay|expir|age|period|duration|wait|retention|sec")
_PIECE = re.compile(r"(<<|\*|^)[ ]?(\d+)")
_WIDEST = 1100


def constants(code: str) -> Iterator[Twice]:
    r"""Every constant of bytes or seconds that its name, or the comment above or behind it, gives another value.

    >>> [(one.second, one.worked) for one in constants("/// Not larger than 100MiB.\nconst MAX: usize = 1024 * 1024;")]
    [('100 MiB', '1 MiB')]
    >>> [one.worked for one in constants("MAX_TTL = 84600  # 1 day\nMAX_TTL = 86400  # 1 day\n_1MB = 4096 * 4096")]
    ['0.9792 day', '16 MB']
    """
    for found in (*_ASSIGNED.finditer(code), *_DEFINED.finditer(code)):
        value = _value(found["work"].replace("_", ""))
        if value is None:
            continue
        named = _NAME_SIZE.match(found["name"])
        if named:
            many = "1" if named["n"].upper() == "ONE" else named["n"]
            span = Span(found.start("work"), found.end("work"))
            yield from _bytes(found["work"], value, many, named["u"].upper(), span)
            continue
        for said, offset in _comments(code, found):
            if base := _IN.match(said):
                yield from _in_a_unit(found, value, base, offset)
            yield from _against(found, value, said, offset)


def _comments(code: str, found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The comment behind a constant; where there is none, the one on the line above, if it ends with a figure."""
    if found["behind"]:
        if _ALONE.match(found["behind"]) or _IN.match(found["behind"]):
            yield found["behind"], found.start("behind")
        return
    start = code.rfind("\n", 0, max(found.start(), 0))
    above = code[code.rfind("\n", 0, max(start, 0)) + 1 : max(start, 0)] if start > 0 else ""
    comment = _ABOVE.match(above)
    if comment and _ENDS.search(comment["said"]):
        yield comment["said"], start - len(above) + comment.start("said")


def _in_a_unit(found: re.Match[str], value: float, base: re.Match[str], offset: int) -> Iterator[Twice]:
    """`300000 // in ms (10 min)`: the comment names the unit of the number, and gives it in another."""
    size = 1e-3 if base["base"].startswith("m") else 1.0
    worked = value * size / sizes(base["u"])[0][0]
    stated = float(base["n"])
    fits = abs(stated / worked - 1) < 0.06
    if fits or 0.01 < stated / worked < 100:
        span = Span(offset + base.start("n"), offset + base.end("u"))
        first = f"{found['work']} {base['base']}"
        shown = f"{written(worked)} {base['u']}"
        yield Twice(span, "a comment", first, f"{base['n']} {base['u']}", shown, stated / worked, fits)


def _against(found: re.Match[str], value: float, said: str, offset: int) -> Iterator[Twice]:
    of_size, of_time = list(_SIZE.finditer(said)), list(_TIME.finditer(said))
    single = "*" not in found["work"] and "<<" not in found["work"]
    named = _OF_BYTES.search(found["name"]) and value >= 1024 if single else _OF_SIZE.search(found["name"])
    if len(of_size) == 1 and not of_time and named:
        one = of_size[0]
        yield from _bytes(found["work"], value, one["n"], one["u"], Span(offset + one.start(), offset + one.end()))
    elif len(of_time) == 1 and not of_size and single and _OF_TIME.search(found["name"]) and value >= 1000:
        one = of_time[0]
        stated = float(one["n"]) * (1e-3 if one["u"] == "ms" else sizes(one["u"])[0][0])
        if stated and sorted(str(int(value))) == sorted(str(int(stated))) and value != stated:  # digits changed places
            worked = f"{written(value / stated * float(one['n']))} {one['u']}"
            span = Span(offset + one.start(), offset + one.end())
            yield Twice(span, "a comment", found["work"], one[0], worked, stated / value, fits=False)


def _bytes(work: str, value: float, number: str, unit: str, span: Span) -> Iterator[Twice]:
    power = "KMGT".find(unit[0].upper()) + 1 if unit[1:2] != "y" else 0
    readings = [value / base**power for base in (1024.0, 1000.0)] + [value / 1000 / 1024 ** (power - 1)] * bool(power)
    stated = float(number)
    if not stated:
        return
    near = next((one for one in readings if abs(stated / one - 1) < 0.06), readings[0])
    ratio = stated / near
    fits = abs(ratio - 1) < 0.06
    if fits or max(ratio, 1 / ratio) < _WIDEST:
        yield Twice(span, "a comment", work, f"{number} {unit}", f"{written(near)} {unit}", ratio, fits)


def _value(work: str) -> float | None:
    value = 1.0
    for step, piece in _PIECE.findall(work):
        number = int(piece)
        if step == "<<" and number > 60:
            return None
        value = value * 2.0**number if step == "<<" else value * number
    return value if 0 < value < 1e24 else None
