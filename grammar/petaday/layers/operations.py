"""Multiply-adds of a layer's forward pass, as the products they come from. Biases and activations are not counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Factor(NamedTuple):
    """One number of a product, and what it counts."""

    value: float
    label: str


Product = tuple[Factor, ...]
Macs = tuple[Product, ...]

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def total(macs: Macs) -> float:
    """The figure.

    >>> total(convolution((20, 20), 3, 16, (8, 8)))
    1228800
    """
    return sum(math.prod(factor.value for factor in product) for product in macs)


def positions(inputs: Sequence[int], kernel: Sequence[int], stride: Sequence[int], padding: Sequence[int]) -> list[int]:
    """How many places a kernel stands at along each side.

    >>> positions((84, 84), (8, 8), (4, 4), (0, 0))
    [20, 20]
    """
    each = zip(inputs, kernel, stride, padding, strict=True)
    return [(size + 2 * pad - width) // step + 1 for size, width, step, pad in each]


def convolution(
    outputs: Sequence[int], channels: int, filters: int, kernel: Sequence[int], *, groups: int = 1, batch: int = 1
) -> Macs:
    """Every weight once for each output position; nothing is saved at the padding."""
    sides = ("rows", "columns", "slices")
    places = [Factor(size, sides[at] if len(outputs) > 1 else "positions") for at, size in enumerate(outputs)]
    each = Factor(channels / groups if channels % groups else channels // groups, "channels")
    return (_product(Factor(batch, "examples"), *places, Factor(filters, "filters"), each, *_kernel(kernel)),)


def dense(inputs: Sequence[int], outputs: int, times: int = 1, batch: int = 1) -> Macs:
    """Every input with every output."""
    sides = [Factor(size, "inputs") for size in inputs]
    return (_product(Factor(batch, "examples"), Factor(times, "positions"), *sides, Factor(outputs, "outputs")),)


def recurrent(
    kind: str,
    inputs: int,
    hidden: int,
    steps: int = 1,
    *,
    layers: int = 1,
    directions: int = 1,
    projection: int = 0,
    batch: int = 1,
) -> Macs:
    """Gates over the input and over the state, at every step; layers above the first are fed by the one below.

    >>> total(recurrent("lstm", 1000, 1000, 10))
    80000000
    """
    state = projection or hidden
    found = []
    for layer in range(layers):
        fed = inputs if layer == 0 else state * directions
        common = (Factor(batch, "examples"), Factor(steps, "steps"), Factor(directions, "directions"))
        gates = Factor(GATES[kind], "gates")
        for source, label in ((fed, "inputs"), (state, "states")):
            found.append(_product(*common, gates, Factor(hidden, "units"), Factor(source, label)))
        if projection:
            found.append(_product(*common, Factor(hidden, "units"), Factor(projection, "projected")))
    return tuple(found)


def attention(
    width: int,
    tokens: int,
    *,
    heads: int = 1,
    kv_heads: int = 0,
    causal: bool = False,
    batch: int = 1,
) -> Macs:
    """Four projections, then scores and weighted sums over all pairs of tokens (causal: those not in the future).

    >>> total(attention(512, 128))
    150994944
    """
    shared = (kv_heads or heads) / heads
    projections = 2 + 2 * shared
    pairs = tokens * (tokens + 1) // 2 if causal else tokens * tokens
    common = Factor(batch, "examples")
    count = int(projections) if projections == int(projections) else projections
    project = _product(
        common, Factor(count, "projections"), Factor(tokens, "tokens"), Factor(width, "width"), Factor(width, "width")
    )
    return project, _product(common, Factor(2, "products"), Factor(pairs, "pairs"), Factor(width, "width"))


def _kernel(kernel: Sequence[int]) -> list[Factor]:
    return [Factor(size, "kernel") for size in kernel]


def _product(*factors: Factor) -> Product:
    """Without the ones that only say that there is one of something."""
    kept = tuple(f for f in factors if f.value != 1 or f.label not in {"examples", "positions", "steps", "directions"})
    return kept or factors[-1:]
