"""PD423: a training run of forward passes alone."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import COUNT
from petaday.lint.context import Accounting
from petaday.roles import Role

_OTHERWISE = r"back-?\s?(ward|prop)|inference|infer|generat|forward only|evaluat|gradient|training flop"
_MEANT = (2.0, 8.0)  # a number between these may be the backward pass under another name: `* 3.5`, `* 4`


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Operations of a pass, examples and epochs, the 2 for an add and a multiply, and nothing for the way back."""
    for product in under.products:
        two = next((f for f in product.of(Role.ADD_MULTIPLY) if f.named), None)
        if two is None:
            continue
        others = (*product.of(Role.OTHER), *product.of(Role.BACKWARD), *product.of(Role.SIX))
        if (
            under.done.unit == str(COUNT)
            and product.by_operations
            and product.has(Role.EPOCHS)
            and two.value == 2
            and not any(_MEANT[0] <= f.value <= _MEANT[1] for f in others)
            and not under.says(_OTHERWISE)
        ):
            yield Diagnostic(
                "PD423",
                "warning",
                "Only forward passes are counted: training goes backward too, at about twice the cost.",
                two.span,
                "Multiply by 3 (`* 3 backward pass`), or say that only forward passes are meant.",
            )
