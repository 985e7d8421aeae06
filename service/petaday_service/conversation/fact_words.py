"""Facts of a run in words: their titles, their values as one writes them, and what a message that changes one says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from petaday.core.figures import figure
from petaday.facts import Fact
from petaday_service.conversation.sheet_part import SheetFact


class Words(NamedTuple):
    """How a kind of fact is written: its title, the unit it is shown in, and that unit in base units."""

    title: str
    unit: str = ""
    scale: float = 1.0
    large: bool = False


KINDS: Mapping[str, Words] = {
    "parameters": Words("parameters", "parameters", large=True),
    "active_parameters": Words("active parameters", "active parameters", large=True),
    "operations_per_example": Words("operations of one forward pass", "FLOP"),
    "operations_per_parameter": Words("operations a parameter and token", "FLOP"),
    "dataset": Words("data", "", large=True),
    "seen": Words("data seen", "", large=True),
    "epochs": Words("epochs", "epochs"),
    "steps": Words("steps", "steps"),
    "batch": Words("batch", "", large=True),
    "batch_sequences": Words("sequences in a batch", "sequences"),
    "sequence_length": Words("length of a sequence", "tokens"),
    "devices": Words("devices"),
    "device": Words("device"),
    "precision": Words("precision"),
    "time": Words("time", "days", 86400.0),
    "device_time": Words("device time", "hours", 3600.0),
    "utilization": Words("utilization", "%", 0.01),
    "peak": Words("peak rate", "TFLOP/s", 1e12),
    "rate": Words("rate kept up", "TFLOP/s", 1e12),
    "compute": Words("compute", "FLOP"),
    "price": Words("price", "USD per device-hour"),
    "cost": Words("cost", "USD"),
    "power": Words("power", "W"),
    "pue": Words("PUE"),
    "energy": Words("energy", "MWh", 3.6e9),
    "intensity": Words("carbon intensity", "kg/kWh", 1e3 / 3.6e6),
    "emissions": Words("emissions", "t", 1e6),
    "date": Words("date"),
    "later": Words("later stages", "% of the compute before"),
}
ORDER = tuple(KINDS)
"""The order in which a sheet shows its facts."""
_LARGE = ((1e12, "T"), (1e9, "B"), (1e6, "M"))


def title(kind: str) -> str:
    """What a kind is called.

    >>> title("active_parameters")
    'active parameters'
    """
    return KINDS[kind].title


def large(value: float) -> str:
    """A count as it is said of models and data.

    >>> large(1.75e11), large(1.56e13), large(1.2e6), large(5000)
    ('175B', '15.6T', '1.2M', '5,000')
    """
    for scale, letter in _LARGE:
        if scale <= abs(value) < 1e16:
            return f"{value / scale:,.4g}{letter}" if value / scale < 1e4 else figure(value)
    return figure(value)


def money(value: float) -> str:
    """A sum as one writes it: `2`, `2.50`, `645,120`.

    >>> money(2.5), money(2.0), money(645120)
    ('2.50', '2', '645,120')
    """
    return f"{value:.2f}" if value < 100 and value != int(value) else figure(value)


def said(fact: Fact) -> tuple[str, str]:
    """The value of a fact as one writes it, and its unit."""
    words = KINDS[fact.kind]
    if fact.value is None:
        return " ".join(fact.text.split()), ""
    unit = _currency(fact, words.unit) or (fact.unit if fact.kind in ("dataset", "seen", "batch") else "")
    unit = unit if unit not in ("share", "dataset", "seen") else ""
    write = large if words.large else money if words.unit.startswith("USD") else figure
    return " to ".join(write(value / words.scale) for value in fact.ends or (fact.value,)), unit


def _currency(fact: Fact, unit: str) -> str:
    """The unit of a kind; of money with the currency that was said."""
    return unit.replace("USD", "EUR") if fact.unit.startswith("EUR") else unit


def sheet_fact(fact: Fact, noun: str) -> SheetFact:
    """The fact as a part of a reply shows it; `noun` is what the devices are called."""
    shown, unit = said(fact)
    if fact.kind == "device_time":
        unit = f"{noun.removesuffix('s')}-hours"
    if fact.kind == "devices":
        unit = noun
    low, high = fact.ends or (None, None)
    source = "stated" if fact.source == "result" else fact.source
    change = "" if fact.kind == "date" else f"{title(fact.kind)} = "
    return SheetFact(
        kind=fact.kind,
        title=title(fact.kind),
        shown=shown,
        unit=unit,
        value=fact.value,
        low=low,
        high=high,
        source=source,
        because=fact.because,
        change=change,
    )
