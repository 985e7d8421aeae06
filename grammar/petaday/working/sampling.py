"""Estimates intervals from 100,000 draws of every uncertain number, with a fixed seed. Needs NumPy (an extra)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from petaday.core.calculation import Node
from petaday.working.lognormal import Z90, Width, logarithmic, sigma

DRAWS = 100_000
SEED = 20180516  # the day "AI and Compute" was published


def sampled_width(tree: Node, doubtful: list[Node]) -> Width | None:
    """The interval of a tree, from draws of its uncertain numbers; None when no draw of it is finite."""
    random = np.random.default_rng(SEED)
    draws = {id(node): draw(node, random) for node in doubtful}
    with np.errstate(all="ignore"):
        result = np.broadcast_to(value(tree, draws), DRAWS)
    good = result[np.isfinite(result)]
    if not len(good):
        return None
    low, high = (float(x) for x in np.quantile(good, (0.05, 0.95)))
    return Width((low, high), _shares(result, draws, doubtful))


def draw(node: Node, random: np.random.Generator) -> NDArray[np.float64]:
    """Draws of one uncertain number: lognormal for a positive range, normal for a figure with an error."""
    assert node.low is not None
    assert node.high is not None
    standard = random.standard_normal(DRAWS)
    if logarithmic(node):
        return node.value * np.exp(sigma(node) * standard)
    return node.value + (node.high - node.low) / (2 * Z90) * standard


def value(node: Node, draws: Mapping[int, Any]) -> Any:
    """A tree over arrays of draws; what holds no uncertain number stays a plain float."""
    if id(node) in draws:
        return draws[id(node)]
    if not node.args:
        return node.value
    parts = [value(arg, draws) for arg in node.args]
    if all(isinstance(part, float) for part in parts):
        return node.value
    return _WORK[node.op](node, parts)


def _sum(node: Node, parts: list[Any]) -> Any:
    total = 0.0
    for arg, part in zip(node.args, parts, strict=True):
        total = total - part if arg.inverse else total + part
    return total * node.scale


def _product(node: Node, parts: list[Any]) -> Any:
    total = 1.0
    for arg, part in zip(node.args, parts, strict=True):
        total = total / part if arg.inverse else total * part
    return total * node.scale


def _call(node: Node, parts: list[Any]) -> Any:
    functions: dict[str, Callable[..., Any]] = {
        "sqrt": np.sqrt,
        "cbrt": np.cbrt,
        "exp": np.exp,
        "ln": np.log,
        "log": np.log,
        "log2": np.log2,
        "log10": np.log10,
        "min": lambda *v: np.minimum.reduce(np.broadcast_arrays(*v)),
        "max": lambda *v: np.maximum.reduce(np.broadcast_arrays(*v)),
        "sum": lambda *v: sum(v),
        "mean": lambda *v: sum(v) / len(v),
        "gmean": lambda *v: np.exp(sum(np.log(x) for x in v) / len(v)),
    }
    return functions[node.text](*parts) * node.scale


_WORK: dict[str, Callable[[Node, list[Any]], Any]] = {
    "+": _sum,
    "*": _product,
    "^": lambda node, parts: parts[0] ** parts[1] * node.scale,
    "call": _call,
}


def _shares(result: Any, draws: Mapping[int, Any], doubtful: list[Node]) -> tuple[tuple[Node, float], ...]:
    """Squared rank correlation of each number with the result, scaled to sum to one."""
    ranks = np.argsort(np.argsort(result))
    squared = [np.corrcoef(np.argsort(np.argsort(draws[id(n)])), ranks)[0, 1] ** 2 for n in doubtful]
    total = math.fsum(squared) or 1.0
    return tuple((node, float(s / total)) for node, s in zip(doubtful, squared, strict=True))
