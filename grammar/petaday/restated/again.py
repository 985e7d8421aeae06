"""An average that is said again far from where it was said first: `200 read requests per second on average`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.figures import NUMBER, said
from petaday.restated.twice import Twice

_TIME = r"(?:second|minute|hour|day|month|year)"
_AVERAGE = re.compile(
    rf"(?<![\w.,$])(?P<n>{NUMBER}) (?P<first>[*_]{{0,2}}average[*_]{{0,2}} )?"
    rf"(?P<what>[a-z]{{3,15}} [a-z]{{3,15}}) per (?P<t>{_TIME})(?P<behind> on average\b)?"
)
_MOST = 200


def averages(text: str) -> Iterator[Twice]:
    r"""Each average of a text that another place gives with another power of ten.

    >>> text = "* 200 read requests per second on average\n\nFor the 2,000 average read requests per second"
    >>> [(one.second, one.worked) for one in averages(text)]
    [('2,000 read requests per second', '200')]
    """
    if "average" not in text:
        return
    first: dict[tuple[str, str], float] = {}
    for found in list(_AVERAGE.finditer(text))[:_MOST]:
        number = said(found["n"], "") if found["first"] or found["behind"] else None
        if number is None or not number.value:
            continue
        key = (found["what"], found["t"])
        known = first.setdefault(key, number.value)
        ratio = number.value / known
        if any(abs(ratio / 10.0**power - 1) < 1e-6 for power in (-3, -2, -1, 1, 2, 3)):
            what = f"{found['what']} per {found['t']}"
            span = Span(found.start("n"), found.end("t"))
            again = f"{written(number.value)} {what}"
            yield Twice(span, "said again", f"{written(known)} {what}", again, written(known), ratio, fits=False)
