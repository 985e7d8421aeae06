"""Which unit stands behind a number: a noun, a device, a time, money, operations, power, a share."""

from __future__ import annotations

from typing import NamedTuple

from petaday import units
from petaday.core.quantity import COUNT, MASS, RATE, TIME, Dimension
from petaday.facts.figures import Figure
from petaday.hardware.words import DEVICE_WORDS
from petaday_service.conversation.spoken.amounts import Words
from petaday_service.conversation.spoken.names import BETWEEN, LESS, MORE

_ENERGY, _POWER = Dimension(J=1), Dimension(J=1, s=-1)
_MOST_BETWEEN = 5
_LABELS = frozenset({"time", "price", "cost", "intensity", "sequence_length", "operations_per_example"})
"""Kinds whose names stand before a number only."""

_MOMENT = frozenset(["ago", "before", "later", "earlier", "old"])
_AS_LISTED = {
    "kwh": "kWh",
    "mwh": "MWh",
    "gwh": "GWh",
    "twh": "TWh",
    "kw": "kW",
    "mw": "MW",
    "gw": "GW",
    "w": "W",
    "wh": "Wh",
    "watts": "W",
    "watt": "W",
    "kilowatts": "kW",
    "kilowatt": "kW",
    "megawatts": "MW",
    "megawatt": "MW",
    "macs": "MAC",
}
_PER = frozenset({"per", "/"})
_WHOLE = frozenset({"full", "whole", "straight", "-", "(", "of"})
_EXAMPLE = frozenset(
    ["image", "example", "sample", "token", "step", "prediction", "forward", "pass", "frame", "sequence"]
)
_ACHIEVED = frozenset(
    [
        "achieved",
        "achieve",
        "achieving",
        "sustained",
        "sustain",
        "sustaining",
        "measured",
        "measure",
        "got",
        "getting",
        "get",
        "reached",
        "hit",
        "observed",
        "saw",
        "see",
        "kept",
        "actual",
        "effective",
        "throughput",
    ]
)
_LONG, _RUN_RATE, _OF_A_DEVICE = 1e8, 1e18, 1e16


class Unit(NamedTuple):
    """A unit behind a number: the kind it makes of it, its size in base units, its noun, and where it ends."""

    kind: str
    factor: float = 1.0
    noun: str = ""
    last: int = 0


def unit_behind(words: Words, figure: Figure) -> Unit | None:
    """The unit of a number; None where it has none.

    >>> words = Words("1.7M A100 hours at 45%, 12B active of 132B, 3 weeks")
    >>> [unit.kind if (unit := unit_behind(words, figure)) else "" for figure in words.figures]
    ['device_time', 'share', 'active_parameters', '', 'time']
    """
    at, steps = figure.last, 0
    if figure.share:
        points = words.low(at) == "points"
        kind, end = words.name(at + (words.low(at) == "of"))
        return Unit("points", 0.01, last=at + 1) if points else Unit("share", last=end if kind == "utilization" else at)
    if words.low(at) in ("-", "(", "[") and words.low(at + 1):
        at += 1
    while at < len(words.lows) and steps <= _MOST_BETWEEN:
        if words.low(at) == "points":
            return Unit("points", 0.01, last=at + 1)
        if words.low(at) in ("x", "×", "*") and (
            at + 1 in words.devices or words.name(at + 1)[0] in ("devices", "nodes")
        ):
            at += 1
            continue
        if found := _here(words, figure, at):
            return found
        if words.low(at) in ("them", "those", "these") and words.low(at - 1) == "of":
            return Unit("devices", last=at + 1)
        named = any(map(str.isdigit, words.low(at))) and words.name(at + 1)[0] in ("nodes", "devices")  # `3 p5 nodes`
        if words.low(at) not in BETWEEN | MORE | LESS and not (named and at == figure.last):
            break
        at, steps = at + 1, steps + 1
    return None


def _here(words: Words, figure: Figure, at: int) -> Unit | None:
    """The unit that begins at a token; None where none does."""
    if at in words.devices:
        return _of_devices(words, words.devices[at].last)
    between = {words.low(place) for place in range(figure.last, at)}
    if between <= MORE | LESS | _WHOLE and (time := _time(words, at)):
        return _lasting(words, figure, *time)
    if words.low(at) in (*_PER, "a", "each", "in") and at == figure.last:
        behind = at + 1 + (words.low(at + 1) in ("a", "each", "every"))
        if words.name(behind)[0] == "nodes" and not figure.scale:  # `8 per box`
            return Unit("each", last=words.name(behind)[1])
    kind, end = words.name(at)
    if kind in ("compute", "peak"):
        return _measured(words, figure, at)
    if kind in _LABELS:
        return None
    if kind == "devices":
        return _of_devices(words, end) if words.one(at) in DEVICE_WORDS else Unit("devices", last=end)
    if kind == "device_time":
        return Unit(kind, 3600.0, last=end)
    if kind == "nodes":
        return _of_nodes(words, at, end)
    if (
        kind == "dataset"
        and words.low(end) in (*_PER, "for", "a")
        and words.name(end + 1 + (words.low(end + 1) in ("each", "every")))[0] == "parameters"
    ):
        return Unit("ratio", last=end + 2)
    if kind == "dataset" and words.low(end) in _PER and _time(words, end + 1):
        return Unit("throughput", 1.0 / _time(words, end + 1)[0], last=end + 2)  # type: ignore[index]
    if kind == "parameters" and not {"active", "activated"}.isdisjoint(words.lows[figure.last : end + 1]):
        return Unit("active_parameters", last=end)
    if kind:
        return Unit(kind, noun=words.low(at) if kind == "dataset" else "", last=end)
    return _measured(words, figure, at)


