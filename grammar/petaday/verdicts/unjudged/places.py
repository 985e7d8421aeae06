"""The places in a text that tell whether a stated result is one."""

from __future__ import annotations

import re

from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved
from petaday.syntax.nodes import Side

SIGN = re.compile(r"[=≈≃≅∼~→⇒:>]|\\approx|\\sim")
"""What says that one figure is the other."""

_REACH = 60  # characters in front of a calculation that are looked at


def between(resolved: Resolved, side: Side, text: str) -> str:
    """What stands between a stated result and the side beside it."""
    sides = [resolved.worked.span, *(stated.side.span for stated in resolved.stated)]
    if side.span.start < resolved.worked.span.start:
        behind = min((s.start for s in sides if s.start >= side.span.end), default=side.span.end)
        return text[side.span.end : behind]
    return text[max((s.end for s in sides if s.end <= side.span.start), default=side.span.start) : side.span.start]


def in_front(resolved: Resolved, text: str) -> str:
    """What stands right before a calculation, as the page shows it."""
    start = resolved.span().start
    return bare(text[max(0, start - _REACH) : start])
