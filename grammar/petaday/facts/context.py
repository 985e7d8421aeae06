"""Adds to every figure the signs that the words around it and the rest of the text give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from petaday.facts.across import Across
from petaday.facts.mention import Mention
from petaday.facts.signs import BY_WORDS
from petaday.facts.subject import Subject, beside_another
from petaday.facts.surroundings import Surroundings
from petaday.facts.windows import Windows

_TINY = {"dataset": 500.0, "parameters": 500.0, "time": 600.0, "compute": 1e6}
_TINY_TEXT = 5000.0  # fewer tokens are a sequence, not a dataset
_TEXT = frozenset(["tokens", "words", "characters"])


def in_context(around: Surroundings, mentions: list[Mention], subject: str | None) -> list[Mention]:
    """The mentions with the signs of their surroundings."""
    windows, across, name = Windows(around), Across(around, mentions), Subject(subject)
    found = []
    for said in across.lone_data(mentions):
        m = name.of_range(said)
        more = (*_by_words(windows, m), *across.signs(m, named=bool(name)), *_by_name(around, windows, m, name))
        found.append(replace(m, signs=tuple(dict.fromkeys((*m.signs, *more, *_by_size(m))))))
    return found


def _by_words(windows: Windows, m: Mention) -> Iterator[str]:
    asked: dict[str, frozenset[str]] = {}
    for sign in BY_WORDS:
        if sign.fits(m.kind):
            if sign.where not in asked:
                asked[sign.where] = windows.words(m, sign.where)
            if not sign.words.isdisjoint(asked[sign.where]):
                yield sign.name


def _by_name(around: Surroundings, windows: Windows, m: Mention, name: Subject) -> Iterator[str]:
    if not name:
        return
    if name.in_words(windows.words(m, "sentence")):
        yield "subject"
    elif m.kind != "compute" and beside_another(around, m):
        yield "other_model"
    if row := name.row(around.heads.row(m.span.start)):
        yield row
    if m.kind in ("parameters", "active_parameters") and name.has_size(m):
        yield "subject_size"


def _by_size(m: Mention) -> Iterator[str]:
    least = _TINY_TEXT if m.kind == "dataset" and m.unit in _TEXT else _TINY.get(m.kind, 0.0)
    if m.value < least:
        yield "tiny"
