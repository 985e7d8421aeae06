"""The ways in which people say a figure twice, each found by the words between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.restated.figures import (
    NAMED,
    NUMBER,
    TIME,
    UNIT,
    Said,
    agree,
    is_slip,
    ratios,
    said,
    same_word,
    spaced,
    worked,
)
from petaday.restated.twice import Twice

_OR = r"or|i\.e\.,?|that is,?|which is|equivalent to|equal to|equals"
_IS = r"i\.e\.,?|that is,?|which is|equivalent to|equal to|equals"
_ABOUT = r"nearly|almost|about|roughly|around|approximately|just under|just over|over|more than|some|~|≈"
_BRACKET = spaced(rf"(?P<a>{NUMBER}) (?P<u>{UNIT}) \( (?:(?:{_OR}|{_ABOUT}|=) )?(?P<b>{NUMBER}) (?P<v>{UNIT}) \)")
_IN_WORDS = spaced(
    rf"(?P<a>{NUMBER}) (?P<u>{UNIT}),? (?:{_IS}) (?:(?:{_ABOUT}) )?(?P<b>{NUMBER}) (?P<v>{UNIT})(?![\w/])"
)
_DURATION = spaced(
    rf"(?P<a>{NUMBER}) (?P<u>{TIME})(?:, | \()(?:(?:{_OR}) )?(?P<about>{_ABOUT}) "
    rf"(?P<b>(?i:{NAMED})|{NUMBER}) (?P<v>{TIME})\b"
)
_RATE = spaced(
    rf"(?P<a>{NUMBER}) (?P<u>{UNIT}) (?:every|each|per|an?|/) (?:(?P<n>{NUMBER}) )?(?P<t>{TIME})\b[^.\n]{{0,40}}?"
    rf"(?:comes to|makes|amounts to|adds up to|gives|is|equals) (?:(?:{_ABOUT}) )?"
    rf"(?P<b>{NUMBER}) (?P<v>{UNIT}) (?:every|each|per|an?|/) (?P<w>{TIME})\b"
)
_SHARE = spaced(
    rf"(?P<p>(?<![\d.])\d{{1,2}}(?:\.\d++)?) ?(?:%|percent) of (?:an? |the |its )?"
    rf"(?:(?:advertised|nominal|theoretical|rated|peak|maximum) )?(?P<a>{NUMBER}) (?P<u>{UNIT}),? (?:you )?(?:can )?"
    rf"(?:expect|gives|is|that is|i\.e\.|or|=|≈|yields) (?:(?:{_ABOUT}) )?(?P<b>{NUMBER})(?: (?P<v>{UNIT}))?"
)
_BEFORE = re.compile(r"(?:[×x*·/+\-–^=<>.,\d$(]|\bper|\bto|\beach|\band|\bor)[ \t]*$")
_WORKING = {
    ("hours", "days"): (8.0,),
    ("hours", "weeks"): (40.0, 35.0),
    ("days", "weeks"): (5.0,),
    ("days", "months"): (20.0, 21.0, 22.0),
}
_SHARE_APART = 0.04
_WIDEST = 0.28


def twice(text: str) -> Iterator[Twice]:
    """Every figure of a text that is said twice in a way that can be held against itself."""
    yield from _units(text, _BRACKET, "in brackets")
    yield from _units(text, _IN_WORDS, "in words")
    yield from _durations(text)
    yield from _rates(text)
    yield from _shares(text)


def _units(text: str, pattern: re.Pattern[str], kind: str) -> Iterator[Twice]:
    for found in pattern.finditer(text):
        one, two = said(found["a"], found["u"]), said(found["b"], found["v"])
        if not one or not two or one.unit == two.unit or _goes_on(text, found.start()):
            continue
        pairs = ratios(one, two)
        if pairs:
            yield _told(found, kind, one, two, pairs, wrong=is_slip(pairs))


def _durations(text: str) -> Iterator[Twice]:
    for found in _DURATION.finditer(text):
        one, two = said(found["a"], found["u"]), said(found["b"], found["v"])
        if not one or not two or same_word(one.unit, two.unit) or _goes_on(text, found.start()):
            continue
        pairs = ratios(one, two)
        if not pairs:
            continue
        ratio = pairs[0][0]
        hours = _working(one.unit, two.unit)
        usual = any(abs(one.value / two.value / each - 1) < 0.1 for each in hours)
        low = two.value - 1 if found["about"] in {"nearly", "almost", "just under"} else two.value - 0.6
        high = two.value + (1 if found["about"] in {"over", "more than", "just over", "some"} else 0.6)
        inside = low <= two.value / ratio <= high
        apart = not 1 / (1 + _WIDEST) < ratio < 1 + _WIDEST
        yield _told(found, "a duration", one, two, pairs, wrong=apart and not inside and not usual and 0.1 < ratio < 10)


def _working(unit: str, longer: str) -> tuple[float, ...]:
    """How much of the shorter time people work in the longer one."""
    both = (many for (few, of), many in _WORKING.items() if same_word(few, unit) and same_word(of, longer))
    return next(both, ())


def _rates(text: str) -> Iterator[Twice]:
    for found in _RATE.finditer(text):
        number = said(found["n"] or "1", "")
        one, two = said(found["a"], found["u"]), said(found["b"], found["v"])
        times, of = said("1", found["t"]), said("1", found["w"])
        if not (one and two and number and times and of) or _goes_on(text, found.start()):
            continue
        pairs = ratios(one, two)
        each = ratios(times, of)
        if not pairs or not each or not number.value:
            continue
        scaled = [(ratio * number.value / each[0][0], room) for ratio, room in pairs]
        yield _told(found, "a rate", one, two, scaled, wrong=all(_rate_apart(ratio) for ratio, _ in scaled))


def _rate_apart(ratio: float) -> bool:
    return 1.15 < max(ratio, 1 / ratio) < 20


def _shares(text: str) -> Iterator[Twice]:
    for found in _SHARE.finditer(text):
        one, two = said(found["a"], found["u"]), said(found["b"], found["v"] or found["u"])
        if not one or not two or (found["v"] and not ratios(one, two)) or not ratios(one, one):
            continue
        share = float(found["p"]) / 100
        pairs = [(ratio / share, room + 0.005 / share) for ratio, room in ratios(one, two)]
        apart = all(_SHARE_APART + room < abs(ratio - 1) and 0.5 < ratio < 2 for ratio, room in pairs)
        yield _told(found, "a share", one, two, pairs, wrong=apart)


def _told(
    found: re.Match[str], kind: str, one: Said, two: Said, pairs: list[tuple[float, float]], *, wrong: bool
) -> Twice:
    ratio = min((ratio for ratio, _ in pairs), key=lambda ratio: max(ratio, 1 / ratio))
    start = found.start("b")
    end = found.end("v") if found["v"] else found.end("b")
    fits = not wrong or agree(pairs)
    return Twice(Span(start, end), kind, one.text, two.text, worked(ratio, two), ratio, fits)


def _goes_on(text: str, start: int) -> bool:
    """The figure is a factor or a part of something that stands before it."""
    return _BEFORE.search(text[max(0, start - 12) : start]) is not None
