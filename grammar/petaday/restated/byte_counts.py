"""A count of bytes and the same in larger units: `1073741824 (1 MB)`, `Default: 1024 * 1024 * 30 … is 10 MB`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence
from petaday.restated.twice import Twice

_SIZE = r"(?P<b>\d{1,4}(?:\.\d{1,2})?) ?(?P<v>[KMGT]i?B)\b"
_COUNT = re.compile(
    r"(?<![\w.,$-])(?P<a>\d{4,13}|\d{1,3}(?:,\d{3}){1,4})(?P<bytes> ?(?:bytes|B)\b)? ?"
    rf"\( ?(?:about |approx\.? |or |i\.e\.,? |= ?|~ ?)?{_SIZE}\)"
)
_DEFAULT = re.compile(r"(?i)\bdefault:? ?\|? ?`?(?P<work>\d{1,7}(?: ?\* ?\d{1,7}){1,4})`?(?![\w*.])")
_AGAIN = re.compile(rf"(?i)\bdefault (?:value |size |limit )?is {_SIZE}")
_FAR = 400  # characters from a default to the words that say it again
_WIDEST = 1100


def byte_counts(sentence: Sentence) -> Iterator[Twice]:
    """A count of bytes before a bracket that gives it in larger units, apart by a power of ten or of the prefix.

    >>> [(one.second, one.worked) for one in byte_counts(Sentence(0, "at most 2097152 bytes (20 MB)"))]
    [('20 MB', '2 MB')]
    """
    if "(" not in sentence.text:
        return
    for found in _COUNT.finditer(sentence.text):
        value = float(found["a"].replace(",", ""))
        if value and (found["bytes"] or value % 1024 == 0):
            yield from _held(found, value, found["a"] + (found["bytes"] or ""), sentence.start)


def defaults(text: str) -> Iterator[Twice]:
    r"""A default that is a product of bytes, and the sentence that gives it in larger units.

    >>> text = "Default: 1024 * 1024 * 30\n\nIn bytes. The default value is 10MB."
    >>> [(one.second, one.worked) for one in defaults(text)]
    [('10 MB', '30 MB')]
    """
    if "efault" not in text or ("* 1024" not in text and "1024 *" not in text and "1024*" not in text):
        return
    for default in _DEFAULT.finditer(text):
        value = math.prod(float(piece) for piece in default["work"].split("*"))
        again = _AGAIN.search(text, default.end(), default.end() + _FAR)
        other = _DEFAULT.search(text, default.end(), again.start()) if again else None
        if again and not other and value and value % 1024 == 0:
            yield from _held(again, value, default["work"], 0, apart=True)


def _held(found: re.Match[str], value: float, first: str, start: int, *, apart: bool = False) -> Iterator[Twice]:
    stated, power = float(found["b"]), "KMGT".index(found["v"][0].upper()) + 1
    if not stated:
        return
    ratios = [stated * base**power / value for base in (1024.0, 1000.0)]
    ratio = min(ratios, key=lambda one: abs(math.log(one)))
    fits = abs(ratio - 1) < 0.06
    slipped = any(_is_slip(one) for one in ratios) or (apart and 1 / _WIDEST < ratio < _WIDEST)
    if fits or slipped:
        worked = f"{written(value / 1024.0**power)} {found['v']}"
        span = Span(start + found.start("b"), start + found.end("v"))
        yield Twice(span, "bytes", first, f"{found['b']} {found['v']}", worked, ratio, fits)


def _is_slip(ratio: float) -> bool:
    """A power of ten, or of a prefix."""
    for base in (10.0, 1024.0):
        power = math.log(ratio, base)
        if round(power) and abs(power - round(power)) < 0.01:
            return True
    return False
