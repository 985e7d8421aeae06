"""What a message is about, by its words: cost, time, a comparison, a threshold, …; in any order of words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_WORDS = {
    "DEVICE": r"(?:gpus?|tpus?|chips?|cards?|devices?|accelerators?|machines?|nodes?|[a-z]{1,3}\d{2,4}s?)",
    "TIMES": r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)",
}


def topics(words: str) -> tuple[str, ...]:
    """Every topic of `topics.toml` whose words stand in a message, the most particular first.

    Args:
        words: the message as `words.plain` gives it.

    >>> topics(" what would that cost at $2 per hour ")[0], topics(" 8 h100 for 3 days ")
    ('cost', ())
    """
    return tuple(topic for topic, cue in _cues() if cue.search(words))


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("petaday_service.conversation").joinpath("topics.toml").read_text("utf-8")
    for name, pattern in _WORDS.items():
        text = text.replace(name, pattern)
    return tuple((topic, re.compile("|".join(cues))) for topic, cues in tomllib.loads(text).items())
