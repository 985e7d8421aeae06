"""How many operations a parameter and token take, where a sentence says that it is not the six of a training step."""

from __future__ import annotations

from collections.abc import Iterable

from petaday.facts.records import Fact
from petaday.facts.surroundings import Surroundings

_FROZEN, _FORWARD = 4.0, 2.0
_ADAPTERS = frozenset(["lora", "qlora"])
_FREEZE = frozenset(["frozen", "froze", "freeze", "freezing"])
_WEIGHTS = frozenset(["weight", "base", "backbone", "model", "parameter"])
_A_PART = frozenset(["encoder", "tower", "embedding", "partly", "partially", "layer", "unfrozen"])
_ALONE = frozenset(["only", "alone"])
_TELLING = frozenset(["dataset", "seen", "steps", "time", "devices", "device_time", "parameters"])


def operations_each(around: Surroundings, settled: Iterable[Fact]) -> Fact | None:
    """The operations, where the sentence of a settled fact says so; None where every pass is taken.

    >>> from petaday import run_sheet
    >>> run_sheet("We tuned the 7B model with LoRA on 2B tokens.").value("operations_per_parameter")
    4.0
    """
    for fact in settled:
        if fact.kind in _TELLING:
            value, because = _said(frozenset(around.sentences.get(around.token_at(fact.span.start).sentence, ())))
            if value:
                shape = {"value": value, "low": value, "high": value, "unit": "FLOP", "source": "derived"}
                told = {"kind": "operations_per_parameter", "approximate": False, "because": because}
                return fact.model_copy(update={**shape, **told})
    return None


def _said(words: frozenset[str]) -> tuple[float, str]:
    frozen = words & _FREEZE and words & _WEIGHTS
    if (words & _ADAPTERS or frozen) and not words & _A_PART:
        return _FROZEN, "its sentence says that the weights are frozen: no gradients of them are worked out"
    if "forward" in words and words & _ALONE and "backward" not in words:
        return _FORWARD, "its sentence tells of forward passes alone"
    return 0.0, ""
