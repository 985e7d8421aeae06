"""A figure that a program printed against what the comment above it or the text below it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday.core.diagnostic import Span
from petaday.restated.figures import NUMBER, UNIT, Said, is_slip, said, sizes, worked
from petaday.restated.twice import Twice

_ABOUT = r"(?:(?:about|around|roughly|approximately|nearly|almost|~|≈)[ ]?)?"
_BELOW = re.compile(
    rf"\s{{1,8}}(?i:that is|that['’]s|this is|this gives|that gives|which is|which gives|it is|so|i\.e\.|or|we get|"
    rf"the result is|the total is),?[ ]{_ABOUT}\**(?P<b>{NUMBER})[ ]?(?P<v>{UNIT})?"
    r"(?![\w/-])(?![ ](?:per|each|more|less|times|an?|of|to|or)\b)"
)
_ABOVE = re.compile(
    rf"(?:^|[ ]{{2}})(?:=|->|≈|~)?[ ]?{_ABOUT}(?P<b>{NUMBER})[ ]?(?P<v>{UNIT})?[ ]{{0,9}}$", re.MULTILINE
)
_NEAR = 200  # characters below or above the figure in which the sentence has to stand
_PRINTED = re.compile(rf"{NUMBER}")


def printed(text: str, code: str, figures: Sequence[Span]) -> Iterator[Twice]:
    r"""Every printed figure whose comment, or the first words below it, say what it is.

    Args:
        text: what is read, with blanks for code and for what it printed.
        code: the same with both, in the same places.
        figures: where a cell printed one figure and nothing else.

    >>> code = "6 * n * d\n  3.15e+23\n\nThat is 2.3e23 FLOP."
    >>> text = " " * 9 + "\n" + " " * 10 + code[20:]
    >>> [(one.first, one.second, one.fits) for one in printed(text, code, [Span(12, 20)])]
    [('3.15e23', '2.3e23 FLOP', False)]
    """
    for figure in figures:
        value = figure.of(code)
        if not _PRINTED.fullmatch(value.replace("+", "")):
            continue
        start = max(text.rfind("\n", 0, code.rfind("\n", 0, figure.start)) + 1, figure.start - _NEAR)
        is_worked = bool(figure.of(text).strip())  # a comment above it is then a part of the same calculation
        above = None if is_worked else _last(text, start, figure.start)
        for found in (_BELOW.match(text, figure.end, figure.end + _NEAR), above):
            stated = said(found["b"], found["v"] or "") if found else None
            first = said(value.replace("+", ""), found["v"] or "") if found else None
            if found and stated and first and _is_told(stated, found["b"]):
                yield _twice(found, first, stated)


def _last(text: str, start: int, end: int) -> re.Match[str] | None:
    """The figure that is all a comment says on the line above."""
    line = text[start:end].partition("\n")[0]
    return _ABOVE.search(text, start, start + len(line)) if line.strip() else None


def _is_told(stated: Said, written: str) -> bool:
    """A figure that is worth holding against: of two digits or more, and of a unit that is known, or of none."""
    return sum(sign.isdigit() for sign in written) > 1 and (not stated.unit or bool(sizes(stated.unit)))


def _twice(found: re.Match[str], first: Said, stated: Said) -> Twice:
    ratio = stated.value / first.value if first.value else 0.0
    room = stated.half / stated.value if stated.value else 0.0
    pairs = [(ratio, room)]
    wrong = bool(ratio) and is_slip(pairs) and not _is_prefix(ratio)
    end = found.end("v") if found["v"] else found.end("b")
    first = first._replace(unit="")
    return Twice(
        Span(found.start("b"), end),
        "printed",
        first.text.strip(),
        stated.text.strip(),
        worked(ratio or 1.0, stated),
        ratio,
        not wrong,
        f"The cell printed {first.text.strip()}, and here it is {stated.text.strip()}.",
    )


def _is_prefix(ratio: float) -> bool:
    """Another unit may have been meant: a thousand, a million … times the one that was printed."""
    size = max(ratio, 1 / ratio)
    power = 0
    while size > 31:
        size, power = size / 1000, power + 1
    return power > 0 and 0.85 < size < 1.18
