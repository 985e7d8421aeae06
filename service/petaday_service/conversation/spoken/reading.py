"""Reads a message into amounts: a unit behind the number, money, a label before it, a size, or a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from petaday import units
from petaday.facts.figures import Figure
from petaday.hardware.words import DEVICE_WORDS
from petaday_service.conversation.spoken.amounts import Amount, Words, direction, lead, ranged
from petaday_service.conversation.spoken.money import CURRENCIES, Money, money
from petaday_service.conversation.spoken.names import NAMES, repeats
from petaday_service.conversation.spoken.units_behind import time_at, unit_behind

_INTENSITY = 1e3 / 3.6e6
_A_COUNT = frozenset(
    {"parameters", "active_parameters", "dataset", "devices", "epochs", "steps", "batch", "sequence_length", "nodes"}
)
_BY_LABEL = frozenset(
    {("active_parameters", "parameters"), ("batch", "dataset"), ("operations_per_example", "compute")}
)
"""Labels that say more than the unit does."""

_MONEY = re.compile(r"(?i)\bcosts?\b|\bprice|[$€]|\busd\b|\bdollars?\b|\bbill\b|\brent")
_NO_PRICE = frozenset({"utilization", "pue", "intensity", "epochs"})
_WHOLE = frozenset({"devices", "nodes", "epochs"})
_A_SIZE = 1e6
_OPERATIONS = 1e17
_LONG = 1e8
_ONES = frozenset({"a", "an", "one", "another", "single", "every"})
_ABOUT = frozenset({"per", "/", "each", "$", "€", "£"})


def amounts(words: Words) -> list[Amount]:
    """Every amount of a message, in order.

    >>> [(one.kind, one.value) for one in amounts(Words("MFU was about 40, add 512 GPUs"))]
    [('utilization', 0.4), ('devices', 512.0)]
    >>> [one.kind for one in amounts(Words("7B on 2T at $2 per GPU-hour, and 3?"))]
    ['size', 'size', 'price', '']
    """
    found: list[Amount] = []
    for figure, ends in ranged(words, words.figures):
        if figure.value > 0 and (not found or figure.first >= found[-1].last):
            found.append(_read(words, figure, ends, found[-1].last if found else 0))
    found = [one for one in found if one.kind or not _glued(words, one)]
    found = [one for one in found if one.kind or words.low(one.first) not in ("one", "single", "half")]
    found += list(_ones(words, found))
    found += list(_slices(words, found))
    return _merged(words, sorted(found, key=lambda one: one.first))


def _read(words: Words, figure: Figure, ends: tuple[float, float] | None, taken: int) -> Amount:
    plain = Amount("", figure.value, figure.first, figure.last, ends, lead=lead(words, figure.first))
    if found := money(words, figure):
        return _money(words, plain, found)
    unit = unit_behind(words, figure)
    label, begins = words.label(figure.first)
    if begins < taken:  # the words before are the unit of the number before: `10T tokens of a 30B`
        label = ""
    how = direction(words, figure.first, unit.last if unit else figure.last)
    if unit and unit.kind == "share" and label == "utilization" and not how:
        return replace(plain, kind="utilization", last=unit.last)
    if unit and not (
        unit.kind in ("parameters", "active_parameters", "dataset") and _of_next(words, figure, unit.last)
    ):
        made = replace(
            plain.times(unit.factor), kind=unit.kind, unit=unit.noun, last=max(unit.last, figure.last), how=how
        )
        if unit.kind == "peak" and label == "peak":
            made = replace(made, unit="peak")
        if unit.kind == "utilization" and made.value > 1:
            made = made.times(0.01)
        if (label, unit.kind) in _BY_LABEL:
            made = replace(made, kind=label)
        return made
    if words.low(figure.first - 1) in ("x", "×", "*") and any(
        one.last == figure.first - 1 for one in words.devices.values()
    ):
        return replace(plain, kind="devices")
    if words.low(figure.last) in ("x", "times", "fold") and not figure.scale:
        kind = "epochs" if repeats(words.text) and words.low(figure.last + 1) not in ("the", "as", "more") else "times"
        return replace(plain, kind=kind, last=figure.last + 1)
    if label == "time_unit":
        factor = units.meanings(words.lows[begins])[0].factor
        of_devices = figure.value * factor > _LONG or words.one(begins - 1) in DEVICE_WORDS
        return replace(plain.times(factor), kind="device_time" if of_devices else "time")
    if label not in _NO_PRICE and not figure.scale and _is_price(words, figure):
        return replace(plain, kind="price", unit="USD")
    if label and (said := _labelled(replace(plain, how=how), label, figure)):
        return replace(
            said,
            unit="tokens" if label == "dataset" and words.one(begins) in ("token", "data", "D", "tok") else said.unit,
        )
    if figure.scale and figure.value >= _A_SIZE and figure.scale not in ("k", "K"):
        return replace(plain, kind="size", how=how)
    if figure.value >= _OPERATIONS:
        return replace(plain, kind="compute")
    return replace(plain, how=how)


def _is_price(words: Words, figure: Figure) -> bool:
    """Whether a number stands where a price does: `cost at 1.89`, `$/run @ 2.20`."""
    at = words.low(figure.first - 1) in ("@", "at")
    return at and 0.05 < figure.value < 100 and _MONEY.search(words.text) is not None


def _glued(words: Words, one: Amount) -> bool:
    """Whether a number is a part of a word: the 6 of `6ND`, the 4 of `GPT-4`."""
    behind = one.last < len(words.tokens) and words.tokens[one.last].kind == "word" and words.touches(one.last)
    before = words.low(one.first - 1) == "-" and words.touches(one.first) and words.touches(one.first - 1)
    return behind or before


def _of_next(words: Words, figure: Figure, last: int) -> bool:
    """Whether the noun behind a number is the label of the next one: `7B, tokens 2T`, `8B, D=15T`."""
    behind = words.low(last)
    return behind in ("=", ":") and words.low(figure.last) in (",", ";")


def _money(words: Words, plain: Amount, found: Money) -> Amount:
    kind = "price" if found.hourly else "tariff" if found.energy else "cost"
    known = found.currency in CURRENCIES.values()
    made = replace(plain.times(found.factor), kind=kind if known else "money", unit=found.currency, last=found.last)
    first = made.first - (words.low(made.first - 1) in CURRENCIES)
    return replace(made, first=first, each=found.node if not found.said else -found.node)


def _labelled(plain: Amount, label: str, figure: Figure) -> Amount | None:
    """A number without a unit as what its label says; None where it cannot be that."""
    value = plain.value
    if label == "nodes" and plain.lead in ("of", "with"):
        return replace(plain, kind="each")
    if label == "utilization":
        return replace(plain.times(0.01 if value > 1 else 1.0), kind=label) if value <= 100 else None
    if label == "time":
        return None
    if label == "pue":
        return replace(plain, kind=label) if 1 <= value < 3 else None
    if label == "intensity":
        return replace(plain.times(_INTENSITY * (1e-3 if value > 3 else 1)), kind=label)
    if label in ("peak", "rate"):
        return replace(plain.times(1e12 if value < 1e6 else 1), kind="peak")
    if label == "compute":
        return replace(plain, kind=label, unit="FLOP") if value >= 1e12 else None
    if label in _WHOLE and (value != int(value) or value < 1):
        return None
    if label in ("price", "cost"):
        hourly = label == "price" or (value < 100 and not figure.scale)
        return replace(plain, kind="price" if hourly else "cost", unit="USD")
    if label == "device_time":
        return replace(plain.times(3600.0), kind=label)
    if label in ("power", "energy"):
        return replace(plain, kind=label) if label == "power" else None
    if label in ("parameters", "dataset", "active_parameters") and value < 1e4:
        return None
    return replace(plain, kind=label) if label in _A_COUNT else None


def _ones(words: Words, found: list[Amount]) -> Iterator[Amount]:
    """`a month`, `another week`, `a single H100`, `an 8xH100 box`: one of it."""
    taken = {at for one in found for at in range(one.first, one.last)}
    for at, word in enumerate(words.lows):
        if word not in _ONES or at in taken or words.low(at - 1) in _ABOUT or words.low(at - 1) in _ONES:
            continue
        nxt = at + 1 + (words.low(at + 1) == "single") + (words.low(at + 1) in ("more", "full", "extra", "whole"))
        if (
            (time := time_at(words, nxt))
            and at - 1 not in taken
            and words.low(time[1]) not in ("ago", "later", "earlier")
        ):
            yield Amount(
                "time", time[0], at, time[1], scale=time[0], how=direction(words, at, time[1]), lead=lead(words, at)
            )
        elif nxt in words.devices and not _more_than_device(words, words.devices[nxt].last):
            yield Amount("devices", 1.0, at, words.devices[nxt].last, lead=lead(words, at))
        elif NAMES.get((words.one(nxt),)) == "nodes" and word != "every":
            yield Amount("nodes", 1.0, at, nxt + 1, unit=words.low(nxt), lead=lead(words, at))
        elif word in ("a", "an", "one", "single") and any(one.first == nxt and one.kind == "each" for one in found):
            yield Amount("nodes", 1.0, at, nxt, lead=lead(words, at))


def _slices(words: Words, found: list[Amount]) -> Iterator[Amount]:
    """`a v5e-256`, `TPU v3-512`: the chips of the slice, where nothing else counts the devices."""
    if any(one.kind == "devices" and one.value > 1 for one in found):
        return
    for named in words.devices.values():
        if named.chips:
            yield Amount("devices", named.chips, named.last - 1, named.last)


def _more_than_device(words: Words, at: int) -> bool:
    """Whether a device's name only begins a longer noun: `an H100 cluster`, `an H100-hour`, `an H100 node`."""
    at += words.low(at) == "-"
    if words.one(at) in DEVICE_WORDS:
        at += 1 + (words.low(at + 1) == "-")
    return bool(time_at(words, at)) or words.one(at) in (
        "cluster",
        "pod",
        "node",
        "box",
        "server",
        "rental",
        "run",
        "estimate",
    )


