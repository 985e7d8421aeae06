"""Batches: samples, their steps and the batch, and tokens for each step said more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Amount, Sentence, amounts
from petaday.restated.twice import Twice

_BATCH = re.compile(
    r"(?i)\b(?:gbs|global[ _-]batch(?:[ _-]size)?|batch[ _-]size|bs) ?(?:=|of|:) ?"
    r"(?P<n>\d{1,3}(?:,\d{3}){1,2}|\d{1,7})\b"
)
_STEPS = frozenset({"step", "steps", "iterations", "updates"})
_SAMPLES = frozenset({"samples", "sequences", "examples"})
_TOGETHER = re.compile(r"[ ]{0,3}[(/=,][ ]{0,3}$")
_WIDEST = 3


def batches(sentence: Sentence) -> Iterator[Twice]:
    """The steps of a sentence that gives samples and their batch, too.

    >>> text = "rise to gbs=1024 over 5M samples (10k steps)"
    >>> [(one.second, one.worked) for one in batches(Sentence(0, text))]
    [('10,000 steps', '4,883 steps')]
    """
    given = list(_BATCH.finditer(sentence.text))
    if len(given) != 1:
        return
    size = float(given[0]["n"].replace(",", ""))
    found = amounts(sentence.text)
    steps = [one for one in found if one.unit.lower() in _STEPS]
    samples = [one for one in found if one.unit.lower() in _SAMPLES]
    if len(steps) != 1 or len(samples) != 1 or size < 2:
        return
    worked = samples[0].value / size
    ratio = steps[0].value / worked
    room = 0.06 + steps[0].half / steps[0].value + samples[0].half / samples[0].value
    fits = abs(ratio - 1) <= room
    sized = max(ratio, 1 / ratio)
    if fits or 1.3 < sized < _WIDEST or abs(sized / 1000 - 1) < 0.1:
        first = f"{samples[0].text} in batches of {written(size)}"
        yield _told(first, steps[0], worked, ratio, fits=fits, start=sentence.start)


def tokens_a_step(text: str) -> Iterator[Twice]:
    r"""Tokens and their steps, said twice at least in a text, once with another prefix.

    >>> text = "go on for 290B tokens / 145K steps\n\nTotal: 300B tokens (150M steps)"
    >>> [(one.second, one.worked) for one in tokens_a_step(text)]
    [('1.5e8 steps', '150,000 steps')]
    """
    if "tokens" not in text or "steps" not in text:
        return
    found = [one for one in amounts(text) if one.unit in {"tokens", "steps"}]
    pairs = [
        (one, other)
        for one, other in pairwise(found)
        if (one.unit, other.unit) == ("tokens", "steps") and _TOGETHER.match(text[one.end : other.start])
    ]
    for tokens, steps in pairs[1:] if len(pairs) < 9 else ():
        first = pairs[0]
        ratio = (steps.value / tokens.value) / (first[1].value / first[0].value)
        if any(abs(ratio / 1000**power - 1) < 0.1 for power in (-1, 1)):
            worked = tokens.value * first[1].value / first[0].value
            said = f"{first[1].text} for {first[0].text}, so {tokens.text},"
            yield _told(said, steps, worked, ratio, fits=False, start=0)


def _told(first: str, steps: Amount, worked: float, ratio: float, *, fits: bool, start: int) -> Twice:
    span = Span(start + steps.start, start + steps.end)
    digits = float(f"{worked:.4g}")
    return Twice(span, "a batch", first, steps.text, steps._replace(value=digits).text, ratio, fits)


_GPUS = re.compile(r"(?i)(?<![\w.])(?P<n>\d{1,5}) (?:[A-Z]\w{1,8} )?(?:GPUs?|devices|TPUs)\b")
_EACH = re.compile(r"(?i)(?<![\w.])(?P<n>\d{1,5}) per (?:device|GPU)\b")
_SAVED = re.compile(r"(?i)(?<![\w.])(?P<n>\d{1,5}) (?:grad(?:ient)?[ -])?accum\w{0,8}(?: steps?)?\b")
_WHOLE = re.compile(r"(?i)\bbatch(?: size)?(?: of|:| =)? (?P<n>\d{1,7})\b")


def per_device(text: str) -> Iterator[Twice]:
    r"""A batch beside what it is made of, in a line or a row: devices, samples per device, steps of accumulation.

    >>> text = "| GPUs | Details | Batch size |\n|--|--|--|\n| 2 GPUs | 8 per device, 4 grad accum steps | 32 |"
    >>> [(one.first, one.second, one.worked) for one in per_device(text)]
    [('2 × 8 × 4', '32', '64')]
    """
    at, head = 0, ""
    for line in text.splitlines(keepends=True):
        is_row = line.lstrip().startswith("|")
        head = (head or line) if is_row else ""
        if "per " in line and "accum" in line and len(line) < 600:
            yield from _of_parts(line, head, at)
        at += len(line)


def _of_parts(line: str, head: str, at: int) -> Iterator[Twice]:
    parts = [list(pattern.finditer(line)) for pattern in (_GPUS, _EACH, _SAVED)]
    if any(len(found) != 1 for found in parts):
        return
    stated = next(_WHOLE.finditer(line), None)
    start, value = (stated.start("n"), stated["n"]) if stated else _cell(line, head)
    if value:
        factors = [found[0]["n"] for found in parts]
        worked = float(factors[0]) * float(factors[1]) * float(factors[2])
        ratio = float(value) / worked if worked else 0.0
        span = Span(at + start, at + start + len(value))
        if worked:
            yield Twice(span, "a batch", " × ".join(factors), value, written(worked), ratio, float(value) == worked)


def _cell(line: str, head: str) -> tuple[int, str]:
    """The cell of a row under the head that says batch size, and where it is; an empty one where there is none."""
    heads = [cell.strip().lower() for cell in head.split("|")]
    cells = line.split("|")
    found = [index for index, name in enumerate(heads) if name in {"batch size", "batch", "global batch size"}]
    if len(found) != 1 or found[0] >= len(cells) or not cells[found[0]].strip().isdigit():
        return 0, ""
    index = found[0]
    start = sum(len(cell) + 1 for cell in cells[:index])
    return start + len(cells[index]) - len(cells[index].lstrip()), cells[index].strip()
