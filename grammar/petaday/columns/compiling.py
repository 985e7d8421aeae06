"""Reads an expression over columns, settles its units once, and makes a formula of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from petaday.calculate import Book, Names, audit
from petaday.columns.advice import plain_result, wrong_unit
from petaday.columns.fault import FormulaError, wrong
from petaday.columns.formula import Formula, Input
from petaday.columns.measures import PLAIN, Measure, is_measured, likely, measures
from petaday.columns.naming import Named, names
from petaday.core.calculation import Calculation, Node
from petaday.core.diagnostic import Span
from petaday.core.quantity import ONE, Quantity
from petaday.core.unvalued import Unvalued
from petaday.units import meanings

MOST_READINGS = 64
"""How many ways to read the units together are tried."""
MOST_NESTED = 6


def compile(expression: str, *, units: Mapping[str, str] | None = None, to: str = "") -> Formula:  # noqa: A001
    """A calculation over columns, with its units checked; no row is needed for that.

    Args:
        expression: arithmetic as `audit` reads it; every name in it is a column.
        units: the unit of a column's figures; a column without one holds plain numbers.
        to: the unit of the result; without one it is in base units (FLOP, FLOP/s, s, …).

    Raises:
        FormulaError: a wrong unit, a name that is a unit's, or what cannot be read.

    Source:
        the order of operations and the values of units are those of `petaday.audit`.

    >>> f = compile("gpus * peak * days * 40%", units={"peak": "TFLOP/s", "days": "days"}, to="pfs-days")
    >>> [str(one) for one in f.inputs.values()], f.unit
    (['gpus', 'peak (TFLOP/s)', 'days (days)'], 'pfs-days')
    >>> round(f.report({"gpus": 8, "peak": 312, "days": 3}).pfs_days, 3)
    2.995
    >>> compile("gpus * days", units={"days": "days"}, to="pfs-days")
    Traceback (most recent call last):
    ...
    petaday.columns.fault.FormulaError: error[PD204]: This comes to s, and pfs-days is a unit of FLOP.
      --> line 1, column 1
    1 | gpus * days
      | ^^^^^^^^^^^
      = help: Give a column its unit, or write the factor that is missing.
    """
    given = {name: " ".join(unit.split()) for name, unit in (units or {}).items()}
    read = names(expression, given)
    found = _inputs(expression, read.names, given)
    readings = [_measures(expression, name, given.get(name.text, "")) for name in found]
    wanted = _measures_of_result(expression, to) if to else []
    first: FormulaError | None = None
    for chosen in islice(product(*readings), MOST_READINGS):
        try:
            made = _formula(expression, list(zip(found, chosen, strict=True)), given, to, wanted)
            return replace(made, nouns=read.nouns)
        except FormulaError as fault:
            first = first or fault
    assert first is not None
    raise first


def _inputs(expression: str, found: list[Named], given: Mapping[str, str]) -> list[Named]:
    """The columns of an expression.

    Raises:
        FormulaError: there are none, a unit is given for a name that is not there, or a name is a unit's.
    """
    defined = [name for name in found if is_defined(expression, name.span)]
    found = [name for name in found if name not in defined]
    for name in given:
        if name not in {one.text for one in found}:
            help_ = f"Its names are {', '.join(one.text for one in found)}." if found else "Write the name of a column."
            raise wrong("PD208", f"The expression has no “{name}”, for which a unit is given.", expression, help_=help_)
    if not found:
        help_ = "Write operators between names, as in `6 * N * D`; `petaday.audit` works figures alone."
        raise wrong("PD208", "No name of a column stands in this.", expression, help_=help_)
    for one in found:
        if one.text not in given and meanings(one.text):
            said = f"“{one.text}” is the name of a unit, and no unit is given for a column of that name."
            help_ = f"Say which unit its figures have: units={{{one.text!r}: {one.text!r}}}, or 1 for plain numbers."
            raise wrong("PD208", said, expression, one.span, help_)
    return found


def is_defined(expression: str, span: Span) -> bool:
    """Whether a name is what the expression defines: `pfs_days = …`."""
    return not expression[: span.start].strip() and expression[span.end :].lstrip().startswith("=")


def _measures(expression: str, name: Named, unit: str) -> list[Measure]:
    found = measures(unit)
    if not found:
        near = likely(unit)
        help_ = f"Did you mean `{near}`?" if near else "Write a unit alone, as in `TFLOP/s`, `days`, `GB`."
        raise wrong(
            "PD201", f"“{unit}”, given for “{name.text}”, is no unit petaday knows.", expression, name.span, help_
        )
    return found


def _measures_of_result(expression: str, unit: str) -> list[Measure]:
    found = measures(unit) if unit == "1" or is_measured(unit) else []
    if not found:
        near = likely(unit)
        help_ = f"Did you mean `{near}`?" if near else "Write a unit alone, as in `pfs-days`, `FLOP`, `hours`."
        raise wrong("PD201", f"“{unit}”, asked for the result, is no unit petaday knows.", expression, help_=help_)
    return found


def _formula(
    expression: str, columns: list[tuple[Named, Measure]], given: Mapping[str, str], to: str, wanted: list[Measure]
) -> Formula:
    """The formula under one reading of every unit."""
    known = {name.text: Quantity(Unvalued(), measure.dimension) for name, measure in columns}
    done = audit(expression, Book(Names(known, {})))
    tree = _tree(expression, done, known)
    dimension = _dimension(done)
    if to and all(measure.dimension != dimension for measure in wanted):
        raise (
            plain_result(expression, to, given)
            if dimension == ONE
            else wrong_unit(expression, dimension, to, wanted[0].dimension)
        )
    inputs = {
        name.text: Input(name.text, given.get(name.text, ""), measure.factor, measure.dimension, name.span)
        for name, measure in columns
    }
    result = next((measure for measure in wanted if measure.dimension == dimension), PLAIN)
    in_base = _in_base(tree, inputs)
    if result.factor != 1.0:
        under = Node("number", to, result.factor, result.factor, to, tree.span, inverse=True)
        in_base = Node("*", "", in_base.value, 1.0, "", tree.span, (in_base, under))
    return Formula(expression, inputs, to or str(dimension), done.name or to or str(dimension), in_base)


def _dimension(done: Calculation) -> object:
    from petaday.core.quantity import dimension  # noqa: PLC0415

    return dimension(done.unit or "1")


def _tree(expression: str, done: Calculation, known: Mapping[str, Quantity]) -> Node:
    """The resolved tree, which holds every name.

    Raises:
        FormulaError: what `audit` says is wrong; a stated result; a name that got lost.
    """
    errors = [d for d in done.diagnostics if d.severity == "error" and d.code < "PD3"]  # what is known without values
    if done.claims:
        said, help_ = (
            "This states a result, and a formula only works one.",
            "Leave out the equals sign and what follows.",
        )
        raise wrong("PD207", said, expression, done.claims[0].span, help_)
    if errors or done.tree is None:
        if errors and errors[0].code != "PD102":
            raise FormulaError(errors[0], expression)
        raise wrong(
            "PD102", "No arithmetic over columns can be read here.", expression, None, "Write `gpus * peak * days`."
        )
    if _nested(done.tree) > MOST_NESTED:
        said = f"Powers, roots and functions stand in one another here, more than {MOST_NESTED} deep."
        raise wrong("PD207", said, expression, done.span, "Work a part of it first, as a column of its own.")
    if lost := set(known) - set(_names(done.tree)):
        raise wrong("PD208", f"“{min(lost)}” is read as words here, and not as a column.", expression, done.span)
    return done.tree


def _names(node: Node) -> Iterator[str]:
    if node.op == "name":
        yield node.text
    for arg in node.args:
        yield from _names(arg)


def _nested(node: Node) -> int:
    """How many powers and functions stand in one another: an engine looks at what is in them twice."""
    return max(map(_nested, node.args), default=0) + (node.op in {"^", "call"})


def _in_base(node: Node, inputs: Mapping[str, Input]) -> Node:
    """The tree with the factor of each column's unit beside it."""
    if node.op == "name" and node.text in inputs:
        one = inputs[node.text]
        if one.factor == 1.0:
            return node
        factor = Node("number", one.unit, one.factor, one.factor, one.unit, node.span)
        return Node("*", "", node.value, 1.0, "", node.span, (replace(node, inverse=False), factor), node.inverse)
    return replace(node, args=tuple(_in_base(arg, inputs) for arg in node.args)) if node.args else node
