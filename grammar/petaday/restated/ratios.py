"""Ratios in words: `3:1 read:write` beside both rates, `from 60 s to 20 s, 2x faster`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence, amounts, shares
from petaday.restated.figures import same_word
from petaday.restated.twice import Twice

_COLON = re.compile(
    r"(?i)\b(?P<a>\d{1,3}) ?: ?(?P<b>\d{1,3}) (?P<x>[a-z]{3,12}) ?(?::|to|/|-to-) ?(?P<y>[a-z]{3,12})(?: ratio)?"
)
_FROM = re.compile(r"(?i)\bfrom\s$")
_TIMES = re.compile(
    r"(?i)\b(?P<n>\d{1,4}(?:\.\d{1,2})?) ?[x×] (?P<what>faster|slower|speed-?up|lower|higher|more|less|fewer|larger"
    r"|smaller|cheaper|reduction|increase)\b"
)
_BETWEEN = frozenset({"to", "down to", "up to"})
_WIDEST = 40


def ratios_in_words(sentence: Sentence) -> Iterator[Twice]:
    """A ratio of a sentence that is written beside the two figures it is of.

    >>> text = "about 1200 writes/sec, 500 reads/sec (3:1 read:write)"
    >>> [(one.second, one.worked) for one in ratios_in_words(Sentence(0, text))]
    [('500 reads/sec', '3,600 reads/sec')]
    """
    yield from _with_a_colon(sentence)
    yield from _from_to(sentence)


def _with_a_colon(sentence: Sentence) -> Iterator[Twice]:
    for ratio in _COLON.finditer(sentence.text):
        others = [one for one in amounts(sentence.text) if not ratio.start() <= one.start < ratio.end()]
        over = [one for one in others if same_word(_counted(one.unit), ratio["x"])]
        under = [one for one in others if same_word(_counted(one.unit), ratio["y"])]
        if len(over) != 1 or len(under) != 1 or not int(ratio["b"]) or not int(ratio["a"]):
            continue
        given = float(ratio["a"]) / float(ratio["b"])
        apart = over[0].value / under[0].value / given
        fits = 0.8 < apart < 1.25
        if fits or max(apart, 1 / apart) < _WIDEST:
            worked = over[0]._replace(value=under[0].value * given).text
            first = f"{ratio['a']}:{ratio['b']} with {under[0].text}"
            span = Span(sentence.start + over[0].start, sentence.start + over[0].end)
            yield Twice(span, "a ratio", first, over[0].text, worked, apart, fits)


def _counted(unit: str) -> str:
    return unit.split("/", maxsplit=1)[0]


def _from_to(sentence: Sentence) -> Iterator[Twice]:
    """`from A to B, N x faster`, where these are the two figures and the one ratio of the sentence."""
    text = sentence.text
    times = list(_TIMES.finditer(text))
    if len(times) != 1:
        return
    said = times[0]
    found = [one for one in amounts(text) if one.unit and not said.start() <= one.start < said.end()]
    if len(found) != 2 or not _FROM.search(text[: found[0].start]) or found[1].end > said.start():
        return
    old, new = found
    sizes = shares(old.unit, new.unit)
    if not sizes or text[old.end : new.start].strip() not in _BETWEEN:
        return
    part, whole = sizes[0]
    actual = old.value * part / (new.value * whole)
    actual, given = max(actual, 1 / actual), float(said["n"])
    if not given:
        return
    room = 0.06 + old.half / old.value + new.half / new.value + (0.05 if "." in said["n"] else 0.5) / given
    fits = any(abs(one / given - 1) <= room for one in (actual, actual - 1))
    if fits or max(actual / given, given / actual) < _WIDEST:
        span = Span(sentence.start + said.start(), sentence.start + said.end())
        first = f"From {old.text} to {new.text}"
        yield Twice(span, "a ratio", first, said[0], f"{written(actual, 3)}x", given / actual, fits)
