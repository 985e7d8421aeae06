"""Reads what a conversion is of, and into which unit: `5e24 FLOP to A100-years at 35%`."""

from __future__ import annotations

import re

from petaday.units import is_unit
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.words import even, mended

_UNIT = r"(?P<unit>[A-Za-z][\w/ .-]*?(?:\s+at\s+.*)?)"
_LEAD = re.compile(
    r"(?i)^(?:(?:and|so|ok|please|now|then|but)[ ,]+)*(?:can you |could you )?(?:convert|express|give|write"
    r"|show|what(?:'s| is)|how much is)?\s*(?:me\s+)?"
)
_FROM = re.compile(
    rf"(?i)^(?P<amount>[\d$(].*?|it|this|that|the result|ans|line \d+|the [a-z]+|[a-z_]\w*)?\s*\b(?:to|in|into"
    rf"|as)\s+(?:terms of )?{_UNIT}(?:\s+(?:instead|please|then))?$"
)
_HOW_MANY = re.compile(
    r"(?i)\bhow many (?P<unit>\S+(?: days?| hours?| s-days?)?) (?:is|are|in|does|do|make|equals?|would"
    r"|go)(?: (?:in|into|an?|does|is))* (?P<amount>.+?)(?: (?:make|equal|have|hold))?$"
)
_PRONOUN = re.compile(
    r"(?i)(it|this|that|they|these|the (?:run|training|model)|(?:the |your )?(?:result|answer|outcome|sum|figure"
    r"|compute|total|number|value))\b"
)
_AT = re.compile(r"(?i)\b(?:at|with) (?=[^\d\n]{0,60}+\d).*")
_MEANS = re.compile(
    r"(?i) (?:mean|means|make|makes|is|are|come to|comes to|translate|correspond|equal|equals|converted|expressed"
    r"|restated|written)\b"
)
_ONE = re.compile(r"(?i)^(?:an? |one )")


def asked_conversion(heard: Heard) -> tuple[str, str]:
    """The amount and the unit of a conversion; the amount may be empty or a pronoun, the unit is empty for none."""
    return _read((heard.text if heard.is_long else mended(even(heard.message))).rstrip("?!. "))


def is_pronoun(amount: str) -> bool:
    """Whether an amount is what was spoken of before: `that`, `this run`.

    >>> is_pronoun("that"), is_pronoun("3 days")
    (True, False)
    """
    return _PRONOUN.match(amount) is not None


def counted(amount: str) -> str:
    """An amount with its number: `a pfs-day` is one."""
    amount = _ONE.sub("1 ", amount)
    return f"1 {amount}" if amount[:1].isalpha() and is_unit(amount) else amount


_ON = re.compile(
    r"(?i)\b(?:gpu|device|chip|accelerator)[- ](?P<time>hours?|days?|years?|time)\s+(?:on|of|for"
    r"|with)\s+(?:an?\s+|the\s+)?"
    r"(?P<device>[a-z]{1,4}\s?v?\d{1,4}[a-z]?)s?(?![\w-])"
)
_DEVICE_TIME = re.compile(
    r"(?i)\b(?:in|into|to"
    r"|as)\s+(?:terms of\s+)?(?P<unit>[a-z]{1,4} ?v?\d{1,4}[a-z]{0,2}[- ](?:gpu[- ])?(?:hours?|days?|years?))\b"
)
_SHARE_AT = re.compile(r"(?i)\b(?:at|with|assuming|mfu|hfu|util\w*|efficiency)\b[^\d\n]{0,40}\d")


_AMOUNT_LAST = re.compile(
    r"(?i)^(?:convert )?(?P<one>[a-z][\w/ -]{1,30}?) (?:to|in"
    r"|into) (?P<other>[a-z][\w/ -]{1,30}?)\s*[:,;=-]\s*(?P<amount>[\d.,e]+ ?(?:[kMBT]|thousand|million|billion"
    r"|trillion)?)$"
)


def is_amount_last(text: str) -> bool:
    """Whether a message is a conversion with its amount at the end: `V100 hours to FLOP: 1 million`."""
    return _AMOUNT_LAST.match(text.rstrip("?!. ")) is not None


def _read(text: str) -> tuple[str, str]:
    if last := _AMOUNT_LAST.match(text):
        return f"{last['amount']} {last['one']}", last["other"]
    return _told(text)


def _told(text: str) -> tuple[str, str]:
    text = _ON.sub(lambda m: f"{m['device']}-{'hours' if m['time'].casefold() == 'time' else m['time']}", text)
    if found := _DEVICE_TIME.search(text):
        share = _SHARE_AT.search(text, found.end())
        amount = _LEAD.sub("", text[: found.start()].strip(), count=1).strip()
        figure = re.search(r"\d", amount)
        amount = _MEANS.sub(" ", amount[figure.start() :]).strip() if figure else ""
        return amount, f"{found['unit']}{f' {text[share.start() :]}' if share else ''}"
    if found := _HOW_MANY.search(text):
        amount, unit = found["amount"].strip(), found["unit"].strip()
        if pronoun := _PRONOUN.match(amount):
            at = _AT.search(amount)
            return pronoun[1], f"{unit}{f' {at[0]}' if at else ''}"
        return amount, unit
    rest = _LEAD.sub("", text, count=1)
    if found := _FROM.match(rest):
        return (found["amount"] or "").strip(), found["unit"].strip()
    figure = re.search(r"\d", rest)
    if figure and (found := _FROM.match(_MEANS.sub(" ", rest[figure.start() :]))):
        return (found["amount"] or "").strip(), found["unit"].strip()
    return "", ""
