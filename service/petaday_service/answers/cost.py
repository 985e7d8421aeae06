"""`what would it cost at $2 per GPU hour?`: device time times a price that was given; there is none of our own."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.quantity import figure
from petaday.units import is_time
from petaday_service.answers.device_time import RUN, device_time
from petaday_service.intents import Cost
from petaday_service.parts import Error, Part, Text
from petaday_service.talk import Talk
from petaday_service.work import audit, work

EXAMPLE = "$2 per GPU-hour"
CURRENCIES = {"$": "USD", "usd": "USD", "dollar": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR"}
CURRENCIES |= {"£": "GBP", "gbp": "GBP", "pound": "GBP", "chf": "CHF", "jpy": "JPY", "cny": "CNY", "inr": "INR"}
_PRICE = re.compile(
    r"(?P<sign>[$€£])? ?(?P<number>[0-9][0-9.,]*) ?(?P<word>[A-Za-z]+)?? ?"
    r"(?:(?:/|per\b|an?\b|each\b) ?(?P<per>[^/].*))?"
)
_BETWEEN = re.compile(r"[\s/-]+")
_GLUED = re.compile(r"(?i)(gpu|tpu|cpu)(h|hr|hrs|hours?)")


class Price(NamedTuple):
    """Money for one device and one unit of time; an empty device is one that nobody named."""

    number: str
    currency: str
    device: str
    time: str

    @property
    def text(self) -> str:
        """As a factor: `$2 per GPU-hour`, `2 EUR per device-hour`."""
        money = f"${self.number}" if self.currency == "USD" else f"{self.number} {self.currency}"
        return f"{money} per {self.device or 'device'}-{self.time}"


def cost(asked: Cost, talk: Talk) -> tuple[Part, ...]:
    """The price of a run, worked; or the one thing that is missing."""
    run = device_time(asked, talk, f"cost of {RUN} at {asked.price or EXAMPLE}")
    if isinstance(run, Text):
        return (run,)
    of = f"cost of {asked.run}" if asked.run else "what would it cost"
    if not asked.price:
        told = "At which price? petaday has none of its own. Say it for a device and an hour, for instance:"
        return (Text(text=told, say=(f"{of} at {EXAMPLE}",)),)
    price = read(asked.price)
    if price is None:
        told = f"“{asked.price}” is no price of a device's time that I can read. Say it for instance so:"
        return (Text(text=told, say=(f"{of} at {EXAMPLE}", f"{of} at 2 EUR per GPU-hour")),)
    if wrong := run.is_for(price.device):
        return (Text(text=f"{wrong} Say the price for one of these:", say=(f"{of} at $2 per hour",)),)
    text = f"{run.text} * {price.text}" + ("" if price.currency == "USD" else f" = ? {price.currency}")
    report = audit(text, talk.book(text))
    if report.value is None or report.unit not in ("USD", "1"):
        return (Error(code="no-cost", message=f"`{text}` comes to no price."), work(report, text))
    said = report.solution.shown if report.solution else report.shown
    if report.interval:
        said += f" ({' to '.join(figure(end) for end in report.interval)})"
    each = "" if price.device else " It is read as the price of one device."
    told = f"{said}: `{text}`. Each device is paid for the whole time, at the price you gave.{each}{run.note}"
    return (Text(text=told), work(report, text, ans=True))


def read(text: str) -> Price | None:
    """A price for device time; None where it is none, or names no time.

    >>> read("$2 per GPU hour").text, read("2 euros an hour").text, read("$2.50/H100-h").text
    ('$2 per GPU-hour', '2 EUR per device-hour', '$2.50 per H100-h')
    >>> read("2 bananas per hour"), read("$2")
    (None, None)
    """
    found = _PRICE.fullmatch(" ".join(text.split()))
    if found is None or not found["per"]:
        return None
    currency = CURRENCIES.get(found["sign"] or (found["word"] or "").casefold().removesuffix("s"))
    words = [word for word in _BETWEEN.split(_GLUED.sub(r"\1 \2", found["per"])) if word not in ("and", "per", "a")]
    times = [word for word in words if is_time(word)]
    if currency is None or len(times) != 1:
        return None
    return Price(found["number"], currency, "-".join(word for word in words if not is_time(word)), times[0])
