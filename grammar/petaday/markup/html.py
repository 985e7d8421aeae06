"""HTML, as it is pasted from a page: tags, entities, raised figures, and what a page does not show."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from petaday.markup.html_tags import CELLS, FLOWING, KNOWN, LINES, STRUCK, UNSEEN
from petaday.markup.padding import JOIN, PAD, padded

_ATTRIBUTE = r"""[\w:@.-]++(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'<>=`]++))"""
_BOOLEAN = r"nowrap|disabled|checked|hidden|defer|async|controls|open|selected|reversed|noshade"
_MARK = re.compile(
    rf"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+(?:-[a-zA-Z0-9-]++)?)(?P<rest>(?:\s++(?:{_ATTRIBUTE}|{_BOOLEAN}))*+)\s*+/?>"
    r"|<!--|<!(?i:doctype)\b[^<>]*+>"
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
)
_HIDDEN = re.compile(r"""aria-hidden\s*=\s*["']?true|display:\s*none|\shidden(?:[\s=]|$)""")
_RAISED = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LONGEST_SMALL = 400  # what is raised or lowered is a figure, a name or the mark of a note
_MINUS = str.maketrans("–−", "--")
_LOWERED = re.compile(r"\w{1,40}")


class Tag(NamedTuple):
    """A tag in its place; `close` is the index of the tag that closes it, or -1."""

    name: str
    opens: bool
    start: int
    end: int
    hidden: bool = False
    close: int = -1


def html(text: str) -> str:
    r"""What a browser would show, in the same places.

    >>> from petaday.markup.padding import bare
    >>> bare(html("<b>3&times;10<sup>23</sup></b>&nbsp;FLOP, a < b"))
    '3×10^23\xa0FLOP, a < b'
    """
    marks = tags(text)
    raised = _powers(marks)
    out: list[str] = []
    seen = ""  # the last character a reader sees
    at = done = 0
    flowing = 0  # up to here a line break of the source is a space
    while at < len(marks):
        mark = marks[at]
        before = _flow(text, done, mark.start, flowing)
        seen = before.rstrip(PAD)[-1:] or seen
        close = mark.close if mark.opens else -1
        piece = ""
        if close >= 0 and (mark.hidden or mark.name in UNSEEN | STRUCK):
            piece = PAD * (marks[close].end - mark.start)
        elif close >= 0 and (mark.name in {"sup", "sub"} or at in raised):
            stop = min(marks[close].start, mark.end + _LONGEST_SMALL)
            piece = _small(mark, text[mark.end : stop], marks[close].end - mark.start, seen)
        if piece:
            at = close
        else:
            flowing = max(flowing, marks[close].start if close >= 0 and mark.name in FLOWING else 0)
            piece = _shown(mark, text, flowing)
        out += before, piece
        seen = piece.rstrip(PAD + JOIN)[-1:] or seen
        done = marks[at].end
        at += 1
    out.append(_flow(text, done, len(text), flowing))
    return "".join(out)


def tags(text: str) -> list[Tag]:
    """Every tag, comment and entity in order, tags with their partners."""
    marks: list[Tag] = []
    opened: dict[str, list[int]] = {}
    at = end = 0
    while found := _MARK.search(text, at):
        at = found.end()
        name = (found["name"] or "").lower()
        if found[0] == "<!--":
            end = text.find("-->", at) if end >= 0 else end
            if end >= 0:
                at = end + 3
                marks.append(Tag("!", False, found.start(), at))
        elif not name:
            marks.append(Tag("&" if found[0][0] == "&" else "!", False, *found.span()))
        elif name in KNOWN or "-" in name or '="' in found["rest"]:
            if not found["end"]:
                opened.setdefault(name, []).append(len(marks))
            elif opened.get(name):
                begin = opened[name].pop()
                marks[begin] = marks[begin]._replace(close=len(marks))
            marks.append(Tag(name, not found["end"], *found.span(), bool(_HIDDEN.search(found["rest"]))))
    return marks


def _powers(marks: list[Tag]) -> set[int]:
    """Where the second child of an `msup` begins: MathML's way to raise a figure."""
    bases = [marks[at + 1] for at, mark in enumerate(marks[:-1]) if mark.name == "msup" and mark.close >= 0]
    return {base.close + 1 for base in bases if base.opens and base.close >= 0}


def _flow(text: str, start: int, end: int, flowing: int) -> str:
    part = text[start:end]
    return part.replace("\n", " ") if start < flowing and "\n" in part else part


def _shown(mark: Tag, text: str, flowing: int) -> str:
    """What stands for one mark: a sign, the end of a line or of a cell, or nothing."""
    written = text[mark.start : mark.end]
    if mark.name == "&":
        sign = unescape(written)
        return padded(sign, len(written)) if len(sign) <= len(written) else written
    if mark.name in CELLS and not mark.opens:
        return padded("|", len(written))
    ends = mark.name in LINES
    if mark.name == "br":
        ends = mark.start < flowing or text[mark.end : mark.end + 2].lstrip(" \r")[:1] != "\n"
    return padded("\n" if ends else "", len(written))


def _small(mark: Tag, inner: str, length: int, seen: str) -> str:
    """A raised or lowered piece in one: a power, a name, or nothing for a footnote; empty when it is none of these."""
    said = unescape(re.sub("<[^<>]*+>", "", inner)).strip() if len(inner) < _LONGEST_SMALL else ""
    if mark.name == "sub":
        return padded("_" + said, length, JOIN) if seen.isalpha() and _LOWERED.fullmatch(said) else ""
    if said[:1] == "[" or inner.lstrip()[:3] == "<a ":
        return padded("", length)
    signed = said.translate(_MINUS)
    if not _RAISED.fullmatch(signed):
        return ""
    if seen.isdigit() or seen in {")", "]"} or (seen.isalpha() and signed[0] == "-") or mark.name != "sup":
        return padded("^" + signed, length, JOIN)
    return padded("", length) if seen.isalpha() else ""
