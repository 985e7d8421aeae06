"""Fenced blocks of a Markdown text, and what a `calc` block says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike, did_you_mean

Record: TypeAlias = Literal["as printed", "as charted", "as noted", "ours"]
"""What kind of record a calculation is: printed, charted, noted in a database, or petaday's own."""
RECORDS: tuple[Record, ...] = get_args(Record)
KEYS = ("id", "method", "record", "cite")
EXAMPLE = 'calc method=1 id=method-1 record="as printed" cite=paper'

_OPENING = re.compile(r" {0,3}(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*+(?P<info>.*)")
_PAIR = re.compile(r'(?P<key>[^\s=]+)=(?P<value>"[^"]*"|[^\s"]+)(?=\s|$)')
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block.

    Attributes:
        span: the whole block, from the opening line to the closing one.
        info: what follows the opening marks.
        body: what stands between, without the last line break.
        closed: false when the text ends first.
    """

    span: Span
    info: Span
    body: Span
    closed: bool


def fences(text: str, start: int = 0) -> Iterator[Fence]:
    r"""Every fenced block from `start` on; a block shown inside another is part of that one.

    >>> text = "As printed:\n```calc id=a\n1 + 1 = 2\n```\n"
    >>> [(fence.info.of(text), fence.body.of(text)) for fence in fences(text)]
    [('calc id=a', '1 + 1 = 2')]
    """
    opening: re.Match[str] | None = None
    opened = body = at = start
    info = Span(start, start)
    for line in text[start:].splitlines(keepends=True):
        if opening is None:
            opening = _OPENING.match(line)
            if opening:
                opened, body = at, at + len(line)
                info = Span(at + opening.start("info"), at + opening.start("info") + len(opening["info"].rstrip()))
        elif re.fullmatch(rf" {{0,3}}{opening['mark'][0]}{{{len(opening['mark'])},}}\s*", line):
            yield Fence(Span(opened, at + len(line.rstrip())), info, _trim(text, Span(body, at)), closed=True)
            opening = None
        at += len(line)
    if opening is not None:
        yield Fence(Span(opened, at), info, _trim(text, Span(body, at)), closed=False)


def _trim(text: str, body: Span) -> Span:
    """Without the line break before the closing marks."""
    return Span(body.start, body.start + len(body.of(text).removesuffix("\n").removesuffix("\r")))


def is_calc(text: str, fence: Fence) -> bool:
    """Whether the block's first word is `calc`."""
    return fence.info.of(text).split(" ", 1)[0] == "calc"


def attributes(text: str, info: Span) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The keys of a calc block's opening line, and what is wrong with them.

    >>> line = 'calc method=2 id=charted record="as charted"'
    >>> attributes(line, Span(0, len(line)))[0]
    {'method': '2', 'id': 'charted', 'record': 'as charted'}
    """
    found: dict[str, str] = {}
    faults: list[Diagnostic] = []
    at = info.start + len("calc")
    while at < info.end:
        if text[at].isspace():
            at += 1
            continue
        pair = _PAIR.match(text, at, info.end)
        if pair is None:
            word = re.compile(r"\S+").match(text, at, info.end)
            stop = word.end() if word else info.end
            said = f"`{text[at:stop]}` is not of the form key=value"
            faults.append(Diagnostic("PD503", "error", said, Span(at, stop), f"write it as in {EXAMPLE}"))
            at = stop
            continue
        key, value = pair["key"], pair["value"].strip('"')
        message, advice = _fault(key, value, known=found)
        if message:
            faults.append(Diagnostic("PD503", "error", message, Span(*pair.span()), advice))
        else:
            found[key] = value
        at = pair.end()
    if "id" not in found and not faults:
        faults.append(Diagnostic("PD503", "error", "the calc block has no id", info, f"name it, as in {EXAMPLE}"))
    return found, tuple(faults)


def _fault(key: str, value: str, known: dict[str, str]) -> tuple[str, str]:
    """What is wrong with one pair, and what to write instead; two empty strings when nothing is."""
    if key not in KEYS:
        return f"`{key}` is no key of a calc block", did_you_mean(alike(key, KEYS), f"the keys are {', '.join(KEYS)}")
    if key in known:
        return f"`{key}` stands twice on one line", f"keep one of {key}={known[key]} and {key}={value}"
    if key == "method" and value not in ("1", "2"):
        return f"there is no method {value}", "method=1 counts operations, method=2 multiplies devices, time and rate"
    if key == "record" and value not in RECORDS:
        return f"`{value}` is no kind of record", "write " + ", ".join(f'record="{record}"' for record in RECORDS)
    if key == "id" and not _ID.fullmatch(value):
        return f"`{value}` will not do as an id", "use small letters, digits and hyphens, as in id=method-1"
    return "", ""
