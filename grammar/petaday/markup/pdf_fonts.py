"""How wide the signs of a PDF's font are, by what the font says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PAIR = re.compile(r"<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{4,32})>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{4})>")
_LONGEST_RANGE = 1000
_NARROW, _WIDE, _USUAL = frozenset(" .,:;'|!()[]il/"), frozenset("mwMW%@"), 0.52


def widths(font: Any) -> Mapping[str, float]:
    """The width of each sign in sizes of the font; empty where the font does not say."""
    try:
        return _widths(font.get_object()) if font is not None else {}
    except Exception:  # a broken font is drawn by the reader's own, and measured by the usual
        return {}


def width(text: str, of: Mapping[str, float]) -> float:
    """How wide a text is, in sizes of its font; of a sign that the font says nothing about the usual is taken.

    >>> width("500", {"5": 0.6, "0": 0.6}), round(width("mi", {}), 2)
    (1.7999999999999998, 1.14)
    """
    return sum(of[sign] if sign in of else _usual(sign) for sign in text)


def _usual(sign: str) -> float:
    return 0.28 if sign in _NARROW else 0.86 if sign in _WIDE else 0.68 if sign.isupper() else _USUAL


def _widths(font: Any) -> dict[str, float]:
    codes = _codes(font)
    below = font.get("/DescendantFonts")
    if below is not None:
        inner = below.get_object()[0].get_object()
        usual = float(inner.get("/DW", 1000)) / 1000
        by_code = _composite(inner.get("/W", ()))
        return {sign: by_code.get(code, usual) for sign, code in codes.items()}
    first, listed = int(font.get("/FirstChar", 0)), font.get("/Widths")
    if listed is None:
        return {}
    by_code = {first + at: float(wide) / 1000 for at, wide in enumerate(listed.get_object())}
    codes = codes or {chr(code): code for code in by_code if 31 < code < 127}
    return {sign: by_code[code] for sign, code in codes.items() if code in by_code}


def _composite(listed: Any) -> dict[int, float]:
    """The widths of a font with large codes: `first [w w …]`, or `first last w`."""
    found: dict[int, float] = {}
    given = [one.get_object() for one in (listed.get_object() if hasattr(listed, "get_object") else listed)]
    at = 0
    while at + 1 < len(given):
        first, second = int(given[at]), given[at + 1]
        if isinstance(second, list):
            found |= {first + place: float(wide) / 1000 for place, wide in enumerate(second)}
            at += 2
        else:
            last = min(int(second), first + _LONGEST_RANGE)
            found |= dict.fromkeys(range(first, last + 1), float(given[at + 2]) / 1000)
            at += 3
    return found


def _codes(font: Any) -> dict[str, int]:
    """The code of each sign, by the map that the font has for those who copy its text."""
    held = font.get("/ToUnicode")
    if held is None:
        return {}
    text = held.get_object().get_data().decode("latin-1")
    found: dict[str, int] = {}
    for block in _blocks(text, "bfrange"):
        for first, last, sign in _TRIPLE.findall(block):
            for at in range(min(int(last, 16) - int(first, 16), _LONGEST_RANGE) + 1):
                found[chr(int(sign, 16) + at)] = int(first, 16) + at
    for block in _blocks(text, "bfchar"):
        for code, sign in _PAIR.findall(block):
            found[bytes.fromhex(sign).decode("utf-16-be", "replace")] = int(code, 16)
    return found


def _blocks(text: str, kind: str) -> list[str]:
    return [part.partition(f"end{kind}")[0] for part in text.split(f"begin{kind}")[1:]]
