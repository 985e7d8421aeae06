"""What a message names in words: the device that is meant, and the precision."""

from __future__ import annotations

import re

from petaday import hardware
from petaday.core.diagnostic import Span
from petaday.facts import Fact
from petaday_service.conversation.spoken.amounts import Words

_NOT_MEANT = frozenset({"from", "than", "not", "of"})
_FORMATS = {
    "bfloat16": "bf16",
    "float16": "fp16",
    "half": "fp16",
    "float32": "fp32",
    "float8": "fp8",
    "mxfp8": "fp8",
    "mxfp4": "fp4",
    "nvfp4": "fp4",
} | {name: name for name in ("bf16", "fp16", "fp8", "fp32", "tf32", "fp64", "int8", "fp4")}
_BITS = re.compile(r"(?i)\b(?P<kind>fp|bf|tf|int)[ -](?P<bits>4|8|16|32|64)\b|\b(?P<only>8|16|4)[ -]bit\b")


def device_named(words: Words) -> Fact | None:
    """The device that is meant: of several the one that counts or is switched to, and none that is left behind.

    >>> device_named(Words("use H200 instead of the H100s")).text
    'H200'
    """
    named = [one for one in words.devices.values() if not _left(words, one.first)]
    if not named:
        return None
    meant = named[-1] if len(named) > 1 and _switched(words) else named[0]
    first, last = words.tokens[meant.first], words.tokens[meant.last - 1]
    text = words.text[first.start : last.end]
    text = re.sub(r"-\d{1,5}$", "", text) if meant.slice else text
    text = text.lstrip("xX") if text[:1] in "xX" and hardware.find(text.lstrip("xX")) else text
    if text[-1:] in "sS" and hardware.find(text[:-1]) == meant.device:  # the S of `L40S` is a part of the name
        text = text[:-1]
    if text.islower() and hardware.find(text.upper()):
        text = text.upper()
    return Fact(
        kind="device",
        value=None,
        unit=meant.device.id,
        span=Span(first.start, last.end),
        text=text,
        because=f"it names the {meant.device.name}",
    )


def _left(words: Words, at: int) -> bool:
    """Whether a device is the one that is left behind: `from A100`, `instead of H100s`, `rather than`."""
    before = at - 1 - (words.low(at - 1) in ("the", "an", "a", "those", "our"))
    word, two = words.low(before), words.low(before - 1)
    return (
        word in ("than", "not", "replace", "replacing", "swap", "swapping", "exchange")
        or (word == "of" and two == "instead")
        or (word == "from" and "to" in words.lows[at:])
    )


def _switched(words: Words) -> bool:
    return not {"to", "switch", "no", "actually", "instead", "replace", "swap", "exchange"}.isdisjoint(words.lows)


def precision_named(words: Words) -> Fact | None:
    """The format of numbers; of several the last that is no `instead of`."""
    for at in range(len(words.tokens) - 1, -1, -1):
        token = words.tokens[at]
        name = _FORMATS.get(token.low, "")
        if token.low == "half" and words.low(at + 1) != "precision":
            name = ""
        if name and not _left(words, at):
            return _precision(name, token.start, token.end, token.text)
    if found := _BITS.search(words.text):
        bits = found["bits"] or found["only"]
        kind = (found["kind"] or {"8": "fp", "4": "fp", "16": "bf"}[bits]).casefold()
        return _precision(f"{kind}{bits}", found.start(), found.end(), f"{kind}{bits}")
    return None


def _precision(name: str, start: int, end: int, text: str) -> Fact:
    return Fact(
        kind="precision",
        value=None,
        unit=name,
        span=Span(start, end),
        text=text if text.casefold() == name else name,
        because="it names the format",
    )
