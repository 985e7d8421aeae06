"""Asks which reading of a word is meant, where several are possible."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from petaday.core.calculation import Reading
from petaday.core.quantity import COUNT, ONE, RATE, TIME
from petaday.report import Report
from petaday.units import Meaning, meanings
from petaday_service.conversation.parts import Part
from petaday_service.conversation.question_part import Choice, Question
from petaday_service.conversation.work_part import audit

MOST_CHOICES = 4
KINDS = frozenset({"FLOP", "FLOP/s", "s", "1", "byte", "J", "USD"})
"""What somebody may want; `FLOP·s` nobody does."""

PLAIN_WORDS = {
    TIME: {1.0: "s", 60.0: "min", 3600.0: "hours", 86400.0: "days"},
    ONE: {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"},
}
PREFIXES = {1e6: "M", 1e9: "G", 1e12: "T", 1e15: "P", 1e18: "E"}


def which_reading(report: Report, text: str) -> tuple[Part, ...]:
    """A question with a choice for each reading (PD202); nothing where the reading is clear."""
    if not any(said.code == "PD202" for said in report.diagnostics):
        return ()
    found: dict[tuple[float, str | None], Choice] = {}
    for said in _spelled(report, text):
        read = audit(said)
        if read.value is not None and read.unit in KINDS:
            found.setdefault((read.value, read.unit), Choice(say=said, label=read.shown))
    counts_first = sorted(found.items(), key=lambda one: one[0][1] != "FLOP")
    choices = tuple(choice for _, choice in counts_first)[:MOST_CHOICES]
    return (Question(text="Which one is meant?", choices=choices),) if len(choices) > 1 else ()


def _spelled(report: Report, text: str) -> Iterator[str]:
    """Yields the text once for each choice, every open word replaced by one with a single reading."""
    open_ = [(reading, words) for reading in report.readings if len(words := _words(reading)) > 1]
    for picked in product(*(words for _, words in open_)):
        said = text
        for (reading, _), word in sorted(zip(open_, picked, strict=True), key=lambda pair: -pair[0][0].span.start):
            start, end = reading.span
            said = f"{said[:start]}{word}{said[end:]}"
        yield " ".join(said.split())


def _words(reading: Reading) -> list[str]:
    return [word for meaning in meanings(reading.word) if not meaning.slip and (word := _word(meaning))]


def _word(meaning: Meaning) -> str:
    """A word with that meaning and no other; empty where there is none."""
    if meaning.dimension in (COUNT, RATE):
        prefix = PREFIXES.get(meaning.factor, "" if meaning.factor == 1 else None)
        return "" if prefix is None else f"{prefix}FLOP{'/s' if meaning.dimension == RATE else ''}"
    return PLAIN_WORDS.get(meaning.dimension, {}).get(meaning.factor, "")
