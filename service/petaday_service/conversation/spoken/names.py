"""What the kinds of facts are called in a message, and the words that stand between a number and its name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from petaday.facts.cues import NOUNS
from petaday_service.conversation.fact_words import KINDS

_TABLE: Mapping[str, list[str]] = tomllib.loads(
    resources.files("petaday_service.conversation.spoken").joinpath("names.toml").read_text("utf-8")
)
BEHIND = frozenset(_TABLE["behind"][0].split())
"""Words that may stand behind a number without a unit."""

NAMES: Mapping[tuple[str, ...], str] = {
    tuple(name.split()): kind for kind, names in _TABLE.items() if kind != "behind" for name in names
} | {
    (noun,): "dataset" for noun, kind in NOUNS.items() if kind in ("text", "examples") and noun not in ("point", "pass")
}
"""The kind that words name."""

_PLURAL = frozenset({"hours", "passes", "boxes", "batches"})
BETWEEN = frozenset(
    [
        "a",
        "about",
        "active",
        "activated",
        "actual",
        "additional",
        "already",
        "another",
        "approximately",
        "are",
        "around",
        "as",
        "at",
        "be",
        "been",
        "being",
        "becomes",
        "became",
        "count",
        "dense",
        "different",
        "down",
        "equal",
        "equals",
        "even",
        "exactly",
        "extra",
        "fresh",
        "full",
        "fully",
        "further",
        "goes",
        "gone",
        "i",
        "in",
        "is",
        "it",
        "its",
        "just",
        "keeps",
        "kept",
        "like",
        "maybe",
        "merely",
        "mere",
        "more",
        "nearly",
        "new",
        "now",
        "number",
        "of",
        "only",
        "or",
        "other",
        "our",
        "over",
        "roughly",
        "said",
        "say",
        "set",
        "so",
        "some",
        "such",
        "than",
        "that",
        "that's",
        "the",
        "their",
        "these",
        "this",
        "those",
        "to",
        "total",
        "total's",
        "trainable",
        "training",
        "unique",
        "up",
        "used",
        "was",
        "well",
        "went",
        "were",
        "whole",
        "with",
        "worth",
        "would",
        *("drops", "drop", "dropped", "falls", "fell", "rises", "rose", "sinks", "climbs", "slips", "stays"),
        *("hovers", "sits", "reaches", "reached", "hits", "hit", "comes", "came", "averages", "averaged", "averaging"),
        *("probably", "likely", "measured", "reported", "estimated", "closer", "near", "quoted", "looks"),
        "fewer",
        "less",
        "high",
        "low",
        "sort",
        "single",
        "straight",
        "clean",
        "high-quality",
        "pretraining",
        "nvidia",
        "amd",
        "google",
    ]
)
"""Words between a number and its unit, or a label and its number, that change neither."""
MORE = frozenset(
    [
        "more",
        "extra",
        "additional",
        "another",
        "longer",
        "added",
        "add",
        "adding",
        "plus",
        "further",
        "extend",
        "extended",
    ]
)
LESS = frozenset(
    [
        "fewer",
        "less",
        "shorter",
        "minus",
        "remove",
        "removing",
        "subtract",
        "lose",
        "losing",
        "lost",
        "dies",
        "died",
        "die",
        "fails",
        "failed",
        "breaks",
        "broke",
        "crashes",
        "crashed",
        "missing",
        "offline",
        "idle",
        "unused",
    ]
)
BY_VERB = {
    **dict.fromkeys(
        [
            "increase",
            "raise",
            "grow",
            "bump",
            "extend",
            "up",
            "overrun",
            "overruns",
            "slip",
            "slips",
            "delayed",
            "late",
            "overran",
            "slipped",
            "lengthen",
            "prolong",
            "boost",
            "increased",
            "raised",
        ],
        "more",
    )
} | {
    **dict.fromkeys(
        ["decrease", "reduce", "cut", "drop", "shorten", "lower", "shrink", "trim", "down", "decreased", "reduced"],
        "less",
    )
}
"""Verbs that a number with `by` changes: `extend it by 2 weeks`; without `by` it is the new value."""


def singular(word: str) -> str:
    """A word as the table has it.

    >>> [singular(word) for word in ("Tokens", "boxes", "passes", "GPU's", "loss")]
    ['token', 'box', 'pass', 'gpu', 'loss']
    """
    small = word.casefold().removesuffix("'s").rstrip("'")
    if small in _PLURAL:
        return small.removesuffix("es") if small != "hours" else "hour"
    return small if small.endswith("ss") or len(small) < 3 else small.removesuffix("s")


def named_kind(label: str) -> str:
    """The kind that a label names, at its end: `Pretraining data` is data, `Total GPU hours` a time of devices.

    >>> named_kind("Pretraining data"), named_kind("Total GPU hours"), named_kind("License")
    ('dataset', 'device_time', '')
    """
    words = [singular(word) for word in label.replace("-", " ").split()]
    return next((kind for size in range(min(5, len(words)), 0, -1) if (kind := NAMES.get(tuple(words[-size:])))), "")


_REPEATS = re.compile(
    r"(?i)\b(?:repeat\w*|seen|sees?|saw|loop\w*|iterat\w*|(?:go(?:es)?|went|pass\w*) (?:over|through))\b"
)


def repeats(text: str) -> bool:
    """Whether a number of times is one of passes over the data: `we repeat the corpus four times`."""
    return _REPEATS.search(text) is not None


_OWN = frozenset({"batch", "steps", "sequence_length", "compute", "cost", "energy", "date", "batch_sequences"})


def is_fact_name(name: str, known: Mapping[str, object]) -> bool:
    """Whether a name in front of `=` is that of a fact of the run; of some kinds only where the run has it already.

    >>> is_fact_name("Peak rate", {}), is_fact_name("budget of mine", {}), is_fact_name("batch", {})
    (True, False, False)
    """
    low = " ".join(name.casefold().split())
    titles = {words.title: kind for kind, words in KINDS.items()}
    kind = titles.get(low) or NAMES.get(tuple(singular(word) for word in low.split()), "")
    kind = kind or ("time" if low in ("days", "weeks", "months", "hours") else "")
    return bool(kind) and (kind in known or kind not in _OWN)
