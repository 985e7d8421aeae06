"""Reads the words and amounts of a question as factors of a run: devices, time, rate, share, or the total."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday import hardware
from petaday.core import numerals
from petaday.hardware.words import DEVICE_WORDS
from petaday.units import is_time, meanings
from petaday_service.answers.model_size import is_unsized, size
from petaday_service.answers.rates import may_be_rate
from petaday_service.conversation.context import Talk, written
from petaday_service.conversation.intents import Given
from petaday_service.conversation.work_part import audit


class Amount(NamedTuple):
    """One clause of a question, read.

    Attributes:
        given: the clause; the name of an earlier result is replaced by its figure.
        factor: `devices`, `time`, `rate`, `share`, `total`, `parameters` or `tokens`; empty where that cannot be told.
        text: the amount as a factor of the equation.
    """

    given: Given
    factor: str
    text: str


def amount(given: Given, talk: Talk) -> Amount:
    """Reads one clause and returns it with the factor it gives, by its unit and the word before it."""
    text = given.what
    if is_unsized(text):
        return Amount(given, "", text)
    if sized := size(text):
        return Amount(given, *sized)
    report = audit(text)
    if report.unit == "FLOP" and given.how in ("at", "with", "of") and may_be_rate(report):
        return Amount(given, "rate", text)
    factor = _factor(text, report.value, report.unit)
    if not factor and (known := talk.quantity(text)):
        text = written(known)
        return Amount(Given(given.how, text), _factor(text, known.value, str(known.dimension)), text)
    return Amount(given, factor, text)


def total(value: float) -> Amount:
    """The clause that gives an amount of operations as the total."""
    text = f"{value:.12g} FLOP".replace("e+", "e")
    return Amount(Given("for", text), "total", text)


def number(text: str) -> float | None:
    """The number that digits, points and commas write; None where they write none.

    >>> number("1,500"), number("1.2.3")
    (1500.0, None)
    """
    try:
        return numerals.read(text)[0]
    except ValueError:
        return None


def factor_wanted(words: str) -> tuple[str, str] | None:
    """The factor a word asks for, and how it stands in the equation; None for a word that asks for none."""
    found = [meaning.dimension for meaning in meanings(words)]
    if re.fullmatch(r"utili[sz]ation|share", words, re.IGNORECASE):
        return "share", "? utilization"
    if words.casefold() in {"compute", "operations", "flops", "flop"}:
        return "total", "? pfs-days" if words.casefold() == "compute" else "? FLOP"
    if words.casefold() == "time":
        return "time", "? days"
    if found and found[0].op == 1 and found[0].s == 0:
        return "total", f"? {words}"
    if found and found[0].s == 1 and found[0].op == 0:
        return "time", f"? {words}"
    return ("devices", f"? {words}") if not found and words[:1].isalpha() else None


def _factor(text: str, value: float | None, unit: str | None) -> str:
    """The factor that an amount is by its unit alone; empty where that cannot be told."""
    if unit == "1" and value is not None:
        words = re.sub(r"^[0-9.,]+\s*%?", "", text.strip()).split()
        share = "%" in text or (0 < value <= 1 and (not words or words[-1].casefold().startswith("util")))
        return "share" if share else "devices" if words else ""
    by_unit = {"FLOP": "total", "s": "time", "FLOP/s": "rate"}
    return by_unit.get(unit or "") or ("devices" if hardware.find(text) else "")


def is_device_time(word: str) -> bool:
    """True for a time that counts the devices in.

    >>> is_device_time("GPU-hours"), is_device_time("H100-days"), is_device_time("days")
    (True, True, False)
    """
    found = meanings(word)
    first, hyphen, last = word.rpartition("-")
    return bool(found) and (found[0].unit == "device-hour" or (bool(hyphen) and is_time(last) and _is_device(first)))


def one_word(words: str) -> str:
    """A time that counts devices as the one unit that it is, with a hyphen; other words as they are.

    >>> one_word("GPU hours"), one_word("training days")
    ('GPU-hours', 'training days')
    """
    first, _, last = words.rpartition(" ")
    return f"{first}-{last}" if first and is_time(last) and _is_device(first) else words


def _is_device(word: str) -> bool:
    return word.casefold().rstrip("s") in DEVICE_WORDS or hardware.find(word) is not None
