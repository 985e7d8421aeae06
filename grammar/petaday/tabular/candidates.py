"""The relations that the columns of a table could keep: for each row, what the other cells give."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from petaday.core import package_data
from petaday.tabular.cells import Figure
from petaday.tabular.heads import Figures
from petaday.tabular.records import Factor

MOST = 400  # candidates of a table
_COUNTS = frozenset(
    [
        "devices",
        "nodes",
        "batch",
        "micro_batch",
        "accumulation",
        "sequence_length",
        "tensor_parallel",
        "pipeline_parallel",
        "context_parallel",
        "data_parallel",
    ]
)


class Range(NamedTuple):
    """What the other cells of a row give: the likeliest figure, and what their digits leave open."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> Range:
        """The range in another unit."""
        return Range(self.value * factor, self.low * factor, self.high * factor)

    def meets(self, other: Range) -> bool:
        """True when both leave a figure open."""
        return self.low <= other.high * (1 + 1e-9) and other.low <= self.high * (1 + 1e-9)


class Constant(NamedTuple):
    """A constant of a relation: fixed, one of several, or fitted between two bounds."""

    known: tuple[float, ...] = ()
    least: float = 0.0
    most: float = 0.0
    called: str = ""
    unit: str = ""
    size: float = 1.0
    is_peak: bool = False
    source: Factor = "none"


class Candidate(NamedTuple):
    """A relation that could hold.

    Attributes:
        kind: both sides.
        says: the relation in words.
        columns: their places, the result first.
        stated: the result's cells.
        worked: what the others give, row by row; `roomy` the same where end zeros are no digits.
        constant: what is in it besides the columns.
        linear: a total row keeps the relation too.
        exempt: rows that hold of themselves and count for nothing.
    """

    kind: str
    says: str
    columns: tuple[int, ...]
    stated: tuple[Figure | None, ...]
    worked: tuple[Range | None, ...]
    roomy: tuple[Range | None, ...]
    constant: Constant = Constant()
    linear: bool = False
    exempt: frozenset[int] = frozenset()


class Product(NamedTuple):
    """A relation of `products.toml`."""

    result: str
    of: tuple[tuple[str, int, bool], ...]
    each: frozenset[str]
    says: str
    constant: Constant
    stated: str

    def kind(self, names: str) -> str:
        """Both sides in words."""
        return f"{self.result}={'k*' if self.constant.source != 'none' else ''}{names}"


@cache
def products() -> tuple[Product, ...]:
    """Every relation of `products.toml`, in its order.

    >>> products()[0].says
    'devices × time is device time'
    """
    rows = tomllib.loads(package_data.read("petaday.tabular", "products.toml"))["product"]
    return tuple(_product(row) for row in rows)


def _product(row: dict[str, Any]) -> Product:
    of = []
    for word in row["of"]:
        optional = word.endswith("?")
        name = word.removesuffix("?")
        of.append((name.removesuffix("^-1"), -1 if name.endswith("^-1") else 1, optional))
    given = row.get("factor", {})
    known = tuple(map(float, given.get("among", [given["is"]] if "is" in given else [])))
    unit, size = given.get("in", ("", 1.0))
    constant = Constant(
        known,
        float(given.get("least", 0)),
        float(given.get("most", 0)),
        given.get("called", ""),
        unit,
        float(size),
        given.get("peak", False),
        "fixed" if "is" in given else "fitted" if given else "none",
    )
    return Product(
        row["result"], tuple(of), frozenset(row.get("each", ())), row["says"], constant, given.get("stated", "")
    )


def product_candidates(columns: Sequence[Figures], stated: dict[str, float]) -> Iterator[Candidate]:
    """Every product of columns that could give another one; `stated` are constants told beside the table."""
    by_kind: dict[str, list[int]] = {}
    for at, one in enumerate(columns):
        if one.column.quantity and one.filled:
            by_kind.setdefault(one.column.quantity, []).append(at)
    for product in products():
        places = []
        for name, _, optional in product.of:
            found = [at for at in by_kind.get(name, ()) if name not in product.each or columns[at].column.per_device]
            places.append(found or ([-1] if optional else []))
        for result in by_kind.get(product.result, ()):
            if product.result in product.each and columns[result].column.per_device:
                continue
            for chosen in itertools.islice(itertools.product(*places), 24):
                if result not in chosen:
                    yield from _candidate(columns, product, result, chosen, stated)


def _candidate(
    columns: Sequence[Figures], product: Product, result: int, chosen: Sequence[int], stated: dict[str, float]
) -> Iterator[Candidate]:
    parts = [(at, power) for at, (_, power, _) in zip(chosen, product.of, strict=True) if at >= 0]
    if len({at for at, _ in parts}) < len(parts):
        return
    names = [
        f"{name}^-1" if power < 0 else name for at, (name, power, _) in zip(chosen, product.of, strict=True) if at >= 0
    ]
    plain = Candidate(
        product.kind("*".join(names)),
        product.says,
        (result, *(at for at, _ in parts)),
        columns[result].figures,
        _multiplied(columns, parts, roomy=False),
        _multiplied(columns, parts, roomy=True),
        product.constant,
        linear=_is_linear(parts),
    )
    told = stated.get(product.stated)
    if told is not None:
        yield plain._replace(constant=product.constant._replace(known=(told,), source="stated"))
    yield plain


def _is_linear(parts: Sequence[tuple[int, int]]) -> bool:
    """A total keeps the relation too when all its factors but one are the same in every row."""
    return len(parts) == 1 and parts[0][1] > 0


def counted(figures: Figures) -> tuple[Figure | None, ...]:
    """The figures of a column; those of a count are exact where they are printed whole."""
    if figures.column.quantity not in _COUNTS:
        return figures.figures
    return tuple(one.exact() if one else None for one in figures.figures)


def _multiplied(
    columns: Sequence[Figures], parts: Sequence[tuple[int, int]], *, roomy: bool
) -> tuple[Range | None, ...]:
    rows = list(zip(*(counted(columns[at]) for at, _ in parts), strict=True))
    return tuple(_product_of(row, [power for _, power in parts], roomy=roomy) for row in rows)


def _product_of(row: Sequence[Figure | None], powers: Sequence[int], *, roomy: bool) -> Range | None:
    value = low = high = 1.0
    for one, power in zip(row, powers, strict=True):
        if one is None or one.value <= 0:
            return None
        cell = one.roomy() if roomy else one
        bottom, top = max(cell.low, cell.value * 1e-6), cell.high
        if power > 0:
            value, low, high = value * cell.value, low * bottom, high * top
        else:
            value, low, high = value / cell.value, low / top, high / bottom
    return Range(value, low, high)


def unit_candidates(columns: Sequence[Figures]) -> Iterator[Candidate]:
    """Two columns of one quantity in two units: PF-days and FLOP, hours and days, kWh and MWh."""
    for at, one in enumerate(columns):
        for other in range(at + 1, len(columns)):
            two = columns[other]
            same = one.column.quantity == two.column.quantity and one.column.per_device == two.column.per_device
            if not (same and one.column.quantity and one.column.scale and two.column.scale):
                continue
            if one.column.scale == two.column.scale or not one.column.unit or not two.column.unit:
                continue
            parts = [(at, 1)]
            yield Candidate(
                f"{one.column.quantity}={one.column.quantity}",
                "one figure in two units",
                (other, at),
                two.figures,
                _multiplied(columns, parts, roomy=False),
                _multiplied(columns, parts, roomy=True),
                linear=True,
            )
