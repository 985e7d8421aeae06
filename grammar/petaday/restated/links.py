"""Bytes and bits, and their prefixes: a link one way and both ways, and a share of what is advertised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Amount, Sentence, amounts
from petaday.restated.figures import NUMBER
from petaday.restated.twice import Twice

_LINK = re.compile(r"(?P<prefix>[kKMGTP]i?)(?P<what>[bB])(?P<per>ps|/s|/sec)?$")
_ONE_WAY = re.compile(r"(?i)\b(?:uni-?directional(?:ly)?|in one direction|one[- ]way|each way|per direction|simplex)\b")
_BOTH_WAYS = re.compile(r"(?i)\b(?:bi-?directional(?:ly)?|in both(?: directions)?|both ways|full[- ]duplex|duplex)\b")
_PERCENT = re.compile(r" {0,3}\( ?~?(?P<p>\d{1,2}(?:\.\d{1,3})?) ?%")
_OF = re.compile(r"(?i)\b(?:advertised|peak|theoretical|nominal|rated|spec(?:ified)?|of the|out of|maximum)\b")
_REUSED = re.compile(
    rf"(?P<a>\d{{1,4}}\.\d{{1,4}}|\d{{3,6}})[ ]?[*×][ ]?(?P<n>\d{{1,5}})[ ]?=[ ]?(?P<c>{NUMBER})"
    r"`?[ ]?(?P<u>[kMGTP]i?[bB](?:ps|/s)?)\b"
)


def links(sentence: Sentence) -> Iterator[Twice]:
    """A figure of a link that is said again with bytes for bits, or the other way round.

    >>> text = "300 GBps in one direction and 600 Gbps in both"
    >>> [(one.second, one.worked) for one in links(Sentence(0, text))]
    [('600 Gbps', '600 GBps')]
    """
    found = [one for one in amounts(sentence.text) if _LINK.match(one.unit)]
    if len(found) > 1:
        yield from _both_ways(sentence, found)
        yield from _of_advertised(sentence, found)


def _both_ways(sentence: Sentence, found: list[Amount]) -> Iterator[Twice]:
    text = sentence.text
    one_way = [one for one in found if _ONE_WAY.match(text, one.end + 1)]
    both = [one for one in found if _BOTH_WAYS.match(text, one.end + 1)]
    if len(one_way) != 1 or len(both) != 1:
        return
    single, double = one_way[0], both[0]
    if double.value == 2 * single.value:
        fits = single.unit == double.unit
        yield _told(sentence, single, double, double._replace(unit=single.unit), fits=fits)


def _of_advertised(sentence: Sentence, found: list[Amount]) -> Iterator[Twice]:
    """What is reached, in percent of what is advertised: with bytes and bits taken for each other it would fit."""
    text = sentence.text
    for reached in found:
        percent = _PERCENT.match(text, reached.end)
        given = [one for one in found if one.end < reached.start and _OF.search(text[: one.start])]
        if not percent or len(given) != 1 or reached.unit == given[0].unit:
            continue
        share = float(percent["p"]) / 100
        if _swapped(reached.unit) == given[0].unit and abs(reached.value / given[0].value / share - 1) < 0.035:
            worked = reached._replace(unit=given[0].unit)
            yield _told(sentence, given[0], reached, worked, fits=False, percent=percent["p"])


def taken_up_again(sentence: Sentence) -> Iterator[Twice]:
    """A figure that a product takes up again with another prefix.

    >>> text = "A link (0.9 GBps) is slow. So there are `0.9*4=3.6` TBps."
    >>> [(one.second, one.worked) for one in taken_up_again(Sentence(0, text))]
    [('0.9 GBps', '0.9 TBps')]
    """
    found = [one for one in amounts(sentence.text) if _LINK.match(one.unit)] if "=" in sentence.text else []
    for product in _REUSED.finditer(sentence.text) if found else ():
        value, result = float(product["a"]), float(product["c"].replace(",", ""))
        before = [one for one in found if one.value == value and one.end <= product.start()]
        if len(before) != 1 or abs(value * float(product["n"]) / result - 1) > 0.02:
            continue
        given, ours, theirs = before[0], _LINK.match(before[0].unit), _LINK.match(product["u"])
        if ours and theirs and ours["prefix"] != theirs["prefix"] and ours["what"] == theirs["what"]:
            again = f"{product['a']} × {product['n']} = {written(result)} {product['u']}"
            worked = given._replace(unit=product["u"]).text
            span = Span(sentence.start + given.start, sentence.start + given.end)
            told = f"{given.text} is taken up again in {again}: there it is {worked}."
            yield Twice(span, "taken up again", again, given.text, worked, 1.0, fits=False, told=told)


def _swapped(unit: str) -> str:
    """`GBps` for `Gbps`, and the other way round.

    >>> _swapped("Gbps"), _swapped("TB/s")
    ('GBps', 'Tb/s')
    """
    return re.sub(r"[bB](?=ps|/|$)", lambda found: found[0].swapcase(), unit, count=1)


def _told(sentence: Sentence, first: Amount, second: Amount, worked: Amount, *, fits: bool, percent: str = "") -> Twice:
    span = Span(sentence.start + second.start, sentence.start + second.end)
    said = f"{percent} % of {first.text}" if percent else first.text
    return Twice(span, "a link", said, second.text, worked.text, 1.0, fits)
