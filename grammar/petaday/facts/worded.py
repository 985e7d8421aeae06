"""Facts that are words and no figures: the precision of a run, and when it was trained."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.facts.records import Fact
from petaday.facts.surroundings import Surroundings

_FORMATS = {"bf16": "bf16", "bfloat16": "bf16", "fp16": "fp16", "float16": "fp16", "fp8": "fp8", "fp32": "fp32"} | {
    "float32": "fp32",
    "tf32": "tf32",
    "fp64": "fp64",
    "int8": "int8",
    "fp4": "fp4",
}
_FULL = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {word: n for n, name in enumerate(_FULL, 1) for word in (name, name[:3])} | {"sept": 9}
_TRAINING = frozenset(["train", "trained", "training", "pretrained", "pretraining", "run", "ran", "began", "started"])
_REACH = 5


def precisions(around: Surroundings) -> tuple[Fact, ...]:
    """The formats of numbers that the text names, each once.

    >>> [fact.unit for fact in precisions(Surroundings("trained in BF16, with FP8 for the matrices"))]
    ['bf16', 'fp8']
    """
    found: dict[str, Fact] = {}
    named = [token for token in around.tokens if token.low in _FORMATS]
    of_training = [t for t in named if _TRAINING & around.sentence_words.get(t.sentence, frozenset())]
    for token in of_training or named:
        name = _FORMATS.get(token.low)
        if name and name not in found:
            span, said = Span(token.start, token.end), "it names the format"
            found[name] = Fact(kind="precision", value=None, unit=name, span=span, text=token.text, because=said)
    return tuple(found.values())


def dates(around: Surroundings) -> tuple[Fact, ...]:
    """When the text says that training went on: a month or a day, or two of them.

    >>> [fact.unit for fact in dates(Surroundings("It was trained between March 2021 and May 2021."))]
    ['2021-03/2021-05']
    """
    found = []
    said = list(_days(around))
    for place, (at, end, written) in enumerate(said):
        if not _TRAINING & around.sentence_words.get(around.tokens[at].sentence, frozenset()):
            continue
        second = said[place + 1] if place + 1 < len(said) else None
        joined = second is not None and second[0] - end <= 2 and around.low(second[0] - 1) in ("and", "to", "-", "–")
        if place and at - said[place - 1][1] <= 2:
            continue
        last = second[1] if second and joined else end
        unit = f"{written}/{second[2]}" if second and joined else written
        span = Span(around.tokens[at].start, around.tokens[last - 1].end)
        because = "its sentence says when training went on"
        found.append(Fact(kind="date", value=None, unit=unit, span=span, text=span.of(around.text), because=because))
    return tuple(found)


def lasted(date: Fact) -> float | None:
    """The seconds between two days; None where a day is not told.

    >>> [fact] = dates(Surroundings("It was trained from May 3, 2021 to May 8, 2021."))
    >>> lasted(fact)
    432000.0
    """
    first, _, last = date.unit.partition("/")
    if len(first) < len("2021-05-03") or len(last) < len("2021-05-03"):
        return None
    days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    return days * 86400.0 if days > 0 else None


def _days(around: Surroundings) -> Iterator[tuple[int, int, str]]:
    """`March 2021`, `May 3, 2021`, `May 8th, 2021`: the first token, the one behind the last, and the date."""
    at = 0
    while at < len(around.tokens):
        month = _MONTHS.get(around.low(at), 0)
        day, year, end = (0, 0, at) if not month else _numbers(around, at)
        if year:
            try:
                yield at, end, datetime.date(year, month, day or 1).isoformat()[: 10 if day else 7]
            except ValueError:
                end = at
        at = max(end, at + 1)


def _numbers(around: Surroundings, at: int) -> tuple[int, int, int]:
    day = year = 0
    end = at + 1
    for place in range(at + 1, at + 1 + _REACH):
        token = around.token(place)
        if token is None or not (token.kind == "number" or token.text in (",", "th", "st", "nd", "rd", ".")):
            break
        if token.kind == "number" and token.text.isdigit():
            number = int(token.text[:5])
            if 1 <= number <= 31 and not day and not year:
                day = number
            elif 1950 <= number <= 2100:
                year, end = number, place + 1
                break
    return day, year, end