def time_at(words: Words, at: int) -> tuple[float, int] | None:
    """One of the time unit that stands there, in seconds, and where it ends; None for none."""
    return _time(words, at)


def _time(words: Words, at: int) -> tuple[float, int] | None:
    word = words.tokens[at].text if 0 <= at < len(words.tokens) else ""
    short = word in ("h", "d", "s", "hr", "hrs", "mo", "yr", "yrs", "wk", "wks") or len(word) > 2
    found = (
        [meaning for meaning in units.meanings(word.casefold()) if meaning.dimension == TIME] if word and short else []
    )
    return (found[0].factor, at + 1) if found else None


def _of_devices(words: Words, end: int) -> Unit:
    """Devices, their time (`A100 hours`), or what a node has of them (`8-GPU nodes`)."""
    at = end
    while at in words.devices or words.one(at) in DEVICE_WORDS or words.low(at) in ("-", "/", "·"):
        at = words.devices[at].last if at in words.devices else at + 1
    if time := _time(words, at):
        return Unit("device_time", time[0], last=time[1])
    if words.name(at)[0] == "nodes":
        return Unit("each", last=words.name(at)[1])
    return Unit("devices", last=at if at > end and words.low(at - 1) not in ("-", "/", "·") else end)


def _of_nodes(words: Words, at: int, end: int) -> Unit:
    """Nodes, or their time (`node-hours`)."""
    behind = end + (words.low(end) == "-")
    time = _time(words, behind)
    return Unit("node_time", time[0], last=time[1]) if time else Unit("nodes", noun=words.low(at), last=end)


def _lasting(words: Words, figure: Figure, factor: float, end: int) -> Unit | None:
    """A time; one of a device where `of GPU time` follows, or where no run is so long."""
    if words.low(end) in _MOMENT:
        return Unit("moment", last=end)
    if words.low(end) in ("of", "on") and (end + 1 in words.devices or words.one(end + 1) in DEVICE_WORDS):
        behind = words.devices[end + 1].last if end + 1 in words.devices else end + 2
        if words.low(behind) == "time" or figure.value * factor > _LONG:
            return Unit("device_time", factor, last=behind + (words.low(behind) == "time"))
    return Unit("device_time" if figure.value * factor > _LONG else "time", factor, last=end)


def _measured(words: Words, figure: Figure, at: int) -> Unit | None:
    """Operations, energy, power, emissions, carbon intensity."""
    if words.low(at) == "kgkwh":
        return Unit("intensity", 1e3 / 3.6e6, last=at + 1)
    for written, end in _spellings(words, at):
        found = units.meanings(written) or units.meanings(_AS_LISTED.get(written.casefold(), written))
        watts = written == "w" and (words.touches(at) or words.low(end) == "each")
        if not found or (len(written) == 1 and written not in "Wt" and not watts):
            continue
        meaning = found[0]
        if meaning.dimension in (COUNT, RATE):
            return _operations(words, figure, meaning.factor, end)
        if meaning.dimension == _ENERGY:
            return Unit("energy", meaning.factor, last=end)
        if meaning.dimension == _POWER:
            return Unit("power", meaning.factor, last=end)
        if meaning.dimension == MASS and words.low(end) in ("of", "co2", "co2e", "co2eq"):
            return Unit("emissions", meaning.factor, last=end + 1 + (words.low(end) == "of"))
    return None


def _spellings(words: Words, at: int) -> list[tuple[str, int]]:
    """A unit over several tokens, the longest first: `petaflop/s-days`, `PF-days`, `FLOP`."""
    written, found = "", []
    for place in range(at, min(at + 5, len(words.tokens))):
        if (place > at and not words.touches(place)) or (
            words.tokens[place].kind == "mark" and words.low(place) not in "-/·"
        ):
            break
        written += words.tokens[place].text
        found.append((written, place + 1))
    return found[::-1]


def _operations(words: Words, figure: Figure, factor: float, end: int) -> Unit:
    """A count of operations, a rate, a rate times a day, or what one example takes."""
    value = figure.value * factor
    behind = end + (words.low(end) in ("/", "per"))
    second = behind > end and words.one(behind) in ("s", "sec", "second")
    dash = end + (words.low(end) == "-")
    if words.one(dash) in ("day", "d") or (second and words.one(behind + 1 + (words.low(behind + 1) == "-")) == "day"):
        return Unit("compute", factor * 86400, last=dash + 1 if not second else behind + 3)
    shouted = words.tokens[end - 1].text.endswith("S") and 1e11 < value < _RUN_RATE
    each = words.low(end) in (*_PER, "a", "each") and (words.one(end + 1) in DEVICE_WORDS or end + 1 in words.devices)
    if second or shouted or (each and value < _RUN_RATE):
        achieved = not _ACHIEVED.isdisjoint(words.lows) and "peak" not in words.lows
        kind = "rate" if achieved or value >= _OF_A_DEVICE else "peak"
        return Unit(kind, factor, last=behind + 1 if second else end)
    if words.low(end) in (*_PER, "for", "a", "an") and words.one(end + 1) in _EXAMPLE and value < 1e18:
        return Unit("operations_per_example", factor, last=end + 2)
    return Unit("compute", factor, last=end)
