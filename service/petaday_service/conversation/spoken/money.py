"""Money in a message: a sum, or the price of a device's time, by the hour or the month, of a device or a whole node."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.facts.figures import Figure
from petaday.hardware.words import DEVICE_WORDS
from petaday_service.conversation.spoken.amounts import Words
from petaday_service.conversation.spoken.names import NAMES, singular
from petaday_service.conversation.spoken.units_behind import time_at

HOUR = 3600.0
CURRENCIES = {"$": "USD", "dollar": "USD", "usd": "USD", "buck": "USD", "€": "EUR", "euro": "EUR", "eur": "EUR"}
"""The currencies that are worked with; every other one is said to be unknown."""

OTHERS = {
    "£": "pounds",
    "pound": "pounds",
    "gbp": "pounds",
    "¥": "yen",
    "yen": "yen",
    "jpy": "yen",
    "rmb": "yuan",
    "yuan": "yuan",
    "cny": "yuan",
    "₹": "rupees",
    "rupee": "rupees",
    "franc": "francs",
    "chf": "francs",
}
_JOINTS = frozenset(
    ["per", "/", "a", "an", "each", "every", "-", "x", "(", ")", "one", "of", "with", "and", "for", "the", "single"]
)
_LARGE = 100.0
NODE = 8.0
"""Devices of a node where nobody says how many."""


class Money(NamedTuple):
    """A sum or a price, and where its words end.

    Attributes:
        currency: `USD`, `EUR`, or the name of one that is unknown.
        hourly: it is a price of time.
        energy: it is a price of energy: `$0.12 / kWh`.
        factor: what makes it one an hour and device: 1/8 for a node of eight.
        node: how many devices a node has, where it is a node's price; 0 else.
        said: the node's size was said.
    """

    currency: str
    hourly: bool
    factor: float
    last: int
    node: float = 0.0
    said: bool = False
    energy: float = 0.0


_CURRENT = re.compile(r"(?i)\butilit(?:y|ies)\b(?! of)|\belectric|\bpower (?:is|costs?|price)|\bgrid\b|\bkilowatt")
_ENERGY = {"kwh": 3.6e6, "mwh": 3.6e9, "kilowatt-hour": 3.6e6, "kilowatthour": 3.6e6}


def money(words: Words, figure: Figure) -> Money | None:
    """The money that a number is; None for other numbers.

    >>> words = Words("$98 per hour for an 8-GPU node")
    >>> found = money(words, words.figures[0])
    >>> found.hourly, found.factor
    (True, 0.125)
    """
    before, behind = words.low(figure.first - 1), singular(words.low(figure.last))
    known = CURRENCIES | OTHERS
    if behind == "us":
        behind = singular(words.low(figure.last + 1))
    marked = before in known
    currency = known.get(before) or known.get(behind, "")
    last = figure.last + (1 if not marked and behind in known else 0)
    if currency and words.low(last) in ("per", "/", "a") and words.low(last + 1) in _ENERGY:
        return Money(currency, hourly=False, factor=1.0 / _ENERGY[words.low(last + 1)], last=last + 2, energy=1.0)
    if before in ("cent", "cents") or behind in ("cent", "ct", "¢"):
        at = figure.last + 1
        if _CURRENT.search(words.text) and words.low(at) not in ("per", "/", "a", "an"):
            return Money("USD", hourly=False, factor=0.01 / _ENERGY["kwh"], last=at, energy=1.0)
        if words.low(at) in ("per", "/", "a") and words.low(at + 1) in _ENERGY:
            return Money("USD", hourly=False, factor=0.01 / _ENERGY[words.low(at + 1)], last=at + 2, energy=1.0)
    price = _price(words, figure, last)
    if not currency:
        lone = figure.scale == "" and not figure.share and figure.value < _LARGE * NODE
        if price is None or not lone or words.low(last) not in ("per", "/", "an", "a"):
            return None
        return Money("USD", hourly=True, factor=price[0], last=price[1], node=price[2], said=price[3])
    if price:
        return Money(currency, hourly=True, factor=price[0], last=price[1], node=price[2], said=price[3])
    label = words.label(figure.first)[0]
    at = words.low(figure.first - 2 if marked else figure.first - 1) == "at"
    small = figure.value < _LARGE and not figure.scale and (label != "cost" or at)
    return Money(currency, hourly=small or label == "price", factor=1.0, last=last)


def _price(words: Words, figure: Figure, at: int) -> tuple[float, int, float, bool] | None:
    """The factor of a price, where its words end, the node's size and whether it was said; None for a mere sum."""
    end, hours, node, of_device, per = at, 0.0, 0.0, False, words.low(at) in ("per", "/", "a", "an", "each", "every")
    if words.low(at + 1) in _ENERGY:
        return None
    if per and words.low(at) in ("per", "/") and not words.low(at + 1).isalnum() and figure.value < _LARGE:
        return 1.0, at + 1, 0.0, False  # `1.95 USD per`, and nothing behind it
    node = _before(words, figure)
    place = at
    while place < len(words.lows) and place < at + 14:
        word = words.low(place)
        if time := time_at(words, place):
            hours, end, place = hours or time[0] / HOUR, time[1], time[1]
        elif place in words.devices or words.one(place) in DEVICE_WORDS:
            of_device, place = True, words.devices[place].last if place in words.devices else place + 1
            end = place
        elif NAMES.get((words.one(place),)) == "nodes":
            node, place = node or NODE, place + 1
            end = place
        elif words.tokens[place].kind == "number" and words.low(place + 1) in {"-", "x", "gpu", "gpus"} | _glued(
            words, place
        ):
            node, place = float(words.tokens[place].text.replace(",", "") or NODE), place + 1
        elif word in _JOINTS:
            place += 1
        else:
            break
    node_word = bool(_before(words, figure)) or any(
        NAMES.get((words.one(place),)) == "nodes" for place in range(at, end)
    )
    if not node_word:
        node = 0.0
    if not (per or node_word) or not (hours or of_device or words.low(at) == "each"):
        return None
    if not hours and figure.value >= _LARGE and not node_word:
        return None
    said = node_word and any(
        words.tokens[place].kind == "number"
        for place in (*range(at, end), *range(max(0, figure.first - 6), figure.first))
    )
    return 1.0 / (hours or 1.0) / (node or 1.0), max(end, at + 1), node, said


def _before(words: Words, figure: Figure) -> float:
    """The size of a node whose price is said: `a node of 8 is $16 an hour`; 0 where none is."""
    for at in range(figure.first - 2, max(-1, figure.first - 9), -1):
        if words.low(at) in ("node", "box", "server", "machine", "instance") and words.low(at - 1) not in (
            "gpu",
            "gpus",
        ):
            sizes = [
                words.tokens[place].text
                for place in range(at - 3, figure.first)
                if place >= 0 and words.tokens[place].kind == "number"
            ]
            return next((float(size) for size in sizes if size.isdigit() and 1 < int(size) <= 72), NODE)
        if words.low(at) in (",", ";", "."):
            break
    return 0.0


def _glued(words: Words, place: int) -> set[str]:
    """The next word where it is a device that touches the number: `8xH100`."""
    return {words.low(place + 1)} if place + 1 in words.devices else set()
