"""Figures with a unit: operations and their rate, time, device time, money, energy, power, mass."""

from __future__ import annotations

from collections.abc import Iterator

from petaday import units
from petaday.core.quantity import COUNT, MASS, RATE, TIME, Dimension
from petaday.facts.cues import DATA_TIME, PER, singular
from petaday.facts.figures import Figure
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings
from petaday.hardware.words import DEVICE_WORDS

_ENERGY, _POWER = Dimension(J=1), Dimension(J=1, s=-1)
_DEVICES = DEVICE_WORDS | {"core", "node"}
_KILOWATT_HOUR = 3.6e6
_LONG = 1e8  # no run is so long on the wall: it is the devices' time
_RUN_RATE = 1e18  # "FLOPS" of this size are a count, not a rate
_OF_A_DEVICE = 1e16
_ONE_EXAMPLE = frozenset(["forward", "inference", "image", "example", "token", "sample", "step", "prediction"])
_MOMENT = frozenset(["before", "after", "ago", "later", "earlier", "old"])
_FED = frozenset(["trained", "pretrained", "tuned", "training", "learned"])
_CARBON = frozenset(["co2", "co₂", "co2e", "co2eq"])
_HOURS = frozenset(["hour", "gpu-hour", "h", "hr"])


def money(around: Surroundings, figure: Figure) -> Iterator[Mention]:
    """`$2 per GPU hour` is a price, `$5.576M` a cost."""
    ahead = around.ahead(figure.last, 5)
    hourly = (PER & set(ahead) or ahead[0] == "an") and any(singular(word) in _HOURS for word in ahead)
    kind, unit = ("price", "USD/h") if hourly else ("cost", "USD")
    yield around.mention(kind, figure, "unit", unit=unit)


def measured(around: Surroundings, figure: Figure) -> list[Mention] | None:
    """What a figure with a unit is; empty for a unit of no kind, None where no unit stands."""
    at = figure.last
    while around.low(at) in ("-", "(", "[") and at < figure.last + 2:
        at += 1
    word = around.token(at)
    if word is None or word.kind != "word":
        return None
    named = around.devices.get(at)
    if (named and not named.slice) or singular(word.text).split("-")[0] in _DEVICES:
        return list(_device_time(around, figure, named.last if named else at + 1)) or None
    for written, last in _spellings(around, at):
        found = units.meanings(written)
        if found and (len(written) > 1 or written in "hsW"):
            return list(_of_dimension(around, figure, found[0], last))
    return None


def _spellings(around: Surroundings, at: int) -> Iterator[tuple[str, int]]:
    """A unit over several tokens, the longest first: `petaflop/s-days`, `PF-days`, `FLOP`."""
    written, found = "", []
    for last in range(at, at + 5):
        token = around.token(last)
        if token is None or token.kind == "line" or (token.kind == "mark" and token.text not in "-/·"):
            break
        if last > at and token.start != around.tokens[last - 1].end:
            break
        written += token.text
        found.append((written, last + 1))
    yield from reversed(found)


def _of_dimension(around: Surroundings, figure: Figure, unit: units.Meaning, last: int) -> Iterator[Mention]:
    if unit.dimension in (COUNT, RATE):
        yield from _operations(around, figure, unit.factor, last)
    elif unit.dimension == TIME:
        yield from _time(around, figure, unit.factor, last)
    elif unit.dimension == _ENERGY:
        yield around.mention("energy", figure, "unit", unit="J", factor=unit.factor)
    elif unit.dimension == _POWER:
        yield around.mention("power", figure, "unit", unit="W", factor=unit.factor)
    elif unit.dimension == MASS:
        yield _mass(around, figure, unit.factor, last)


def _mass(around: Surroundings, figure: Figure, factor: float, last: int) -> Mention:
    behind = last + (around.low(last) in _CARBON)
    if around.low(behind) in PER:
        return around.mention("intensity", figure, "unit", unit="g/J", factor=factor / _KILOWATT_HOUR)
    return around.mention("emissions", figure, "unit", unit="g", factor=factor)


def _operations(around: Surroundings, figure: Figure, factor: float, last: int) -> Iterator[Mention]:
    """A count, a rate (`FLOP/s`, and `TFLOPS` of a device's size), rate times a day, or what one example takes."""
    ahead = [singular(word) for word in around.ahead(last, 4)]
    value = figure.value * factor
    a_second = ahead[0] in PER and ahead[1] in ("", "sec", "second")  # `s` without its plural is nothing
    a_day = "day" in (ahead[0], ahead[1] if ahead[0] == "-" else "")
    as_rate = around.tokens[last - 1].text.endswith("S") and 1e11 < value < _RUN_RATE
    if a_day:
        yield around.mention("compute", figure, "unit", unit="FLOP", factor=factor * 86400)
    elif a_second or as_rate:
        kind = "peak" if value < _OF_A_DEVICE else "rate"
        yield around.mention(kind, figure, "unit", unit="FLOP/s", factor=factor)
    elif not _ONE_EXAMPLE.isdisjoint(ahead) and not PER.isdisjoint(ahead):
        yield around.mention("operations_per_example", figure, "unit", unit="FLOP", factor=factor)
    else:
        yield around.mention("compute", figure, "unit", unit="FLOP", factor=factor)


def _time(around: Surroundings, figure: Figure, factor: float, last: int) -> Iterator[Mention]:
    """How long a run took; hours of speech are data, and a time per step is per unit."""
    ahead = around.ahead(last, 4)
    if ahead[0] in _MOMENT:
        return
    of = ahead[1:] if ahead[0] in ("of", "worth") else ahead[:3]
    if not DATA_TIME.isdisjoint(map(singular, of)):
        yield around.mention("dataset", figure, "data_time", unit="s of audio", factor=factor)
        return
    heard = not DATA_TIME.isdisjoint(around.sentence_words.get(around.tokens[figure.first].sentence, ()))
    if heard and around.low(figure.first - 1) == "on" and around.low(figure.first - 2) in _FED:
        yield around.mention("dataset", figure, "data_time", unit="s of audio", factor=factor)
        return
    each = ahead[0] in PER or ahead[0] == "each" or around.low(figure.first - 1) in (*PER, "every", "each")
    kind = "device_time" if figure.value * factor > _LONG else "time"
    yield around.mention(kind, figure, "per_unit" if each else "unit", unit="s", factor=factor)


def _device_time(around: Surroundings, figure: Figure, at: int) -> Iterator[Mention]:
    """`1.2M GPU hours`, `500 TPU core-days`, `300 A100-hours`; nothing where no time follows."""
    device, *joined = around.tokens[at - 1].text.split("-")
    while at < figure.last + 6 and (around.low(at) in ("-", "/", "·") or singular(around.low(at)) in _DEVICES):
        at += 1
    word = around.token(at)
    written = word.text if word and word.kind == "word" else (joined or [""])[-1]
    found = units.meanings(written) if len(written) > 1 else ()
    if found and found[0].dimension == TIME and device != "core":
        yield around.mention("device_time", figure, "unit", unit="s", factor=found[0].factor)
