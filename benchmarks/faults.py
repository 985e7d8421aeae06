"""Faults as authors make them, each planted in a calculation that holds, and by how much it moves the figure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from petaday.core.calculation import Claim, Node
from petaday.report import Report


class Fault(NamedTuple):
    """One change of a text.

    Attributes:
        text: the text with the fault in it.
        at: where the change begins.
        grown: by how many characters the text behind it has moved.
        moves: what the worked figure is multiplied by.
        claims: what the stated figure of each claim changed is multiplied by, by its place in the report.
        shown: the change, for people.
    """

    text: str
    at: int
    grown: int
    moves: float
    claims: dict[int, float]
    shown: str


class Factor(NamedTuple):
    """A number that the worked figure is proportional to, or inversely."""

    node: Node
    power: int
    before: Node | None


DIGIT = re.compile(r"\d")
SURE = 14
"""Digits that a dozen operations in double precision leave sure: a fault behind them cannot be seen by anybody."""
EXPONENT = re.compile(r"(?<=[eE+\-^])\d+\b|(?<=\^ )\d+\b|(?<=- )\d+\b")
UNITS = {
    "seconds": ("hours", 3600.0),
    "minutes": ("hours", 60.0),
    "hours": ("days", 24.0),
    "hour": ("day", 24.0),
    "days": ("hours", 1 / 24),
    "day": ("hour", 1 / 24),
    "weeks": ("days", 1 / 7),
    "months": ("weeks", 7 / (365.25 / 12)),
    "years": ("months", 1 / 12),
    "pfs-days": ("PFLOP", 1 / 86400),
}
PREFIX = {"k": ("M", 1e3), "M": ("B", 1e3), "G": ("T", 1e3), "T": ("G", 1e-3), "P": ("T", 1e-3), "E": ("P", 1e-3)}
BEFORE_A_UNIT = re.compile(r"(?<![^\W\d])(?P<prefix>[kMGTPE])(?=(?:FLOP|flop|Flop|F\b|F/|MAC|OP))")
MAGNITUDES = {"million": ("billion", 1e3), "billion": ("million", 1e-3), "trillion": ("billion", 1e-3)}
MAGNITUDE = re.compile(r"(?<![^\W\d])(?:million|billion|trillion)(?!\w)")
BETWEEN = re.compile(r"\s*(?:\*|×|·|x)\s*")


def factors(node: Node | None, power: int = 1, before: Node | None = None) -> Iterator[Factor]:
    """The numbers of a product, however its factors are bracketed."""
    if node is None:
        return
    power = -power if node.inverse else power
    if node.op == "number":
        yield Factor(node, power, before)
    elif node.op == "*":
        for last, child in zip((None, *node.args), node.args, strict=False):
            yield from factors(child, power, last)


def other_digit(number: str, dice: random.Random) -> tuple[str, float] | None:
    """The number with one digit of its mantissa changed, and the ratio of the two."""
    mantissa = re.match(r"[\d.,]*\d", number)
    if mantissa is None:
        return None
    places = [match.start() for match in DIGIT.finditer(mantissa[0])][:SURE]
    at = dice.choice(places)
    digit = dice.choice([d for d in "0123456789" if d != number[at] and not (d == "0" and at == places[0])])
    changed = f"{number[:at]}{digit}{number[at + 1 :]}"
    old, new = (float(text[: mantissa.end()].replace(",", "")) for text in (number, changed))
    return (changed, new / old) if old and new else None


def other_exponent(number: str, dice: random.Random) -> tuple[str, float] | None:
    """The number with its power of ten one more or one less."""
    found = list(EXPONENT.finditer(number))
    if len(found) != 1 or not re.search(r"10\s*(?:\^|\*\*)|[eE]", number):
        return None
    (match,) = found
    step = dice.choice((1, -1))
    power = int(match[0]) + step
    negative = number[: match.start()].rstrip()[-1:] == "-"
    changed = f"{number[: match.start()]}{power}{number[match.end() :]}"
    return (changed, 10.0 ** (-step if negative else step)) if power > 0 else None


def other_unit(words: str, dice: random.Random) -> tuple[str, float] | None:
    """The words with one unit of time for another."""
    found = [(match, *UNITS[match[0]]) for match in re.finditer(r"[a-z-]+", words) if match[0] in UNITS]
    # a rate per day or per hour goes the other way
    found = [one for one in found if not re.search(r"(?:/|per)\s*$", words[: one[0].start()])]
    return _swapped(words, dice.choice(found)) if len(found) == 1 else None


def other_prefix(words: str, dice: random.Random) -> tuple[str, float] | None:
    """The words with one prefix or magnitude for another: giga for tera, million for billion."""
    found = [(match, *PREFIX[match["prefix"]]) for match in BEFORE_A_UNIT.finditer(words)]
    found += [(match, *MAGNITUDES[match[0]]) for match in MAGNITUDE.finditer(words)]
    return _swapped(words, dice.choice(found)) if len(found) == 1 else None


def _swapped(words: str, swap: tuple[re.Match[str], str, float]) -> tuple[str, float]:
    match, by, ratio = swap
    return f"{words[: match.start()]}{by}{words[match.end() :]}", ratio


Change = Callable[[str, random.Random], tuple[str, float] | None]
IN_NUMBERS: dict[str, Change] = {"one digit": other_digit, "power of ten": other_exponent}
IN_WORDS: dict[str, Change] = {"unit": other_unit, "prefix": other_prefix}
CLASSES = (
    "one digit",
    "power of ten",
    "factor dropped",
    "unit",
    "prefix",
    "digit of the result",
    "prefix of the result",
)


def plant(text: str, report: Report, dice: random.Random) -> Iterator[tuple[str, Fault]]:
    """One fault of each class that this calculation can have."""
    product = list(factors(report.tree))
    # `45 days * 24 * 3600` comes to the same figure with another unit: what is written out decides
    by_hand = any(said.code == "PD222" for said in report.diagnostics)
    for name, change in (*IN_NUMBERS.items(), *IN_WORDS.items()):
        if name == "unit" and by_hand:
            continue
        made = [fault for one in product if (fault := _in_factor(text, one, change, name, dice))]
        if made:
            yield name, dice.choice(made)
    # with one factor of two left there is no calculation any more
    dropped = [fault for one in product if len(product) > 2 and (fault := _dropped(text, one))]
    if dropped:
        yield "factor dropped", dice.choice(dropped)
    for name, change in (("digit of the result", other_digit), ("prefix of the result", other_prefix)):
        stated = [f for i, claim in enumerate(report.claims) if (f := _in_claim(text, i, claim, change, dice))]
        if stated:
            yield name, dice.choice(stated)


def _in_factor(text: str, factor: Factor, change: Change, name: str, dice: random.Random) -> Fault | None:
    node = factor.node
    at = text.find(node.text, node.span.start, node.span.end)
    if at < 0:
        return None
    start, end = (at, at + len(node.text)) if name in IN_NUMBERS else (at + len(node.text), node.span.end)
    changed = change(text[start:end], dice)
    return changed and _fault(text, slice(start, end), changed[0], changed[1] ** factor.power, {})


def _in_claim(text: str, number: int, claim: Claim, change: Change, dice: random.Random) -> Fault | None:
    first = re.search(r"\d", claim.span.of(text))
    if first is None:
        return None
    start = claim.span.start + first.start()
    changed = change(text[start : claim.span.end], dice)
    return changed and _fault(text, slice(start, claim.span.end), changed[0], 1.0, {number: changed[1]})


def _dropped(text: str, factor: Factor) -> Fault | None:
    node, before = factor.node, factor.before
    if before is None or factor.power != 1 or node.value in {0.0, 1.0}:
        return None
    if not BETWEEN.fullmatch(text[before.span.end : node.span.start]):
        return None
    return _fault(text, slice(before.span.end, node.span.end), "", 1 / node.value, {})


def _fault(text: str, place: slice, new: str, moves: float, claims: dict[int, float]) -> Fault:
    start, end = place.start, place.stop
    changed = text[:start] + new + text[end:]
    return Fault(changed, start, len(new) - (end - start), moves, claims, f"{text[start:end].strip()} → {new or '∅'}")
