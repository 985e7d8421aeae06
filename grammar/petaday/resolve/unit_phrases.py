"""Reads the words behind a number together: `TFLOPS/ K20 GPU`, `M images`, `GPU-hours`, `% utilization`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product, zip_longest
from typing import NamedTuple

from petaday import units
from petaday.core.quantity import ONE, Dimension, Quantity
from petaday.hardware.words import DEVICE_WORDS
from petaday.resolve.preferences import LATER_READING, MOST_OPTIONS, NO_FIRST_READING, SLIP_OF_THE_PEN
from petaday.syntax.nodes import Word
from petaday.units import Meaning


class Option(NamedTuple):
    """One reading of a whole phrase: what one of it is in base units, and which meaning each open word was given."""

    factor: float
    dimension: Dimension
    rank: float
    picks: tuple[tuple[str, Meaning], ...]
    nouns: tuple[str, ...]


PLAIN = Option(1.0, ONE, 0.0, (), ())


def options(words: tuple[Word, ...], defined: Mapping[str, Quantity]) -> tuple[Option, ...]:
    """Every reading of the words, best first. Nouns count one of themselves.

    >>> from petaday.core.diagnostic import Span
    >>> [str(o.dimension) for o in options((Word("PF", Span(0, 2)),), {})]
    ['FLOP', 'FLOP/s']
    """
    if not words:
        return (PLAIN,)
    if defined and any(_singular(w.text) in defined for w in words):
        return _with_defined(words, defined)
    return _options(tuple((w.text, w.how) for w in words))


def leading_scale(words: tuple[Word, ...]) -> float:
    """Takes the words behind a number; returns the product of the scales they begin with (1e6 for `M images`)."""
    power = 1.0
    for word, after in zip_longest(words, words[1:]):
        scale = units.scale(word.text)
        if scale is None or word.how != "with":
            break
        if after and not units.meanings(after.text) and units.prefixed(word.text, after.text):
            break  # `40 G B`: a prefix written apart from its unit
        power *= scale
    return power


def one_of(option: Option, words: tuple[Word, ...]) -> float:
    """Takes the words behind a number and how they are read; returns one of their unit, without the scale before it.

    A `t` that is a tonne is no trillion.
    """
    alone = option.dimension != ONE and all(units.scale(word.text) for word in words)
    return option.factor if alone else option.factor / leading_scale(words)


def _singular(word: str) -> str:
    return word if len(word) < 4 else word.removesuffix("s")


def _with_defined(words: tuple[Word, ...], defined: Mapping[str, Quantity]) -> tuple[Option, ...]:
    """A unit the text itself defined: `1 timestep = … = 98 MFLOPs`."""
    rest = tuple((w.text, w.how) for w in words if _singular(w.text) not in defined)
    factor, dimension = 1.0, ONE
    for word in words:
        if (own := defined.get(_singular(word.text))) and word.how != "remark":
            factor = factor / own.value if word.how == "per" else factor * own.value
            dimension = dimension / own.dimension if word.how == "per" else dimension * own.dimension
    return tuple(o._replace(factor=o.factor * factor, dimension=o.dimension * dimension) for o in _options(rest))


@lru_cache(maxsize=8192)
def _options(words: tuple[tuple[str, str], ...]) -> tuple[Option, ...]:
    found: list[list[tuple[str, str, Meaning | None]]] = []
    scales, seen_unit, under_noun = 1.0, False, False
    nouns: list[str] = []
    for at, (text, how) in enumerate(_joined(words)):
        if how == "remark":
            continue
        power = units.scale(text)
        meanings = units.meanings(text)
        if under_noun and nouns[-1].casefold() in DEVICE_WORDS and units.is_time(text) and not text.endswith("s"):
            found.append([(text, "per", meanings[0])])  # `$2 per GPU hour`
            continue
        if how == "with" and power is not None and not seen_unit and not nouns and not meanings:
            scales *= power
            continue
        if how == "per":
            first, hyphen, last = text.partition("-")
            if hyphen and units.is_time(first) and units.is_time(last):  # `petaflop/s-days`
                found.append([(first, "per", units.meanings(first)[0])])
                found.append([(last, "with", units.meanings(last)[0])])
                continue
            if power is not None and not meanings:  # `minutes / M samples`
                scales /= power
            under_noun = not meanings
        elif under_noun or (power is not None and at and not meanings):
            nouns.append(text)
            continue
        if not meanings:
            nouns.append(text)
        elif (
            how == "with"
            and seen_unit
            and found
            and found[-1][0][1] == "with"
            and any(m and m.dimension == meanings[0].dimension for _, _, m in found[-1])
        ):
            nouns.append(text)  # `FLOP operations`: said twice, meant once
        else:
            seen_unit = True
            found.append([(text, how, meaning) for meaning in meanings])
    results = []
    for picks in list(product(*found))[:MOST_OPTIONS]:
        factor, dimension, rank = scales, ONE, 0.0
        named = []
        for choice, (text, how, meaning) in zip(found, picks, strict=True):
            assert meaning is not None
            factor = factor / meaning.factor if how == "per" else factor * meaning.factor
            dimension = dimension / meaning.dimension if how == "per" else dimension * meaning.dimension
            if meaning.slip or sum(not m.slip for _, _, m in choice if m) > 1:
                named.append((text, meaning))
            if len(choice) > 1:
                rank += 0.0 if meaning.unit in NO_FIRST_READING else LATER_READING * choice.index((text, how, meaning))
                rank += SLIP_OF_THE_PEN if meaning.slip else 0.0
        results.append(Option(factor, dimension, rank, tuple(named), tuple(nouns)))
    return tuple(_sensible(results))


def _joined(words: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """`5 G FLOP`: a prefix written apart from its unit is put back."""
    joined: list[tuple[str, str]] = []
    for text, how in words:
        if joined and how == "with" == joined[-1][1] and units.prefixed(joined[-1][0], text):
            joined[-1] = (joined[-1][0] + text, how)
        else:
            joined.append((text, how))
    return joined


def _sensible(found: list[Option]) -> list[Option]:
    """`TFLOPS/s`, `FLOP / sec / GPU`: under an explicit second the numerator is a count, not a rate."""
    if len(found) < 2:
        return found
    if emitted := [o for o in found if o.dimension.g == 1 and o.dimension.J == -1]:
        return emitted  # `t/kWh` is no trillion
    if bits := [o for o in found if o.dimension.s < 0 and any(m.kind == "size (bits)" for _, m in o.picks)]:
        return bits  # `200 Gb/s`: a network's rate
    kept = [o for o in found if not (o.dimension.op == 1 and o.dimension.s < -1)]
    return sorted(kept or found, key=lambda o: o.rank)
