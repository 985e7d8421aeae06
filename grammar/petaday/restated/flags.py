"""What a batch job is said to ask for, and the flag in brackets behind it: `1 GB of memory (--mem-per-cpu=1000)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import COUNT, Sentence, count
from petaday.restated.figures import NAMED, TIME, WORDS, same_word, sizes
from petaday.restated.twice import Twice

_MEMORY = re.compile(
    r"(?<![\w.])(?P<n>\d{1,5}(?:\.\d{1,2})?) ?(?P<u>[MGT]i?B)(?: of)?(?: \w{1,12}){0,3} "
    r"\([`* ]{0,3}--mem(?:-per-\w{3,4})?=(?P<m>\d{1,7})(?P<s>[KMGT]?)B?[`* ]{0,3}\)"
)
_TIMED = re.compile(
    rf"(?i)(?<![\w.:])(?P<n>{NAMED}|\d{{1,4}}(?:\.\d)?)[ -](?P<u>{TIME}) "
    r"\([`* ]{0,3}(?:--time=|-t )(?:(?P<d>\d{1,2})-)?(?P<a>\d{1,3}):(?P<b>\d\d)(?::(?P<c>\d\d))?[`* ]{0,3}\)"
)
_COUNTED = re.compile(
    rf"(?P<n>{COUNT}) (?P<noun>tasks?|nodes?|GPUs?|processes) "
    r"\([`* ]{0,3}--(?P<flag>ntasks|nodes|gpus)=(?P<m>\d{1,6})[`* ]{0,3}\)"
)
_SLURM = {"K": 1e3, "": 1e6, "M": 1e6, "G": 1e9, "T": 1e12}
_OF = {"task": "ntasks", "processes": "ntasks", "node": "nodes", "gpu": "gpus"}


def flags(sentence: Sentence) -> Iterator[Twice]:
    """Memory, time and counts of a job against the flag that is named for them.

    >>> text = "one task (`--ntasks=1`) with 1 GB of memory (`--mem-per-cpu=10000`)"
    >>> [(one.second, one.worked) for one in flags(Sentence(0, text))]
    [('one task', '1 task'), ('1 GB', '10 GB')]
    >>> [one.worked for one in flags(Sentence(0, "runs for five hours (--time=00:05:00)"))]
    ['0.08333 hours']
    """
    if "--" not in sentence.text and "(-t" not in sentence.text:
        return
    for found in _COUNTED.finditer(sentence.text):
        if any(same_word(noun, found["noun"]) and flag == found["flag"] for noun, flag in _OF.items()):
            yield _told(sentence, found, (count(found["n"]), float(found["m"])), "noun")
    for found in _MEMORY.finditer(sentence.text):
        unit = sizes(found["u"].replace("i", ""))[0][0]
        given = float(found["m"]) * _SLURM[found["s"]] / unit
        yield _told(sentence, found, (float(found["n"]), given), "u", room=0.1)
    for found in _TIMED.finditer(sentence.text):
        said = WORDS.get(found["n"].lower()) or float(found["n"])
        given = _seconds(found) / sizes(found["u"].lower())[0][0]
        yield _told(sentence, found, (said, given), "u", room=0.05)


def _seconds(found: re.Match[str]) -> float:
    """A time as a flag has it: `days-hours:minutes:seconds`, or `minutes:seconds`."""
    parts = [float(found[part]) for part in "abc" if found[part]]
    size = 3600.0 if found["d"] or found["c"] else 60.0
    seconds = sum(part * size / 60.0**at for at, part in enumerate(parts))
    return seconds + float(found["d"] or 0) * 86400


def _told(sentence: Sentence, found: re.Match[str], both: tuple[float, float], end: str, *, room: float = 0.0) -> Twice:
    said, given = both
    span = Span(sentence.start + found.start("n"), sentence.start + found.end(end))
    ratio = said / given if given else 1.0
    flag = found[0].partition("(")[2].strip("`*) ")
    worked = f"{written(given)} {found[end]}"
    return Twice(
        span, "a flag", flag, sentence.text[found.start("n") : found.end(end)], worked, ratio, abs(ratio - 1) <= room
    )
