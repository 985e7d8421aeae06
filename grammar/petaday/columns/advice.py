"""What to write where the result of a formula is another kind of thing than was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from petaday.columns.fault import FormulaError, wrong
from petaday.core.quantity import Dimension


def wrong_unit(expression: str, dimension: object, to: str, wanted: Dimension) -> FormulaError:
    """The result has a unit, and not that one."""
    said = f"This comes to {dimension}, and {to} is a unit of {wanted}."
    help_ = "Give a column its unit, or write the factor that is missing."
    return wrong("PD204", said, expression, None, help_)


def plain_result(expression: str, to: str, units: Mapping[str, str]) -> FormulaError:
    """The result is a plain number, and a unit was asked for: perhaps a factor counts operations."""
    from petaday.columns.compiling import compile as again  # noqa: PLC0415 - what is advised is tried

    said = f"This comes to a plain number, and {to} is a unit: no factor has one."
    offered = f"1 FLOP * {expression.strip()}"
    try:
        again(offered, units=units, to=to)
    except FormulaError:
        return wrong("PD204", said, expression, None, "Give a column its unit, as in units={'peak': 'TFLOP/s'}.")
    return wrong("PD204", said, expression, None, f"Where it counts operations, write so: `{offered}`.")