def _merged(words: Words, found: list[Amount]) -> list[Amount]:
    """Amounts with what two of them make together: `3 weeks to 4 weeks`, `40% +- 5%`, `2 weeks and 3 days`."""
    made: list[Amount] = []
    for one in found:
        before = made[-1] if made else None
        if before and before.kind == one.kind and one.kind and not before.ends and not one.how:
            joint = "".join(words.lows[before.last : one.first])
            if before.value < one.value and _ranges(words, before, joint):
                ends = (before.value, one.value)
                middle = (ends[0] * ends[1]) ** 0.5
                made[-1] = replace(one, first=before.first, ends=ends, value=middle, lead=before.lead)
                continue
            if one.kind == "time" and joint in ("and", "", ",") and one.scale < before.scale:
                made[-1] = replace(before, value=before.value + one.value, last=one.last)
                continue
        if (
            before
            and words.low(one.first - 1) == "±"
            and one.value < before.value
            and one.kind in (before.kind, "share", "")
        ):
            ends = (before.value - one.value, before.value + one.value)
            made[-1] = replace(before, ends=ends, last=one.last)
            continue
        made.append(one)
    return made


def _ranges(words: Words, before: Amount, joint: str) -> bool:
    """Whether what stands between two amounts of a kind makes a range of them; not behind a verb of moving."""
    start = words.low(before.first - 1)
    if joint not in ("to", "-", "or") and not (joint == "and" and start == "between"):
        return False
    return not (start == "from" and not {"go", "went", "change", "switch"}.isdisjoint(words.lows[: before.first]))
