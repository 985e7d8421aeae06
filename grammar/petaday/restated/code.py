"""A constant of a program against the comment behind it: `60 * 60 * 24 * 3  # 2 days`, `64 * 1024 * 1024  # 64 KB`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.figures import NAMED, NUMBER, TIME, said, sizes
from petaday.restated.twice import Twice

_UNIT = rf"[kKMGT]?i?B|[kmgt]b|{TIME}"
_LINE = re.compile(
    r"^[^\n#'\"]{0,120}?[=:(,][ \t]*(?P<work>\d+(?:[ \t]*(?:\*|<<)[ \t]*\d+)+)[ \t]*[,;)]*[ \t]*(?:\#|//)"
    rf"[ \t]*(?:~|≈|about[ ])?(?P<b>(?i:{NAMED})|{NUMBER})[ \t]*(?P<v>{_UNIT})[ \t]*$",
    re.MULTILINE,
)
_PIECE = re.compile(r"\d+")
_CLOCK = frozenset({60, 24, 3600, 1440, 86400, 7, 365})
_BYTES = frozenset({1024, 1000, 1048576, 1 << 20, 1 << 30, 10, 20, 30})


def commented(text: str) -> Iterator[Twice]:
    r"""Every product of plain numbers with a time or a size as the whole comment behind it.

    >>> [(one.worked, one.fits) for one in commented("a = 60 * 60 * 24 * 3  # 2 days")]
    [('3 days', False)]
    >>> [one.fits for one in commented("a = 60 * 60 * 24  # one day\nb = 1000 * 60 * 5  # 5 minutes")]
    [True, True]
    """
    for found in _LINE.finditer(text):
        stated = said(found["b"], found["v"])
        factors = [int(piece) for piece in _PIECE.findall(found["work"])]
        value = _value(found["work"])
        if stated is None or value is None:
            continue
        is_time = found["v"][-1] != "B" and found["v"][-1] != "b"
        if not (set(factors) & (_CLOCK if is_time else _BYTES)):
            continue
        fitting = _fitting(value, stated.value, found["v"], is_time=is_time)
        if fitting is None:
            continue
        said_twice = f"{written(fitting)} {found['v']}"
        ratio = stated.value / fitting
        span = Span(found.start("b"), found.end("v"))
        first = found["work"]
        yield Twice(span, "a comment", first, stated.text, said_twice, ratio, abs(ratio - 1) < 0.11)


def _value(work: str) -> float | None:
    """The product of whole numbers, shifts counted as powers of two."""
    value = 1.0
    for step, piece in re.findall(r"(<<|\*|^)\s*(\d+)", work.strip()):
        number = int(piece)
        if step == "<<" and number > 60:
            return None
        value = value * 2.0**number if step == "<<" else value * number
    return value if 0 < value < 1e24 else None


def _fitting(value: float, stated: float, unit: str, *, is_time: bool) -> float | None:
    """The value in the unit of the comment, in the small unit in which it comes nearest; None where none is near."""
    if is_time:
        size = sizes(unit)[0][0]
        readings = [value * small / size for small in (1.0, 1e-3, 1e-6, 1e-9)]
    else:
        power = "KMGT".find(unit[0].upper()) + 1
        readings = [value / base**power for base in (1024.0, 1000.0)]
        readings += [value * 8 / 1024.0**power] if unit.endswith("b") else []
    near = min(readings, key=lambda one: max(one / stated, stated / one))
    return near if max(near / stated, stated / near) < (20 if is_time else 1100) else None
