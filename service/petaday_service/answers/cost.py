"""Answers `what would it cost at $2 per GPU hour?`: device time times the price that was given."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday.core.figures import figure
from petaday.units import is_time
from petaday.units.words import MONEY
from petaday_service.answers.device_time import RUN, device_time
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Cost
from petaday_service.conversation.parts import Error, Part, Text
from petaday_service.conversation.work_part import audit, work

EXAMPLE = "$2 per GPU-hour"
_PRICE = re.compile(
    r"(?:\$ ?(?P<sum>[0-9][0-9.,]*)|(?P<number>[0-9][0-9.,]*) ?(?:USD|dollars?)) ?"
    r"(?:/|per\b|an?\b|each\b) ?(?P<per>[^/].*)",
    re.IGNORECASE,
)
_OTHER = MONEY | {"€", "£", "EUR", "GBP", "euro", "euros"}
_BETWEEN = re.compile(r"[\s/-]+")
_GLUED = re.compile(r"(?i)(gpu|tpu|cpu)(h|hr|hrs|hours?)")


class Price(NamedTuple):
    """Dollars for one device and one unit of time; the device is empty where none was named."""

    dollars: str
    device: str
    time: str

    @property
    def text(self) -> str:
        """The price as a factor of a product: `$2 per GPU-hour`."""
        return f"${self.dollars} per {self.device or 'device'}-{self.time}"


def cost(asked: Cost, talk: Talk) -> tuple[Part, ...]:
    """Returns the price of a run, worked; or says what is missing."""
    run = device_time(asked, talk, f"cost of {RUN} at {asked.price or EXAMPLE}")
    if isinstance(run, Text):
        return (run,)
    of = f"cost of {asked.run}" if asked.run else "what would it cost"
    if not asked.price:
        told = "At which price? petaday has none of its own. Say it for a device and an hour, for instance:"
        return (Text(text=told, say=(f"{of} at {EXAMPLE}",)),)
    price = read(asked.price)
    if price is None:
        other = next((word for word in re.findall(r"[€£¥₹]|[A-Za-z]+", asked.price) if word in _OTHER), "")
        no_rate = f"`{other}` is money that petaday has no rate for. Say the price in dollars, for instance:"
        told = f"“{asked.price}” is no price of a device's time that I can read. Say it for instance so:"
        return (Text(text=no_rate if other else told, say=(f"{of} at {EXAMPLE}",)),)
    if wrong := run.is_for(price.device):
        return (Text(text=f"{wrong} Say the price for one of these:", say=(f"{of} at $2 per hour",)),)
    text = f"{run.text} * {price.text}"
    report = audit(text, talk.book(text))
    if report.value is None or report.unit != "USD":
        return (Error(code="no-cost", message=f"`{text}` comes to no price."), work(report, text))
    ends = f" ({' to '.join(figure(end) for end in report.interval)})" if report.interval else ""
    each = "" if price.device else " It is read as the price of one device."
    told = f"{report.shown}{ends}: `{text}`. Each device is paid for the whole time, at the price you gave."
    return (Text(text=f"{told}{each}{run.note}"), work(report, text, ans=True))


def read(text: str) -> Price | None:
    """Reads a price for device time; None where the text is none, or names no time.

    >>> read("$2 per GPU hour").text, read("2 dollars an hour").text, read("$2.50/H100-h").text
    ('$2 per GPU-hour', '$2 per device-hour', '$2.50 per H100-h')
    >>> read("2 bananas per hour"), read("$2")
    (None, None)
    """
    found = _PRICE.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    words = [word for word in _BETWEEN.split(_GLUED.sub(r"\1 \2", found["per"])) if word not in ("and", "per", "a")]
    times = [word for word in words if is_time(word)]
    if len(times) != 1:
        return None
    return Price(found["sum"] or found["number"], "-".join(word for word in words if not is_time(word)), times[0])
