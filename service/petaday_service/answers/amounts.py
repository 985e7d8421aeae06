"""What a word or an amount of a question is in the equation of a run: devices, time, rate, share, or the total."""

from __future__ import annotations

import re

from petaday import hardware
from petaday.hardware.words import DEVICE_WORDS
from petaday.units import is_time, meanings
from petaday_service.answers.rates import rate
from petaday_service.conversation.intents import Given
from petaday_service.conversation.work_part import audit


def wanted(words: str) -> tuple[str, str] | None:
    """The factor a word asks for, and how it stands in the equation."""
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


def kind(given: Given) -> str:
    """The factor an amount is, by its unit and the word before it; empty where that cannot be told."""
    text = given.what
    report = audit(text)
    if report.unit == "FLOP":
        return "rate" if given.how in ("at", "with", "of") and rate(text) else "total"
    if report.unit == "s":
        return "time"
    if report.unit == "FLOP/s":
        return "rate"
    if report.unit == "1" and report.value is not None:
        words = re.sub(r"^[0-9.,]+\s*%?", "", text.strip()).split()
        share = "%" in text or (0 < report.value <= 1 and (not words or words[-1].casefold().startswith("util")))
        return "share" if share else "devices" if words else ""
    return "devices" if hardware.find(text) else ""


def is_device_time(word: str) -> bool:
    """True for a time that counts the devices in.

    >>> is_device_time("GPU-hours"), is_device_time("H100-days"), is_device_time("days")
    (True, True, False)
    """
    found = meanings(word)
    first, hyphen, last = word.rpartition("-")
    return bool(found) and (found[0].unit == "device-hour" or (bool(hyphen) and is_time(last) and _is_device(first)))


def one_word(words: str) -> str:
    """`GPU hours` as the one unit that it is.

    >>> one_word("GPU hours"), one_word("training days")
    ('GPU-hours', 'training days')
    """
    first, _, last = words.rpartition(" ")
    return f"{first}-{last}" if first and is_time(last) and _is_device(first) else words


def _is_device(word: str) -> bool:
    return word.casefold().rstrip("s") in DEVICE_WORDS or hardware.find(word) is not None
