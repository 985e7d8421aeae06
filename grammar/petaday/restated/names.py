"""A name of a program, and what is said of it: a setting in a text, a share in a comment, the argument of a call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import amounts
from petaday.restated.twice import Twice

_SETTING = re.compile(
    r"\"(?P<name>[a-z]\w{2,40}_\w{2,40})\"[ ]?:[ ]?(?P<n>\d{1,12}(?:\.\d{1,6})?(?:e\d{1,2})?)(?![\w.])"
)
_TO = re.compile(r"[^.;:\n]{0,60}?\bto ~?(?=\d)")
_SHARE = re.compile(
    r"^(?P<name>\w{0,30}(?:mfu|hfu|util\w{0,12}|efficien\w{0,4}))[ ]?=[ ]?(?P<n>0?\.\d{1,4})\b", re.MULTILINE
)
_AT = re.compile(
    r"#[^\n]{0,60}?\b(?P<p>\d{1,2}(?:\.\d{1,2})?) ?% (?P<what>utili[sz]ation|mfu|hfu|efficiency)\b", re.IGNORECASE
)
_CALL = re.compile(r"\b(?P<unit>seconds|minutes|hours|days|weeks)To[A-Z]\w{2,14}\((?P<n>\d{1,9})\)")
_SLIPS = (1e1, 1e2, 1e3, 1e-1, 1e-2, 1e-3)


def settings(text: str) -> Iterator[Twice]:
    r"""A setting of an example that the text around it names with another power of ten.

    >>> text = '{"reduce_bucket_size": 5e8}\nWe set the reduce_bucket_size to 50M here.'
    >>> [(one.second, one.worked) for one in settings(text)]
    [('50M', '500,000,000')]
    """
    given: dict[str, set[float]] = {}
    for found in _SETTING.finditer(text):
        given.setdefault(found["name"], set()).add(float(found["n"]))
    for name, values in given.items() if len(given) < 200 else ():
        value = next(iter(values))
        if len(values) > 1 or not value or text.count(name) > 20:
            continue
        for at in (found.end() for found in re.finditer(rf"(?<![A-Za-z\d\"]){name}(?=_?[^\w\"])_?", text)):
            to = _TO.match(text, at)
            stated = amounts(text[to.end() : to.end() + 24], to.end())[:1] if to else []
            for one in stated:
                ratio = one.value / value
                if one.start == (to.end() if to else 0) and any(abs(ratio / slip - 1) < 1e-9 for slip in _SLIPS):
                    shown = re.match(r"[\d.,]+[a-zA-Z]?", text[one.start : one.end])
                    said = shown[0] if shown else written(one.value)
                    span = Span(one.start, one.start + len(said))
                    told = f"{name} is {written(value)} in the example, and {said} in the text."
                    worked = f"{value:,.0f}"
                    yield Twice(
                        span, "a setting", f"{name}: {written(value)}", said, worked, ratio, fits=False, told=told
                    )


def assumed(code: str) -> Iterator[Twice]:
    r"""A utilization that a program sets once, and a comment behind its use gives otherwise.

    >>> code = "assumed_mfu = 0.3\ntotal = peak * 8 * assumed_mfu # a node at 50% utilization\n"
    >>> [(one.second, one.worked) for one in assumed(code)]
    [('50% utilization', '30%')]
    """
    given: dict[str, set[float]] = {}
    for found in _SHARE.finditer(code):
        given.setdefault(found["name"], set()).add(float(found["n"]))
    if not given:
        return
    for found in _AT.finditer(code):
        line = code[code.rfind("\n", 0, found.start()) + 1 : found.start()]
        used = [
            name for name in given if re.search(rf"(?<!\w){name}(?!\w)(?!\s*=[^=])", line) and len(given[name]) == 1
        ]
        if len(used) == 1:
            value, stated = next(iter(given[used[0]])), float(found["p"]) / 100
            span = Span(found.start("p"), found.end("what"))
            first = f"{used[0]} = {written(value)}"
            fits = abs(stated / value - 1) < 0.02
            yield Twice(span, "a comment", first, span.of(code), f"{written(value * 100)}%", stated / value, fits)


def converted(code: str) -> Iterator[Twice]:
    r"""A call that turns a time into another unit, under a comment that gives it another argument.

    >>> [(one.second, one.worked) for one in converted("// Turn 140 minutes into hours:\nx = minutesToHours(120)")]
    [('140 minutes', '120 minutes')]
    """
    for call in _CALL.finditer(code):
        start = code.rfind("\n", 0, call.start())
        above = code.rfind("\n", 0, max(start, 0)) + 1
        line = code[above : max(start, 0)]
        said = (
            re.findall(rf"(?<![\w.])\d{{1,9}} {call['unit']}\b", line)
            if "//" in line or "#" in line or "*" in line
            else []
        )
        if len(said) == 1:
            at = above + line.index(said[0])
            stated, value = float(said[0].split()[0]), float(call["n"])
            worked = f"{call['n']} {call['unit']}"
            fits = stated == value
            yield Twice(Span(at, at + len(said[0])), "a call", call[0], said[0], worked, stated / max(value, 1), fits)
