"""What a message asks for by a name alone: `gpu-hours?`, `so total cost`, `days on 64 of those`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

TIMES = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
DEVICE = r"(?:gpus?|tpus?|chips?|cards?|devices?|accelerators?|machines?|nodes?|[a-z]{1,3}\d{2,4}s?)"
LONGEST = 12
"""A stretch with more words is no mere name with what stands around it."""

_STRETCH = re.compile(r"[?!;,()\[\]]|\.(?=\s|$)|\s-+\s|:\s*$|\s(?:so|then|but)\s")
_JOINED = re.compile(r"\s(?:and|or|plus|&|\+)\s")
_TERM = re.compile(
    r"\bwhat(?:'s| is| are| does| do)(?! (?:the|our|its|their|my|your|total|it|that)\b)|\b(?:mean|stand for)\b"
)
_PLURAL = TIMES.replace("s?", "s")
_ONWARD = r"(?:on|with|if|using|when|for|at|assuming|given|of (?:that|it|this|those))"
_ON_FIELDS = frozenset(
    {"time", "device_time", "devices", "nodes", "cost", "energy", "emissions", "compute", "dataset", "parameters"}
)
_TOLD = re.compile(rf"(?<![\d.,])\d[\d.,]{{0,20}}+[kmbt]? ?-?(?:full |straight )?{TIMES}\b")


_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_ASKING = re.compile(
    r"(?i)(?:(?:and|so|but|ok|okay|now|then|please|also)[ ,]+)*(?:what|how|which|who|whose|where|when|why|is|are|was"
    r"|were|do|does|did|can"
    r"|could|would|will|should|by (?:what|which|how)|on (?:what|which)|in (?:what|which)|with (?:what|which|how)"
    r"|explain"
    r"|tell|give|show|compare|convert|define|list|draw|plot|write|draft|calculate|compute|estimate|work out)\b"
)


def question(text: str) -> str:
    """The sentences of a message that ask; the whole of a message that is one sentence, or asks nothing.

    >>> question("I have 512 H100s at $2 an hour. How long would a 7B model on 2T tokens take?")
    'How long would a 7B model on 2T tokens take?'
    """
    sentences = _SENTENCE.split(text)
    found = [one for one in sentences if one.endswith("?") or _ASKING.match(one)] if len(sentences) > 1 else []
    return " ".join(found) or text


def asked(text: str) -> tuple[str, ...]:
    """The topics that a message asks for by name, in order; of a message that only tells, none.

    Args:
        text: the message as `words.mended` gives it.

    >>> asked("they are $0.9/gpu hour, so total $?"), asked("2048 H100, 3 weeks, MFU 40"), asked("gpu-hours total")
    (('cost',), (), ('device_time',))
    >>> asked("days on 64 of those"), asked("power bill? 700 W each, PUE 1.1")
    (('time',), ('energy',))
    """
    low = text.casefold()
    found = [topic for stretch in _STRETCH.split(low) for topic in _all_named(stretch)]
    if not found and (onward := _onward(low)):
        found = [onward]
    return tuple(dict.fromkeys(found))


def _all_named(stretch: str) -> list[str]:
    """What a stretch asks for: each of its joined parts names something, or the last behind a part with figures."""
    if _TERM.search(stretch):
        return []
    parts = _JOINED.split(stretch)
    found = [_named(part) for part in parts]
    if all(found):
        return found
    return found[-1:] if found[-1] and _FIGURE.search(parts[-2]) else []


def _named(stretch: str) -> str:
    """The topic that a stretch of a message names with nothing but small words around it; empty for others."""
    words = stretch.split()
    if not 0 < len(words) <= LONGEST or words[0] in _CONVERTS or _FIGURE.search(stretch):
        return ""
    rest = " ".join(words)
    for topic, pattern in _fields():
        if match := pattern.search(rest):
            left = f"{rest[: match.start()]} {rest[match.end() :]}".split()
            model = topic in ("devices", "peak") and any(map(str.isdigit, match[0]))
            if _around().issuperset(left) and (not model or "many" in left):
                return topic
    return ""


_CONVERTS = frozenset({"in", "into", "to", "as", "per"})
_FIGURE = re.compile(r"(?<![\w.-])[.\d]")


def _onward(low: str) -> str:
    head = re.split(rf"\s{_ONWARD}\b", low, maxsplit=1)
    if len(head) < 2:
        return ""
    topic = _named(head[0].strip(" ,"))
    return topic if topic in _ON_FIELDS and not (topic == "time" and _TOLD.search(low)) else ""


@cache
def _table() -> dict[str, list[str]]:
    text = resources.files("petaday_service.conversation").joinpath("fields.toml").read_text("utf-8")
    return tomllib.loads(text.replace("TIMES", _PLURAL).replace("DEVICE", DEVICE))


@cache
def _around() -> frozenset[str]:
    return frozenset(word for line in _table()["around"] for word in line.split())


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    pairs = [(topic, name) for topic, names in _table().items() if topic != "around" for name in names]
    return tuple((topic, re.compile(rf"(?<![\w$€-]){name}(?![\w-])")) for topic, name in pairs)
