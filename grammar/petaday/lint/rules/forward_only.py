"""PD429: two operations a parameter and token for a training run."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Role

_TRAINS = r"\b(pre-?)?train(ed|ing|s)?\b"
_OTHERWISE = r"inference|infer|generat|forward|evaluat|rollout|reward|reference|decod|prefill|serv(e|ing)|prompt|frozen"
_PARAMETERS, _TOKENS = (1e6, 1e14), (1e8, 1e15)


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds 2 × parameters × tokens where the text speaks of training and of no forward pass."""
    twos = any(factor.value == 2.0 for product in under.products for factor in product.factors)
    if not twos or not under.says(_TRAINS) or under.says(_OTHERWISE):
        return
    for product in under.products:
        rest = [factor for factor in product.factors if factor.value != 2.0]
        two = [factor for factor in product.factors if factor.value == 2.0 and not factor.inverse]
        if len(two) != 1 or len(rest) != 2 or any(factor.inverse for factor in rest):
            continue
        size, data = sorted(rest, key=lambda factor: factor.value)
        tokens = data.role is Role.EXAMPLES and "token" in data.said
        model = _PARAMETERS[0] <= size.value <= _PARAMETERS[1] and _TOKENS[0] <= data.value <= _TOKENS[1]
        if tokens and model and size.role in {Role.PARAMETERS, Role.OTHER}:
            yield Diagnostic(
                "PD429",
                "warning",
                "Two operations a parameter and token are a forward pass: training takes about six.",
                two[0].span,
                "Write 6 for training, or say that only forward passes are meant.",
            )
