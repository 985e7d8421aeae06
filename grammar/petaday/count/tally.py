"""What a model's forward pass comes to, operator by operator, and what could not be counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

CONVENTION = (
    "Multiply-adds (MAC) of one forward pass; an operation (FLOP) is an add or a multiply, two for each MAC. Training "
    "is taken as three forward passes. Convolutions count every weight at every output position, padding included; "
    "causal attention counts the pairs that are used. Biases are not counted."
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One operator that was counted.

    Attributes:
        operator: what the framework calls it (`Conv`, `aten.addmm`).
        name: which one of the model, where the framework says.
        macs: multiply-adds of the forward pass.
    """

    operator: str
    name: str
    macs: int


@dataclass(slots=True)
class Tally:
    """A whole model.

    Attributes:
        counted: every operator with its multiply-adds, in the order of the forward pass.
        left_out: operators that are not counted by convention (norms, activations, pooling), and how many.
        uncounted: operators that may multiply and that petaday has no formula for, and why; never silently zero.
    """

    counted: list[Counted] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    uncounted: Counter[str] = field(default_factory=Counter)

    @property
    def macs(self) -> int:
        """Multiply-adds of one forward pass."""
        return sum(one.macs for one in self.counted)

    @property
    def flop(self) -> int:
        """Operations of one forward pass.

        >>> Tally([Counted("Conv", "", 100)]).flop
        200
        """
        return 2 * self.macs

    @property
    def training_flop(self) -> int:
        """Operations forward and backward."""
        return 3 * self.flop

    @property
    def complete(self) -> bool:
        """True when no operator is missing."""
        return not self.uncounted

    def by_operator(self) -> list[tuple[str, int, int]]:
        """Each kind of operator, how many there are and their multiply-adds, the largest first.

        >>> Tally([Counted("Conv", "a", 100), Counted("MatMul", "b", 300), Counted("Conv", "c", 50)]).by_operator()
        [('MatMul', 1, 300), ('Conv', 2, 150)]
        """
        kinds: dict[str, tuple[int, int]] = {}
        for one in self.counted:
            number, macs = kinds.get(one.operator, (0, 0))
            kinds[one.operator] = number + 1, macs + one.macs
        return sorted(((kind, *found) for kind, found in kinds.items()), key=lambda row: -row[2])

    def data(self) -> dict[str, Any]:
        """The same, as plain data.

        >>> Tally([Counted("Conv", "a", 100)]).data()["training_flop"]
        600
        """
        return {
            "macs": self.macs,
            "flop": self.flop,
            "training_flop": self.training_flop,
            "complete": self.complete,
            "convention": CONVENTION,
            "counted": [{"operator": c.operator, "name": c.name, "macs": c.macs} for c in self.counted],
            "left_out": dict(self.left_out),
            "uncounted": dict(self.uncounted),
        }

    def __str__(self) -> str:
        """As a table for people."""
        from petaday.render.columns import aligned  # noqa: PLC0415 - only shown where it is printed

        rows = [("operator", "number", "multiply-adds")]
        rows += [(kind, f"{number:,}", f"{macs:,}") for kind, number, macs in self.by_operator()]
        total = "forward, without what is named below" if self.uncounted else "forward"
        lines = [*aligned(rows), "", f"{self.macs:,} MAC = {self.flop:,} FLOP {total}"]
        lines.append(f"{self.training_flop:,} FLOP forward and backward (×3)")
        if self.left_out:
            lines += ["", f"left out by convention: {_named(self.left_out)}"]
        if self.uncounted:
            lines += ["", f"NOT COUNTED: {_named(self.uncounted)}"]
        return "\n".join([*lines, "", CONVENTION])


def _named(operators: Counter[str]) -> str:
    return ", ".join(f"{name} ×{number}" for name, number in operators.most_common())
