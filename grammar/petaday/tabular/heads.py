"""What a column holds, by its head, the unit of its cells, and what is said over the table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from petaday.core import package_data
from petaday.tabular.cells import Figure, figure
from petaday.tabular.grid import Grid
from petaday.tabular.measures import MEASURED, TIMES, measure
from petaday.tabular.records import Column

_DEVICE = (
    r"(?:(?:gpu|tpu|npu|hpu|ipu|gcd|chip|device|accelerator|card|worker)s?"
    r"|[avhb]\d{2,3}s?|gb\d{3}s?|mi\d{3}x?s?|tpu\s?v\d\w?|(?:core|machine)s?(?=[\s-]?(?:hours?|days?)))"
)
_GENERAL = r"(?:(?:gpu|tpu|npu|hpu|ipu|gcd|chip|device|accelerator|card)s?|[avhb]\d{2,3}s)"
_PER_DEVICE = re.compile(rf"(?:/|\bper[\s-]|\beach\b)\s?{_DEVICE}\b")
_STATED = re.compile(
    r"\s{0,9}[(\[@][^)\]]{0,60}\d[^)\]]{0,40}(?:/|\bper\b)[^)\]]{0,60}[)\]]?"
)  # a price or a rate that all rows share


_THOUSANDS = ("k", "K")
_COUNTED: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("sequence_length", "batch", "micro_batch", "tokens_rate", "samples_rate", "steps"), _THOUSANDS
)
_COUNTED["batch_tokens"] = ("k", "K", "M")


class Quantity(NamedTuple):
    """A kind of column; `quantities.toml` says what each field holds."""

    name: str
    says: str
    unit: str
    head: re.Pattern[str]
    other: re.Pattern[str] | None
    adds: bool

    @property
    def title(self) -> str:
        """The name in words."""
        return self.name.replace("_", " ")


@cache
def quantities() -> dict[str, Quantity]:
    """Every kind of column, in the order in which heads are tried."""
    rows = tomllib.loads(package_data.read("petaday.tabular", "quantities.toml"))
    return {
        name: Quantity(
            name,
            row["says"],
            row["unit"],
            re.compile(row["head"].replace("DEV", _DEVICE).replace("GEN", _GENERAL)),
            re.compile(row["not"].replace("DEV", _DEVICE)) if "not" in row else None,
            row.get("adds", False),
        )
        for name, row in rows.items()
    }


class Figures(NamedTuple):
    """A column with its figures in base units, None where a cell has none."""

    column: Column
    figures: tuple[Figure | None, ...]

    @property
    def filled(self) -> int:
        """How many cells hold a figure."""
        return sum(one is not None for one in self.figures)


@lru_cache(maxsize=2048)
def quantity(head: str) -> str:
    """What a head names; empty where it names nothing known.

    >>> [quantity(head) for head in ("Training Time (GPU hours)", "# GPUs", "Throughput (T/s/GPU)", "Loss")]
    ['device_time', 'devices', 'tokens_rate', '']
    """
    words = " ".join(re.sub(r"[_`*]+", " ", head).lower().split())
    if not words or len(words) > 160:
        return ""
    words = _STATED.sub("", words)
    bare = _PER_DEVICE.sub("", words)
    for kind in quantities().values():
        said = words if kind.name in {"micro_batch", "price"} else bare
        if kind.head.search(said) and not (kind.other and kind.other.search(said)):
            return kind.name
    return ""


def columns(grid: Grid) -> list[Figures]:
    """The columns of a grid, each with the figures of its cells."""
    found = [_column(at, grid.head(at), [row[at].text for row in grid.body]) for at in range(len(grid.rows[0]))]
    rates = {one.column.scale: one.column for one in found if one.column.quantity == "rate" and one.column.scale}
    if len(rates) != 1:
        return found
    rate = next(iter(rates.values()))  # a peak without a unit stands in the unit of the rates beside it
    return [
        _column(at, f"{one.column.header} ({rate.unit})", [row[at].text for row in grid.body])
        if one.column.quantity == "peak" and one.column.scale is None
        else one
        for at, one in enumerate(found)
    ]


def _column(at: int, head: str, cells: Sequence[str]) -> Figures:
    figures = [figure(cell) for cell in cells]
    found = quantity(head)
    words = re.sub(r"[_`*]+", " ", head)
    units = [one.unit for one in figures if one and one.unit]
    mostly = max(set(units), key=units.count) if units and len(units) * 2 > len([f for f in figures if f]) else ""
    if found == "compute" and not measure("compute", words) and not mostly:
        words += " FLOP" if any(one and one.value >= 1e15 for one in figures) else ""
    if found == "rate" and any(one and one.value > 1e17 for one in figures):
        found = "compute"  # nobody reaches this a second
    if not found and figures and any(one and one.seconds for one in figures):
        found = "time"
    if not found and mostly and mostly.lower() in TIMES:
        found = "time" if len(mostly) > 1 and "ms" not in mostly else ""
    known = measure(found, _STATED.sub("", words)) if found else None
    if known and known[0] not in _COUNTED.get(found, (known[0],)):
        known = None
    fixed = known[1] if known else None
    if fixed is None and found not in MEASURED:
        fixed = 1.0
    counted = bool(known) and found not in MEASURED
    out = [_based(one, found, fixed, counted=counted) if one else None for one in figures]
    if found in MEASURED and fixed is None:
        own = measure(found, mostly) if mostly else None
        known, fixed = own or known, own[1] if own else None
    per = bool(_PER_DEVICE.search(_STATED.sub("", words.lower()))) and found not in {"micro_batch", "price"}
    if found == "utilization" and fixed != 0.01 and sum(one.value > 1.5 for one in out if one) * 2 > len(out):
        out = [one.times(0.01) if one else None for one in out]
    column = Column(
        index=at + 1, header=head, quantity=found, unit=known[0] if known else "", scale=fixed, per_device=per
    )
    return Figures(column, tuple(out))


def _based(one: Figure, kind: str, fixed: float | None, *, counted: bool) -> Figure | None:
    """A figure in base units; None where its unit is not known, or contradicts the head's."""
    if one.seconds:
        return one if kind in {"time", "device_time", "step_time", "latency"} else None
    if kind in MEASURED:
        own = measure(kind, one.unit) if one.unit.strip("$€£ ") or kind == "cost" else None
        if own and kind == "cost" and fixed is not None and not re.search(r"[kKMB]", one.unit):
            own = None  # a dollar sign before each figure; the head may count in thousands
        if own:
            return one.times(own[1])
        if one.unit.strip("$€£ ") and not re.fullmatch(r"(?i)[a-z0-9\s/.-]{0,24}", one.unit):
            return None
        return one.times(fixed) if fixed is not None else None
    if kind in {"utilization", "ratio", "share", "pue"}:
        return one if "%" in one.unit or fixed is None else one.times(fixed)
    if one.unit and kind not in {"devices", "nodes"} and re.search(r"/|\bper\b", one.unit):
        return None
    if counted and one.scaled:
        return one
    return one.times(fixed or 1.0)
