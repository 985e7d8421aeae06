"""A product in words beside what it is said to make: `61,400 weights (784 inputs × 100 neurons)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.restated.amounts import Amount, Sentence, amounts, shares
from petaday.restated.figures import NUMBER, sizes
from petaday.restated.twice import Twice

_WORDS = r"(?:[ -]{1,3}[A-Za-z][\w/-]{0,20}){0,3}"
_FACTOR = rf"(?:{NUMBER})(?:[ ]?(?:[kKMBT](?!\w)|thousand|million|billion|trillion))?{_WORDS}"
_PRODUCT = re.compile(rf"{_FACTOR}(?:[ ]{{1,3}}[×x*·][ ]{{1,3}}{_FACTOR}){{1,4}}")
_TIMES = re.compile(r"[ ]{1,3}[×x*·][ ]{1,3}")
_HELD = frozenset(["weights", "parameters", "params", "tokens", "samples", "images", "gpus", "chips", "nodes", "cores"])
_USUAL = (1.024, 1.024**2, 1.024**3, 1.024**4, 1.2)
_WIDEST = 30


def products(sentence: Sentence) -> Iterator[Twice]:
    """A product of a sentence, with the count before the bracket that holds it.

    >>> text = "It learns 61,400 weights in one layer (784 inputs × 100 neurons)"
    >>> [(one.second, one.worked, one.fits) for one in products(Sentence(0, text))]
    [('61,400 weights', '78,400 weights', False)]
    """
    text = sentence.text
    if "×" not in text and " x " not in text and " * " not in text and "·" not in text:
        return
    for found in _PRODUCT.finditer(text):
        factors = [_amount(piece) for piece in _TIMES.split(found[0])]
        stated = _bracketed(text, found.start(), found.end())
        if stated is None or None in factors or text[: found.start()].rstrip().endswith(("=", "×", "*", "/", "+", "-")):
            continue
        yield from _judged(sentence, found[0], [one for one in factors if one], stated)


def _amount(piece: str) -> Amount | None:
    found = amounts(piece)
    return found[0] if len(found) == 1 else None


def _bracketed(text: str, start: int, end: int) -> Amount | None:
    """The count before a bracket that holds a product and nothing else."""
    if start < 2 or text[start - 1] != "(" or not text.startswith(")", end):
        return None
    before = [one for one in amounts(text[: start - 1]) if one.unit.lower() in _HELD and start - one.end < 60]
    between = text[before[-1].end : start - 1] if before else ""
    return before[-1] if len(before) == 1 and not any(sign.isdigit() for sign in between) else None


def _judged(sentence: Sentence, product: str, factors: list[Amount], stated: Amount) -> Iterator[Twice]:
    value, room = 1.0, stated.half / stated.value + 0.02
    for one in factors:
        value *= one.value
        room += one.half / one.value if one.value != int(one.value) else 0.0
    measured = [one for one in factors if shares(one.unit, stated.unit) and one.unit.lower() not in _HELD]
    if stated.unit.lower() in _HELD and any(sizes(one.unit) for one in factors):
        return
    if len(measured) > 1 or (not measured and stated.unit.lower() not in _HELD):
        return
    part, whole = shares(measured[0].unit, stated.unit)[0] if measured else (1.0, 1.0)
    ratio = stated.value * whole / (value * part)
    biased = any(abs(stated.value - value - one.value) < 1 for one in factors)
    fits = abs(ratio - 1) <= room or biased
    size = max(ratio, 1 / ratio)
    usual = any(abs(size / one - 1) <= room for one in _USUAL)
    if fits or (not usual and size < _WIDEST):
        worked = Amount(value * part / whole, 0.0, stated.unit, 0, 0).text
        span = Span(sentence.start + stated.start, sentence.start + stated.end)
        yield Twice(span, "a product", " ".join(product.split()), stated.text, worked, ratio, fits)
