"""A column of what makers list, against the device tables: peaks at a precision, bandwidths of memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from petaday.core.figures import figure as written
from petaday.hardware import find
from petaday.hardware.catalogue import devices
from petaday.hardware.device import Device
from petaday.hardware.memory import memory
from petaday.tabular.cells import figure
from petaday.tabular.grid import Grid
from petaday.tabular.records import Disagreement, TableRelation

_BANDWIDTH = re.compile(r"(?i)^(?!.*(?:link|network|pci|inter|disk|measured|achieved|duplex)).*\bbandwidth\b")
_RATE = re.compile(r"(?i)^(?!.*(?:achiev|measur|reach|mamf|actual|observ|%|util|per \$)).*\b(?:[TP]FLOPS?|[TP]OPS)\b")
_PRECISION = re.compile(r"(?i)(?<![a-z\d])(?P<p>bf16|fp16|tf32|fp8|fp64)(?!\d)")
_UNIT = re.compile(r"\b(?P<prefix>[GTP])(?:B(?:ps|/s)|FLOPS?|OPS)", re.IGNORECASE)
_MAKER = re.compile(r"(?i)^(?:nvidia|amd|google|intel|aws|amazon|instinct|cloud|tesla)\s+")
_NOTE = re.compile(r"(?: ?(?:\([^)]{0,20}\)|\[[^\]]{0,8}\]|[*†‡¹²³])){1,4}$")
_SIZES = {"G": 1e9, "T": 1e12, "P": 1e15}
_NEAR = 0.035
_CONVENTIONS = (1.0, 2.0, 0.5)


class _Row(NamedTuple):
    at: int
    device: Device
    value: float
    given: tuple[float, ...]
    fits: bool


def listed(grid: Grid) -> Iterator[TableRelation]:
    """For each column of such figures in which most rows are as listed: the rows that hold another device's figure."""
    for column in range(1, len(grid.rows[0])) if grid.rows else ():
        head = grid.head(column)
        unit = _UNIT.search(head) or _UNIT.search(grid.rows[0][0].text)
        kind = _kind(head, grid.rows[0][0].text)
        if not unit or not kind:
            continue
        size = _SIZES[unit["prefix"].upper()]
        found = [row for at in range(len(grid.body)) if (row := _row(grid, at, column, kind, size))]
        wrong = [row for row in found if not row.fits]
        if not wrong or len(found) == len(wrong):
            continue
        told = [one for row in wrong if (one := _told(grid, column, row, kind, size, sure=len(found) > 3 * len(wrong)))]
        if told:
            yield TableRelation(
                kind=f"{kind}=listed",
                columns=(column + 1,),
                holds=tuple(str(row.at + 1) for row in found if row.fits),
                breaks=tuple(one.row for one in told),
                disagreements=tuple(told),
                factor_is="fixed",
                because=f"{head} is what the makers list for each device.",
            )


def _kind(head: str, corner: str) -> str:
    """`bandwidth`, or a precision, of which a column holds what makers list; empty for any other column."""
    if _BANDWIDTH.match(head):
        return "bandwidth"
    precisions = {found["p"].lower() for found in _PRECISION.finditer(head)}
    rate = _RATE.match(head) or (_RATE.match(corner) and not re.search(r"[%$]", head))
    return next(iter(precisions)) if rate and len(precisions) == 1 else ""


def _row(grid: Grid, at: int, column: int, kind: str, size: float) -> _Row | None:
    row = grid.body[at]
    if column >= len(row):
        return None
    named, cell = _device(row[0].text), figure(row[column].text)
    given = _given(named, kind) if named else ()
    if not named or not cell or not given or cell.about or not cell.value:
        return None
    usual = _CONVENTIONS if kind != "bandwidth" else (1.0,)
    value = cell.value * size
    room = max(_NEAR, cell.place / cell.value)
    return _Row(at, named, value, given, any(abs(value / (one * many) - 1) <= room for one in given for many in usual))


def _device(label: str) -> Device | None:
    name = _NOTE.sub("", label).strip()
    for _ in range(3):
        if found := find(name):
            return found
        name = _MAKER.sub("", name)
    return None


def _given(device: Device, kind: str) -> tuple[float, ...]:
    model = re.search(r"[A-Z]{1,3}\d{2,4}[A-Z]?|v\d\w?", device.name)
    family = [one for one in devices() if model and re.search(rf"(?<!\w){model[0]}(?!\w)", one.name)] or []
    family = [device, *(one for one in family if one is not device)]
    if kind == "bandwidth":
        own = memory(device.id)
        return tuple(rate for one in family if (held := memory(one.id)) for rate in held.bandwidths) if own else ()
    return tuple(peak.value for one in family for peak in one.peaks if peak.at(kind)) if device.peak(kind) else ()


def _told(grid: Grid, column: int, row: _Row, kind: str, size: float, *, sure: bool) -> Disagreement | None:
    """A row that is not as listed: where most are, or where it holds another device's figure, or twice its own."""
    other = next((one for one in devices() if _is_theirs(one, row, kind)), None)
    twice = any(abs(row.value / one / many - 1) < 0.005 for one in row.given for many in (2, 0.5))
    if not (other or (kind == "bandwidth" and (sure or twice))):
        return None
    cell = grid.body[row.at][column]
    worked = written(row.given[0] / size)
    whose = f", and {cell.text} is the {other.name}’s" if other else ""
    named = "the bandwidth of its memory" if kind == "bandwidth" else f"its {kind} peak"
    return Disagreement(
        row=str(row.at + 1),
        label=grid.body[row.at][0].text,
        span=cell.span,
        stated=cell.text,
        worked=worked,
        ratio=row.value / row.given[0],
        because=f"{named} is listed as {worked}, not {cell.text}{whose}; the other rows are as listed",
    )


def _is_theirs(device: Device, row: _Row, kind: str) -> bool:
    if device is row.device or not memory(device.id):
        return False
    return any(abs(row.value / one - 1) < 0.003 for one in _given(device, kind))
