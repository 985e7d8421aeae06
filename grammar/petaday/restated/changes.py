"""From one figure to another, and by how many percent: `10 MB → 8.5 MB (15% smaller)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence, shares
from petaday.restated.figures import NUMBER, said
from petaday.restated.twice import Twice

_DOWN = "smaller|reduction|decrease|less|lower|fewer|drop|shorter|saved|savings?"
_UP = "larger|bigger|increase|growth|higher|more|longer"
_CHANGE = re.compile(
    rf"(?<![\w.,$-])(?P<a>{NUMBER}) ?(?P<u>[A-Za-zµ]{{1,12}})?(?: ?(?:→|->|⟶) ?| to )~?"
    rf"(?P<b>{NUMBER}) ?(?P<v>[A-Za-zµ]{{1,12}})[,:;]?[ ]\(?(?:an? |i\.e\.,? |that is |which is |about |roughly |~ ?)?"
    rf"(?P<p>\d{{1,3}}(?:\.\d{{1,2}})?) ?% (?P<way>{_DOWN}|{_UP})\b(?! (?:than|of|in|for) )"
)
_ROOM = 2.6  # percentage points that nobody misses


def changes(sentence: Sentence) -> Iterator[Twice]:
    """A change in percent against the figures from which and to which it leads, of the first or of the second of them.

    >>> [one.message for one in changes(Sentence(0, "went from 1 MB → 8.55 MB (15% smaller)"))]
    ['From 1 MB to 8.55 MB is 755% more, not 15% smaller.']
    >>> [one.fits for one in changes(Sentence(0, "went from 10 MB → 8.55 MB (15% smaller)"))]
    [True]
    """
    if "%" not in sentence.text:
        return
    for found in _CHANGE.finditer(sentence.text):
        pairs = shares(found["u"] or found["v"], found["v"])
        if not pairs:
            continue
        old, new = _number(found["a"]) * pairs[0][0], _number(found["b"]) * pairs[0][1]
        if not old or not new or old == new:
            continue
        less, percent = new < old, float(found["p"])
        is_down = found["way"] in _DOWN.replace("s?", "s").split("|") or found["way"] == "saving"
        readings = (abs(new - old) / old, abs(new - old) / new, new / old, old / new)
        near = any(abs(one * 100 - percent) <= max(_ROOM, 0.05 * percent) for one in readings)
        fits = near and less == is_down
        actual = abs(new - old) / old * 100
        first = f"From {found['a']} {found['u'] or found['v']} to {found['b']} {found['v']}"
        second = f"{found['p']}% {found['way']}"
        worked = f"{written(actual, 3)}% {'less' if less else 'more'}"
        span = Span(sentence.start + found.start("p"), sentence.start + found.end("way"))
        told = f"{first} is {worked}, not {second}."
        yield Twice(span, "a change", first, second, worked, percent / actual, fits, told)


def _number(text: str) -> float:
    number = said(text, "")
    return number.value if number else 0.0
