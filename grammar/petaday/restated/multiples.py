"""Multiples in words: `twice the 400 GB`, `150TFLOPS rather than 150000000000FLOPS`, `at least 23 GPUs, 80*18/64`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.calculate import audit
from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence, amounts, shares
from petaday.restated.figures import NUMBER, ratios, said, worked
from petaday.restated.twice import Twice

_TWICE = re.compile(
    r"(?i)\b(?P<word>twice|double|half|three times|four times|five times|ten times|\d{1,4}(?:\.\d)? ?(?:times|x|×))"
    r"(?: (?:as (?:much|many|large|big|fast|long) as|that of|the))? (?:the )?(?:[a-z]+ ){0,3}\(?~?$"
)
_FACTORS = {"twice": 2.0, "double": 2.0, "half": 0.5, "three": 3.0, "four": 4.0, "five": 5.0, "ten": 10.0}
_IS = re.compile(r"(?i)\b(?:is|are|was|were|has|have|with|of|to|at|,|takes|needs|uses|reaches)\b|,")
_RATHER = re.compile(
    rf"(?P<a>{NUMBER}) ?(?P<u>[kMGTPE](?:FLOPS|FLOPs|FLOP/s|Bps|B)) (?:rather than|instead of) "
    rf"(?P<b>{NUMBER}) ?(?P<v>FLOPS|FLOPs|FLOP/s|Bps|B|bytes)\b"
)
_EXPRESSION = re.compile(
    r"(?P<n>\d{1,6}) (?P<u>GPUs|TPUs|cards|chips|nodes|devices)[ ,:(]{1,4}`(?P<e>[\d.*/+() -]{5,60})`"
)
_WIDEST = 40


def multiples(sentence: Sentence) -> Iterator[Twice]:
    """What is said to be so many times another figure of the sentence, and the same figure without its prefix.

    >>> [(one.second, one.worked) for one in multiples(Sentence(0, "it takes 600 GB, twice the 400 GB of before"))]
    [('600 GB', '800 GB')]
    >>> [one.worked for one in multiples(Sentence(0, "one grasps 150TFLOPS rather than 150000000000FLOPS"))]
    ['1.5e14 FLOPS']
    >>> [one.worked for one in multiples(Sentence(0, "at least 23 GPUs `80*18*1.25/8`"))]
    ['225 GPUs']
    """
    yield from _times(sentence)
    yield from _without_prefix(sentence)
    yield from _expressions(sentence)


def _times(sentence: Sentence) -> Iterator[Twice]:
    text = sentence.text
    found = [one for one in amounts(text) if one.unit and shares(one.unit, one.unit) and one.unit[0] not in "x×"]
    if len(found) != 2:
        return
    ours, theirs = found
    between = text[ours.end : theirs.start]
    times, sizes = _TWICE.search(between), shares(ours.unit, theirs.unit)
    if not times or not sizes or times.start() > 24 or ours.unit.lower() in {"times", "gpu", "gpus"}:
        return
    word = times["word"].lower().split()[0]
    factor = _FACTORS.get(word) or float(re.match(r"[\d.]+", word)[0])  # type: ignore[index]
    part, whole = sizes[0]
    ratio = ours.value * part / (theirs.value * whole) / factor if factor else 0.0
    room = 0.12 + ours.half / ours.value + theirs.half / theirs.value
    fits = abs(ratio - 1) <= room or abs(1 / ratio - 1) <= room
    if fits or 0.4 < ratio < 2.5:
        shown = ours._replace(value=theirs.value * whole * factor / part).text
        span = Span(sentence.start + ours.start, sentence.start + ours.end)
        yield Twice(span, "a multiple", f"{times['word']} {theirs.text}", ours.text, shown, ratio, fits)


def _without_prefix(sentence: Sentence) -> Iterator[Twice]:
    for found in _RATHER.finditer(sentence.text):
        one, two = said(found["a"], found["u"]), said(found["b"], found["v"])
        pairs = ratios(one, two) if one and two else []
        if not one or not two or not pairs or found["b"].rstrip("0") != found["a"].rstrip("0"):
            continue
        ratio = pairs[0][0]
        span = Span(sentence.start + found.start("b"), sentence.start + found.end("v"))
        yield Twice(span, "a prefix", one.text, two.text, worked(ratio, two), ratio, abs(ratio - 1) < 0.01)


def _expressions(sentence: Sentence) -> Iterator[Twice]:
    for found in _EXPRESSION.finditer(sentence.text):
        value, stated = _evaluated(found["e"]), float(found["n"])
        if not value or value <= 0 or not stated:
            continue
        ratio = stated / value
        fits = abs(stated - value) <= 1 or 0.85 < ratio < 1.3
        if fits or 1 / _WIDEST < ratio < _WIDEST:
            span = Span(sentence.start + found.start("n"), sentence.start + found.end("u"))
            shown = f"{written(value)} {found['u']}"
            yield Twice(span, "a product", found["e"].strip(), f"{found['n']} {found['u']}", shown, ratio, fits)


def _evaluated(text: str) -> float | None:
    """What a short expression of plain numbers gives; None where it cannot be read as it stands."""
    worked = audit(text)
    return worked.value if worked.unit == "1" and not worked.diagnostics else None
