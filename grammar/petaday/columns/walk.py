"""One walk of a formula's tree for every engine: its values only need the operators of Python.

The order of operations is the evaluator's, so that a row comes to the figure that `audit` gives it. What `audit`
refuses is missing: a division by zero, the logarithm or the root of what has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from petaday.core.calculation import Node


class Engine(Protocol):
    """What an engine adds to the operators of its columns."""

    def literal(self, value: float) -> Any:
        """A constant, as a double."""

    def when(self, condition: Any, value: Any) -> Any:
        """The value where the condition holds, and nothing elsewhere."""

    def nonzero(self, value: Any) -> Any:
        """The value where it is not zero, and nothing elsewhere."""

    def over(self, value: Any, constant: float) -> Any:
        """A quotient by a constant."""
        return value / self.literal(constant)

    def power(self, base: Any, exponent: Any) -> Any:
        """A power."""

    def function(self, name: str, value: Any) -> Any:
        """`exp`, `ln`, `log2`, `log10` or `floor`."""

    def least(self, values: Sequence[Any]) -> Any:
        """The smallest in each row; nothing where one is missing."""

    def most(self, values: Sequence[Any]) -> Any:
        """The largest in each row; nothing where one is missing."""


def worked(node: Node, columns: Mapping[str, Any], engine: Engine) -> Any:
    """The tree over columns: what the engine makes of it, as an expression or as values."""
    found = _worked(node, columns, engine)
    return engine.literal(found) if isinstance(found, float) else found


def holds_names(node: Node, columns: Mapping[str, Any]) -> bool:
    """Whether a column stands somewhere in a tree."""
    return node.text in columns if node.op == "name" else any(holds_names(arg, columns) for arg in node.args)


def _worked(node: Node, columns: Mapping[str, Any], engine: Engine) -> Any:
    """A part over columns; what holds none is the plain float that the evaluator found."""
    if node.op == "name" and node.text in columns:
        return columns[node.text]
    if not holds_names(node, columns):
        return node.value
    parts = [_worked(arg, columns, engine) for arg in node.args]
    found = _WORK[node.op](node, parts, engine)
    return found if node.scale == 1.0 else found * engine.literal(node.scale)


def _product(node: Node, parts: list[Any], engine: Engine) -> Any:
    done: Any = 1.0
    for at, (arg, part) in enumerate(zip(node.args, parts, strict=True)):
        if arg.inverse:
            done = _over(done, part, engine)
        else:
            done = part if at == 0 else _joined(done, part, engine, lambda one, other: one * other)
    return done


def _over(above: Any, below: Any, engine: Engine) -> Any:
    if isinstance(below, float):
        return above / below if isinstance(above, float) else engine.over(above, below)
    return _joined(above, engine.nonzero(below), engine, lambda one, other: one / other)


def _joined(one: Any, other: Any, engine: Engine, work: Callable[[Any, Any], Any]) -> Any:
    """Two parts joined by an operator; a constant is the engine's, unless both are."""
    if isinstance(one, float) and isinstance(other, float):
        return work(one, other)
    return work(
        engine.literal(one) if isinstance(one, float) else one,
        engine.literal(other) if isinstance(other, float) else other,
    )


def _sum(node: Node, parts: list[Any], engine: Engine) -> Any:
    done: Any = 0.0
    for at, (arg, part) in enumerate(zip(node.args, parts, strict=True)):
        if arg.inverse:
            done = _joined(done, part, engine, lambda one, other: one - other)
        else:
            done = part if at == 0 else _joined(done, part, engine, lambda one, other: one + other)
    return done


def _power(_: Node, parts: list[Any], engine: Engine) -> Any:
    return _raised(parts[0], parts[1], engine)


def _raised(base: Any, exponent: Any, engine: Engine) -> Any:
    """A power where it is a real number."""
    literal = engine.literal
    if isinstance(base, float):
        if base == 0:
            exponent = engine.when(exponent >= literal(0.0), exponent)
        elif base < 0:
            exponent = engine.when(engine.function("floor", exponent) == exponent, exponent)
        return engine.power(literal(base), exponent)
    if isinstance(exponent, float):
        whole = exponent.is_integer()
        if exponent < 0 and whole:
            base = engine.nonzero(base)
        elif not whole:
            base = engine.when(base > literal(0.0) if exponent < 0 else base >= literal(0.0), base)
        return engine.power(base, literal(exponent))
    zero = literal(0.0)
    real = (
        (base > zero)
        | ((base == zero) & (exponent >= zero))
        | ((base < zero) & (engine.function("floor", exponent) == exponent))
    )
    return engine.power(engine.when(real, base), exponent)


def _call(node: Node, parts: list[Any], engine: Engine) -> Any:
    name = {"log": "ln"}.get(node.text, node.text)
    if name in _ROOTS:
        return _raised(parts[0], 1 / _ROOTS[name], engine)
    if name in {"ln", "log2", "log10"}:
        return _logarithm(name, parts[0], engine)
    if name == "exp":
        return engine.function(name, parts[0])
    if name in {"min", "max"}:
        values = [engine.literal(part) if isinstance(part, float) else part for part in parts]
        return values[0] if len(values) == 1 else (engine.least if name == "min" else engine.most)(values)
    if name == "gmean":
        parts = [_logarithm("ln", engine.literal(p) if isinstance(p, float) else p, engine) for p in parts]
    total = parts[0]
    for part in parts[1:]:
        total = _joined(total, part, engine, lambda one, other: one + other)
    if name == "sum":
        return total
    mean = _over(total, float(len(parts)), engine)
    return engine.function("exp", mean) if name == "gmean" else mean


def _logarithm(name: str, value: Any, engine: Engine) -> Any:
    return engine.function(name, engine.when(value > engine.literal(0.0), value))


_ROOTS = {"sqrt": 2, "cbrt": 3}
_WORK: dict[str, Callable[[Node, list[Any], Engine], Any]] = {
    "+": _sum,
    "*": _product,
    "^": _power,
    "call": _call,
}
