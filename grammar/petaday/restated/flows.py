"""What flows in over a time: so many bytes a sample, so many samples a minute, for so many days; shares of a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import AMOUNT, SCALES, Amount, Sentence, amounts, shares
from petaday.restated.figures import NUMBER, TIME, same_word, sizes
from petaday.restated.twice import Twice

_SIZE = re.compile(
    rf"(?i)(?P<low>{NUMBER})(?: ?[-–] ?(?P<high>{NUMBER}))? ?(?P<u>[KMG]?B|bytes) (?:per|an?|each|/) ?"
    r"(?P<what>[a-z]{3,12})\b"
)
_EACH_TAKES = re.compile(
    rf"(?i)\b(?:an?|each|one|per) (?P<what>[a-z]{{3,12}}) (?:takes|needs|has|is|uses) (?:about )?"
    rf"(?P<low>{NUMBER})(?: ?[-–] ?(?P<high>{NUMBER}))? ?(?P<u>[KMG]?B|bytes)\b"
)
_FLOW = re.compile(
    rf"(?i)(?P<n>{NUMBER})(?P<s>k|M|B| thousand| million| billion)? (?P<what>[a-z]{{3,12}}) "
    rf"(?:per|an?|each|/) ?(?P<t>{TIME})\b"
)
_FOR = re.compile(rf"(?i)\b(?:for|over|during|last|past) (?:about )?(?P<n>{NUMBER}) (?P<t>{TIME})\b")
_NEEDS = re.compile(
    r"(?i)\b(?:demand|need|require|take|use|occupy|be|is|comes to|store)s? "
    r"(?:around |about |roughly |some |up to )?$"
)
_SHARE = re.compile(
    r"(?i)(?<![\w.])(?P<p>\d{1,2}(?:\.\d)?) ?% of (?:the |its )?(?:advertised|nominal|rated|theoretical|peak)\b"
)
_EXPECT = re.compile(r"(?i)\b(?:expect|get|see|reach) (?:about |around |~ ?|only )?$")
_EVERY = re.compile(
    rf"(?i)(?P<a>{NUMBER}) ?(?P<u>[KMGTP]i?B)(?: \w{{2,14}}){{0,5}} "
    rf"(?:every|each|per) (?:(?P<n>{NUMBER}) )?(?P<t>{TIME})\b"
    r"(?P<between>[^.!\n]{3,70}?)"
    rf"(?P<b>{NUMBER}) ?(?P<v>[KMGTP]i?B) (?:an?|per|each|every) (?P<w>{TIME})\b"
)
_SO = re.compile(r"(?i)\b(?:therefore|thus|hence|which|i\.e|that is|comes to|makes|adds up)\b")


def stored(paragraph: Sentence) -> Iterator[Twice]:
    """What a flow of samples fills in a time, where their size is said, too.

    >>> text = "A sample takes 2 bytes. So 100k samples per minute for 15 days would need around 40 GB."
    >>> [(one.second, one.worked) for one in stored(Sentence(0, text))]
    [('40 GB', '4.32 GB')]
    """
    text = paragraph.text
    flows, times = list(_FLOW.finditer(text)), list(_FOR.finditer(text))
    if len(flows) != 1 or len(times) != 1:
        return
    flow, time = flows[0], times[0]
    each = [one for one in (*_SIZE.finditer(text), *_EACH_TAKES.finditer(text)) if same_word(one["what"], flow["what"])]
    results = [
        one for one in amounts(text) if one.unit in {"MB", "GB", "TB", "PB"} and _NEEDS.search(text[: one.start])
    ]
    if len(each) != 1 or len(results) != 1 or results[0].start < flow.end():
        return
    size = sizes(each[0]["u"])[0][0]
    low, high = (_number(each[0][part] or each[0]["low"]) * size for part in ("low", "high"))
    many = _number(flow["n"]) * SCALES.get((flow["s"] or "").strip().lower(), 1.0) / _seconds(flow["t"])
    whole = many * _number(time["n"]) * _seconds(time["t"])
    of = sizes(results[0].unit)[0][0]
    stated = results[0].value * of
    fits = low * whole / 1.5 <= stated <= high * whole * 1.5
    if fits or 0.001 < stated / (high * whole) < 1000:
        worked = results[0]._replace(value=float(f"{high * whole / of:.3g}")).text
        span = Span(paragraph.start + results[0].start, paragraph.start + results[0].end)
        first = f"{flow[0]} {time[0]}"
        yield Twice(span, "a flow", first, results[0].text, worked, stated / (high * whole), fits)


def every(sentence: Sentence) -> Iterator[Twice]:
    """So much every so often, and what it therefore comes to in a longer time.

    >>> text = "writes a 2.3TB checkpoint every 3 hours, therefore it was using up 2.6TB a day"
    >>> [(one.second, one.worked) for one in every(Sentence(0, text))]
    [('2.6 TB', '18.4 TB')]
    """
    for found in _EVERY.finditer(sentence.text):
        if not _SO.search(found["between"]):
            continue
        pairs = shares(found["u"], found["v"])
        times = _seconds(found["w"]) / (_seconds(found["t"]) * _number(found["n"] or "1"))
        if not pairs or times <= 0:
            continue
        worked = _number(found["a"]) * times * pairs[0][0] / pairs[0][1]
        stated = _number(found["b"])
        ratio = stated / worked if worked else 0.0
        fits = abs(ratio - 1) < 0.12
        if fits or 0.04 < ratio < 25:
            span = Span(sentence.start + found.start("b"), sentence.start + found.end("v"))
            shown = f"{written(worked)} {found['v']}"
            first = f"{found['a']} {found['u']} every {(found['n'] or '') + ' ' if found['n'] else ''}{found['t']}"
            yield Twice(span, "a rate", first, f"{found['b']} {found['v']}", shown, ratio, fits)


def advertised(paragraph: Sentence) -> Iterator[Twice]:
    """A share of what is advertised, and the example of it: `60 % of advertised speed. E.g. of 800 Gbps expect 480`.

    >>> text = "Count on 80% of advertised speed. e.g., of 800Gbps, expect ~480Gbps."
    >>> [(one.first, one.second, one.worked) for one in advertised(Sentence(0, text))]
    [('80 % of 800 Gbps', '480 Gbps', '640 Gbps')]
    """
    text = paragraph.text
    share = list(_SHARE.finditer(text))
    if len(share) != 1:
        return
    behind = [one for one in amounts(text[share[0].end() :], share[0].end()) if one.unit]
    expected = [one for one in behind if _EXPECT.search(text[: one.start])]
    if len(behind) != 2 or expected != behind[1:] or behind[0].unit != behind[1].unit:
        return
    given, reached = behind
    worked = given.value * float(share[0]["p"]) / 100
    ratio = reached.value / worked if worked else 0.0
    fits = abs(ratio - 1) < 0.04
    if fits or 0.5 < ratio < 2:
        span = Span(paragraph.start + reached.start, paragraph.start + reached.end)
        first = f"{share[0]['p']} % of {given.text}"
        shown = Amount(worked, 0.0, reached.unit, 0, 0).text
        yield Twice(span, "a share", first, reached.text, shown, ratio, fits)


def _number(text: str) -> float:
    found = AMOUNT.search(text)
    return amounts(text)[0].value if found and amounts(text) else 1.0


def _seconds(unit: str) -> float:
    return sizes(unit.lower())[0][0]
