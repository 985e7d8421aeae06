"""Says in sentences how each word was read, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from petaday.core.calculation import Reading
from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT, ONE, RATE, TIME, Dimension
from petaday.resolve.preferences import KIND_DECIDED
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Node, Number, Word
from petaday.syntax.walk import operands
from petaday.units import Meaning, meanings

_KIND = {COUNT: "a count of operations", RATE: "a rate", TIME: "a time", ONE: "a plain number"}
_APART = re.compile(r"[0-9]{1,3}(?: [0-9]{3}|(?:, [0-9]{3})+)$")
_BLANK = re.compile(r"[ ,]")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.])")
_CONVENTIONS = {2592000.0: "30 days", 31536000.0: "365 days"}


def readings(resolved: Resolved, text: str) -> tuple[Reading, ...]:
    """Every word that could be read in more ways than one, every unit that was supplied, every time converted."""
    return tuple(_readings(resolved, text))


def _readings(resolved: Resolved, text: str) -> Iterator[Reading]:
    reading = resolved.reading
    yield from _word_choices(resolved.worked.node, reading, lambda word: _reason(resolved, word))
    for unit in reading.supplied:
        word = unit.span.of(text)
        yield Reading(word, unit.span, f"{word} {unit.unit}", f"The unit is supplied: {unit.because}.", unit.others)
    for rate in reading.listed:
        word, said = rate.named.operand.of(text), f"The factors name no rate: {rate.because} is taken."
        yield Reading(word, rate.named.operand, f"{word} {rate.unit}", said, rate.others())
    for conversion in reading.conversions:
        by = " × ".join(span.of(text).strip() for span in conversion.by)
        yield Reading(
            conversion.start.of(text).strip(),
            conversion.start,
            f"converted to {conversion.unit} by {by}",
            "MACs are two FLOP each, and are doubled by hand: only counted once does the result follow."
            if conversion.doubled
            else "The unit is named and its conversion is written out: time is converted once.",
        )
    for side in (resolved.worked, *(stated.side for stated in resolved.stated)):
        yield from _digit_groups(side.node, text)
    for stated in resolved.stated:
        yield from _claim_readings(stated, text)


def _digit_groups(node: Node, text: str) -> Iterator[Reading]:
    """Numbers whose digits are grouped in another way than by commas."""
    for number in operands(node):
        if not isinstance(number, Number):
            continue
        if _APART.match(number.text):
            digits = f"{int(_BLANK.sub('', number.text)):,}"
            yield Reading(
                number.text, number.span, digits, "The digits stand apart: only as one number do they follow."
            )
        elif number.text.isdigit() and (dotted := _DOTTED.search(number.span.of(text))):
            digits = f"{int(number.text):,}"
            yield Reading(dotted[0], number.span, digits, "The line writes decimal commas: a dot groups thousands.")


def _claim_readings(stated: Stated, text: str) -> Iterator[Reading]:
    bridge = stated.bridge
    if bridge is None:
        return
    because = f"Only so is it the same kind of quantity as the worked side ({bridge.dimension})."
    yield from _word_choices(stated.side.node, stated.reading, lambda _: because)
    if bridge.said:
        yield Reading(
            stated.side.span.of(text).strip(),
            stated.side.span,
            bridge.said.split(": ")[-1],
            f"{capitalized(bridge.said)}.",
        )


def capitalized(text: str) -> str:
    """The text with a capital first letter; the others stay (FLOP is no Flop)."""
    return text[:1].upper() + text[1:]


def _word_choices(node: Node, reading: Interpretation, because: Callable[[str], str]) -> Iterator[Reading]:
    seen = set()
    for operand in operands(node):
        for word, meaning in reading.choice.options.get(operand.span, PLAIN).picks:
            if word not in seen:
                seen.add(word)
                others = tuple(str(m) for m in meanings(word) if m != meaning and not m.slip)
                yield Reading(word, _span_of(word, operand.words, operand.span), str(meaning), because(word), others)
        for written in operand.words:
            if written.text not in seen and (convention := _convention(written)):
                seen.add(written.text)
                one = written.text.rstrip("s")
                yield Reading(
                    written.text,
                    written.span,
                    f"a time: {convention}",
                    f"A {one} is taken as {convention}, the convention of the field's notes.",
                )


def _span_of(word: str, words: tuple[Word, ...], otherwise: Span) -> Span:
    return next((w.span for w in words if w.text.startswith(word)), otherwise)


def _convention(word: Word) -> str | None:
    found = meanings(word.text) if word.how == "with" else ()
    return _CONVENTIONS.get(found[0].factor) if found and found[0].dimension == TIME else None


def _reason(resolved: Resolved, word: str) -> str:
    ours = resolved.reading
    others = [r for r in resolved.rivals if meaning(r, word) != meaning(ours, word)]
    alike = [r for r in others if r.quantity.dimension == ours.quantity.dimension]
    claimed = any(s.bridge for s in resolved.stated)
    kind = kind_of(ours.quantity.dimension)
    if claimed and not alike:
        return f"Only so do all sides of the chain agree: {kind}."
    if not alike and others and all(r.rank > ours.rank + KIND_DECIDED for r in others):
        return f"Only so does the product come out as {kind}."
    if claimed and any(not near(r.quantity.value, ours.quantity.value) for r in alike):
        return "Only so does the stated result follow."
    if ours.quantity.dimension == COUNT:
        return "Both readings fit; a total is taken as a count of operations."
    return "Both readings fit; the first in the unit list is taken."


def kind_of(dimension: Dimension) -> str:
    """A dimension in words (`a count of operations`, `a rate`), or its unit."""
    return _KIND.get(dimension, str(dimension))


def meaning(reading: Interpretation, word: str) -> Meaning | None:
    """What a reading takes a word for; None when the word has no choice in it."""
    return next((m for o in reading.choice.options.values() for w, m in o.picks if w == word), None)
