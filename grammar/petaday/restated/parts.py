"""Parts and what they add up to: in a bracket, in lines above a total, and what is left of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Amount, Sentence, amounts, shares
from petaday.restated.figures import same_word
from petaday.restated.twice import Twice

_BRACKET = re.compile(
    r"(?<![\w.,$-])(?P<t>\d{1,3}(?:,\d{3}){1,2}|\d{1,7}) (?:[\w-]{1,20} ){0,4}?(?P<noun>[a-z]{3,20}s) ?[(:] ?"
    r"(?P<parts>[^()\n.:]{10,240})\)?"
)
_PART = re.compile(
    r"(?:and |plus )?(?P<n>\d{1,3}(?:,\d{3}){1,2}|\d{1,7}) (?:[\w-]{1,20} ){0,3}?(?P<noun>[a-z]{3,20}s?)\b"
)
_SOME = re.compile(
    r"(?i)\b(?:including|incl|of which|e\.?g|such as|among|mostly|some|each|per|up to|or|at least|mainly)\b(?!/)"
)
_AFTER = re.compile(r"(?i)\bafter (?:the )?(?:first |initial |using |training on )?$")
_LEFT = re.compile(r"(?i)\b(?:remaining|left|leaving|leaves|rest of) ?(?:about |around |~ ?)?$")
_WHOLE = re.compile(r"(?i)\b(?:total|whole|overall|in all|altogether|entire|full)\b")
_LINE = re.compile(
    r"=[ ]{0,3}\$ ?(?P<n>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{2})?|\d{1,9}(?:\.\d{1,2})?)[ ]{0,3}$", re.MULTILINE
)
_TOTAL = re.compile(
    r"(?i)^[ \t*_]{0,8}(?:grand )?total[\w ]{0,30}[*_]{0,3} ?[=:] ?[*_]{0,3}\$ ?"
    r"(?P<n>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{2})?|\d{1,9}(?:\.\d{1,2})?)",
    re.MULTILINE,
)
_MULTIPLES = (12, 24, 30, 365, 52, 7, 36, 1000)


def in_brackets(sentence: Sentence) -> Iterator[Twice]:
    """A count before a bracket that tells all its parts, where they add up to another.

    >>> text = "has 376 nodes (270 nodes with 64 cores, 28 nodes with 48 cores, 49 nodes with 32 cores)"
    >>> [(one.second, one.worked) for one in in_brackets(Sentence(0, text))]
    [('376 nodes', '347')]
    """
    for found in _BRACKET.finditer(sentence.text):
        pieces = [one.strip() for one in re.split(r",(?!\d{3})|;| and ", found["parts"]) if one.strip()]
        parts = [_PART.match(piece) for piece in pieces]
        if len(parts) < 2 or None in parts or _SOME.search(found["parts"]) or sentence.text[found.end() - 1] != ")":
            continue
        if any(part and not same_word(part["noun"], found["noun"]) for part in parts):
            continue
        whole = float(found["t"].replace(",", ""))
        worked = sum(float(part["n"].replace(",", "")) for part in parts if part)
        ratio = whole / worked if worked else 0.0
        if 0.5 < ratio < 2:
            span = Span(sentence.start + found.start("t"), sentence.start + found.end("t"))
            first = " + ".join(part["n"] for part in parts if part)
            yield Twice(span, "a sum", first, f"{found['t']} {found['noun']}", written(worked), ratio, whole == worked)


def left_over(paragraph: Sentence) -> Iterator[Twice]:
    """What is said to be left of a whole after a part of it.

    >>> text = "The whole run takes 14.8T tokens. After the first 469B tokens, the remaining 4.8T tokens follow."
    >>> [(one.second, one.worked) for one in left_over(Sentence(0, text))]
    [('4.8e12 tokens', '1.433e13 tokens')]
    """
    text = paragraph.text
    if "fter" not in text:
        return
    found = [one for one in amounts(text) if one.unit]
    spent = [one for one in found if _AFTER.search(text[max(0, one.start - 40) : one.start])]
    left = [one for one in found if _LEFT.search(text[max(0, one.start - 40) : one.start])]
    whole = [one for one in found if spent and one.end < spent[0].start and _WHOLE.search(text[: one.start])]
    if not len(spent) == len(left) == len(whole) == 1:
        return
    same = shares(spent[0].unit, left[0].unit), shares(whole[0].unit, left[0].unit)
    if any(not sizes or sizes[0][0] != sizes[0][1] for sizes in same):
        return
    worked = whole[0].value - spent[0].value
    room = whole[0].half + spent[0].half + left[0].half + 0.01 * whole[0].value
    if worked > 0 and left[0].value:
        fits = abs(left[0].value - worked) <= room
        span = Span(paragraph.start + left[0].start, paragraph.start + left[0].end)
        rest = Amount(worked, 0.0, left[0].unit, 0, 0).text
        yield Twice(
            span, "a rest", f"{whole[0].text} − {spent[0].text}", left[0].text, rest, left[0].value / worked, fits
        )


def of_lines(text: str) -> Iterator[Twice]:
    r"""A total of money under lines that each end in a result.

    >>> text = "1) Down = $0.01 x 100 = $1\n2) Up = $0.01 x 500 = $5\n\nTotal cost = $48/month"
    >>> [(one.first, one.second, one.worked) for one in of_lines(text)]
    [('$1 + $5', '$48', '$6')]
    """
    for total in _TOTAL.finditer(text) if "otal" in text else ():
        above = text[max(0, total.start() - 600) : total.start()]
        block = above.rstrip().rpartition("\n\n")[2]
        lines = block.splitlines()
        parts = [_LINE.search(line.rstrip()) for line in lines]
        if len(parts) < 2 or None in parts or total.start() - len(above.rstrip()) < 0:
            continue
        worked = sum(_money(part["n"]) for part in parts if part)
        stated = _money(total["n"])
        multiple = any(abs(stated / worked / many - 1) < 0.02 for many in _MULTIPLES) if worked else True
        if not multiple and 0.05 < stated / worked < 20:
            first = " + ".join(f"${part['n']}" for part in parts if part)
            span = Span(total.start("n"), total.end("n"))
            fits = abs(stated - worked) < 0.011 * len(parts)
            shown = written(round(worked, 2))
            yield Twice(span, "a sum", first, f"${total['n']}", f"${shown}", stated / worked, fits)


def _money(number: str) -> float:
    return float(number.replace(",", ""))
