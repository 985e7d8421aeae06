"""Many calculations drawn together: what two of them assume alike is drawn once, and moves both.

A casebook's runs are not wrong independently of each other: where the same utilization is assumed for twenty of them,
it is too high for all twenty or for none. Every calculation is worked as a formula over the draws of its factors, in
pieces of 65,536; each factor has a stream of random numbers of its own, so that a run which is added moves no other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from petaday.columns.engines.in_numpy import CHUNK, NumPy, Piece, Pool
from petaday.columns.folded import folded
from petaday.columns.walk import worked
from petaday.core.calculation import Interval, Node
from petaday.core.diagnostic import Span
from petaday.working.interval import uncertain
from petaday.working.lognormal import Z90, logarithmic, sigma

SEED = 20180516
DRAWS = 1_000_000
_FIRST = 16_384
_ROOM = 0.006
Draws = NDArray[np.float64]


class Factor(NamedTuple):
    """Something that is not sure: lognormal about a centre, or normal.

    Attributes:
        key: calculations that name the same key have the same draws of it.
        centre: its median.
        sigma: standard deviation, of the logarithm for a lognormal factor.
        is_log: whether it is lognormal.
    """

    key: str
    centre: float
    sigma: float
    is_log: bool = True


def within(factor: float) -> float:
    """The sigma of a lognormal of which nine in ten lie within a factor of its median, either way.

    >>> round(within(2), 4)
    0.4214
    """
    return math.log(factor) / Z90


def ranges(key: str, tree: Node) -> dict[Span, Factor]:
    """The numbers of a tree whose author is not sure of them, as factors of its own, by their places."""
    return {node.span: _range(f"{key} {node.span.start}", node) for node in uncertain(tree)}


def _range(key: str, node: Node) -> Factor:
    if logarithmic(node):
        return Factor(key, node.value, sigma(node))
    return Factor(key, node.value, ((node.high or 0.0) - (node.low or 0.0)) / (2 * Z90), is_log=False)


@dataclass(frozen=True, slots=True)
class Together:
    """A calculation with what is not sure in it.

    Attributes:
        key: its own name.
        tree: over its factors, by their keys.
        factors: what is drawn for it.
    """

    key: str
    tree: Node
    factors: tuple[Factor, ...]

    @classmethod
    def of(cls, key: str, tree: Node, unsure: Mapping[Span, Factor], beside: Sequence[Factor] = ()) -> Together:
        """A calculation whose numbers at these places are drawn, multiplied by the factors `beside` it."""
        with_names = _named(tree, unsure)
        more = tuple(Node("name", one.key, one.centre, 1.0, "", tree.span) for one in beside)
        product = Node("*", "", tree.value, 1.0, "", tree.span, (with_names, *more))
        factors = tuple(dict.fromkeys((*unsure.values(), *beside)))
        return cls(key, folded(product, {one.key for one in factors}), factors)


def _named(node: Node, unsure: Mapping[Span, Factor]) -> Node:
    if node.op == "number" and node.span in unsure:
        return replace(node, op="name", text=unsure[node.span].key)
    return replace(node, args=tuple(_named(arg, unsure) for arg in node.args)) if node.args else node


def drawn(runs: Collection[Together], draws: int = DRAWS, seed: int = SEED) -> Iterator[tuple[str, Draws]]:
    """Each calculation's values, one a draw, in order; the same draw of a shared factor stands at the same place.

    The array is used again for the next calculation: copy what is to be kept.
    """
    used = Counter(factor.key for run in runs for factor in run.factors)
    shared: dict[str, Draws] = {}
    out, spare = np.empty(draws), [np.empty(min(CHUNK, draws)) for _ in range(max_own(runs, used))]
    for run in runs:
        for factor in run.factors:
            if used[factor.key] > 1 and factor.key not in shared:
                shared[factor.key] = np.empty(draws)
                _fill(shared[factor.key], factor, stream(factor.key, seed))
        own = [factor for factor in run.factors if factor.key not in shared]
        streams = [stream(factor.key, seed) for factor in own]
        pool = Pool((min(CHUNK, draws),))
        for start in range(0, draws, CHUNK):
            part = slice(start, min(start + CHUNK, draws))
            size = part.stop - start
            if pool.shape != (size,):
                pool = Pool((size,))
            columns = {key: Piece(values[part], pool) for key, values in shared.items()}
            for factor, random, buffer in zip(own, streams, spare, strict=False):
                _fill(buffer[:size], factor, random)
                columns[factor.key] = Piece(buffer[:size], pool)
            with np.errstate(all="ignore"):
                piece: Piece = worked(run.tree, columns, NumPy(pool))
            out[part] = piece.values
            pool.give(piece)
        yield run.key, out


def max_own(runs: Collection[Together], used: Mapping[str, int]) -> int:
    """How many factors a calculation has at most that no other has."""
    return max((sum(used[factor.key] == 1 for factor in run.factors) for run in runs), default=0)


def stream(key: str, seed: int = SEED) -> np.random.Generator:
    """The random numbers of one factor, whatever else is drawn."""
    return np.random.default_rng([seed, crc32(key.encode())])


def _fill(into: Draws, factor: Factor, random: np.random.Generator) -> None:
    for start in range(0, len(into), CHUNK):
        part = into[start : start + CHUNK]
        random.standard_normal(out=part)
        part *= factor.sigma
        if factor.is_log:
            np.exp(part, out=part)
            part *= factor.centre
        else:
            part += factor.centre


def interval(values: Draws, low: float = 0.05, high: float = 0.95) -> Interval:
    """Two quantiles of many draws, as `numpy.quantile` gives them.

    >>> x = np.random.default_rng(1).standard_normal(200_000)
    >>> interval(x) == tuple(np.quantile(x, (0.05, 0.95)))
    True
    """
    first = values[:_FIRST]
    return _quantile(values, first, low), _quantile(values, first, high)


def _quantile(values: Draws, first: Draws, share: float) -> float:
    """Only what lies near the quantile of the first draws is sorted."""
    place = share * (len(values) - 1)
    at = int(place)
    low, high = np.quantile(first, (max(0.0, share - _ROOM), min(1.0, share + _ROOM)))
    below = int(np.count_nonzero(values < low))
    near = values[(values >= low) & (values <= high)]
    if not below <= at < below + len(near) - 1:
        return float(np.quantile(values, share))
    one, other = np.partition(near, (at - below, at - below + 1))[[at - below, at - below + 1]]
    rest = place - at
    return float(one + (other - one) * rest if rest < 0.5 else other - (other - one) * (1 - rest))
