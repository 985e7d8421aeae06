"""So many nodes, so many devices in each, and how many devices there are in all, said apart in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.hardware import find
from petaday.restated.amounts import COUNT, count
from petaday.restated.twice import Twice

_DEVICE = r"(?:NVIDIA |AMD |Google |Intel )?(?P<device>(?:Instinct |Tesla |TPU )?[A-Za-z]{1,2}\d{1,4}[A-Za-z]{0,2})s?\b"
_NODES = re.compile(
    r"(?i)\b(?:total of|consists of|made up of|has|contains|comprises) "
    rf"(?P<n>{COUNT}) (?:compute |GPU )?nodes\b"
)
_EACH = re.compile(
    rf"(?i)\b(?:each|every|per|a)(?: [a-z]+)? (?:compute |GPU )?node(?: also)? "
    r"(?:has|contains|holds|with|houses|is equipped with)"
    rf" \[?(?P<n>{COUNT})[x×]?\]? ?(?:x |× )?{_DEVICE}"
)
_ALL = re.compile(rf"(?i)\b(?:a total of|in total|altogether|in all) (?P<n>{COUNT}) (?!nodes){_DEVICE}")


def devices_of_nodes(text: str) -> Iterator[Twice]:
    r"""How many devices a text says that there are, where its nodes and the devices in each give another count.

    >>> text = "It has a total of 192 compute nodes. Each node has 4 MI250X.\n\nThere are a total of 1536 MI250X."
    >>> [(one.first, one.second, one.worked) for one in devices_of_nodes(text)]
    [('192 nodes × 4 MI250X', '1536 MI250X', '768')]
    """
    if "node" not in text:
        return
    every, each = list(_ALL.finditer(text)), list(_EACH.finditer(text))
    nodes = {count(found["n"]) for found in _NODES.finditer(text)} if every and each else set()
    if len(nodes) != 1:
        return
    many = next(iter(nodes))
    in_each: dict[str, set[float]] = {}
    for one in each:
        in_each.setdefault(one["device"].lower(), set()).add(count(one["n"]))
    for total in every:
        single = in_each.get(total["device"].lower(), set())
        if len(single) != 1 or not find(total["device"]):
            continue
        worked = many * next(iter(single))
        ratio = count(total["n"]) / worked
        if worked and 0.1 < ratio < 10:
            span = Span(total.start("n"), total.end("device"))
            first = f"{written(many)} nodes × {written(next(iter(single)))} {total['device']}"
            yield Twice(span, "a total", first, span.of(text), written(worked), ratio, abs(ratio - 1) < 0.02)
