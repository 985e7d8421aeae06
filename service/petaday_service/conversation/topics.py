"""What a message is about, by its words: cost, time, a comparison, a threshold, …; in any order of words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from petaday_service.conversation.asked import DEVICE, TIMES, asked, question
from petaday_service.conversation.words import plain

_THANKS = frozenset(
    [
        "thanks",
        "thank",
        "thx",
        "cheers",
        "merci",
        "danke",
        "ta",
        "appreciate",
        "appreciated",
        "bye",
        "goodbye",
        "perfect",
        "great",
    ]
)
_POLITE = frozenset(
    [
        "you",
        "that",
        "this",
        "it",
        "was",
        "is",
        "very",
        "really",
        "so",
        "helpful",
        "useful",
        "great",
        "awesome",
        "nice",
        "cool",
        "good",
        "ok",
        "okay",
        "super",
        "lovely",
        "brilliant",
        "wonderful",
        "much",
        "appreciate",
        "appreciated",
        "i",
        "a",
        "lot",
        "for",
        "the",
        "help",
        "job",
        "work",
        "now",
        "done",
        "all",
        "am",
        "m",
        "we",
        "re",
        "have",
        "day",
        "one",
        "again",
        "and",
        "ever",
        "many",
        "man",
        "mate",
        "works",
        "see",
        "later",
        "got",
        "what",
        "needed",
        "need",
        "wanted",
        "exactly",
        "s",
        "very",
        "perfect",
        "are",
        "your",
        "youre",
        "re",
        "so",
        "sweet",
        "neat",
        "legend",
        "star",
        "genius",
        "rock",
        "rocks",
        "best",
        "smart",
        "clever",
        "fun",
        "good",
        "fine",
        "thanks",
        "thank",
        "to",
        "be",
        "been",
        "excellent",
        "amazing",
    ]
)
_WORDS = {"DEVICE": DEVICE, "TIMES": TIMES}


def topics(text: str) -> tuple[str, ...]:
    """Every topic of a message: what it asks for by name, then those of `topics.toml` whose words stand in it.

    Args:
        text: the message as `words.mended` gives it.

    >>> topics("what would that cost at $2 per hour")[0], topics("8 H100 for 3 days")
    ('cost', ())
    """
    words = plain(text)
    own = question(text)
    found = _found(own) or (_found(text) if own != text else ())
    if found[:1] == ("compute",) and _SERVES.search(text) and "train" not in text.casefold():
        found = ("inference", *found)
    said = set(words.replace("'", " ").split())
    return ("thanks",) if said & _THANKS and said <= _THANKS | _POLITE else found


def _found(text: str) -> tuple[str, ...]:
    words = plain(text)
    return tuple(dict.fromkeys((*asked(text), *(topic for topic, cue in _cues() if cue.search(words)))))


_SERVES = re.compile(r"(?i)\bserv(?:e|es|ing)\b|\binference\b|\bquer(?:y|ies)\b|\bprompts?\b|\bdecod\w+|\bchat ?bot")
"""What a message is about where it only asks `FLOP?` in the end."""


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("petaday_service.conversation").joinpath("topics.toml").read_text("utf-8")
    for name, pattern in _WORDS.items():
        text = text.replace(name, pattern)
    return tuple((topic, re.compile("|".join(cues))) for topic, cues in tomllib.loads(text).items())
