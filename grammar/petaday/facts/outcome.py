"""What a calculation of the text works out: compute, parameters, data, a time."""

from __future__ import annotations

from collections.abc import Iterable

from petaday.facts.chains import Chain, Factor
from petaday.facts.cues import LABELS, NOUNS, singular
from petaday.facts.factors import WEAK, Known
from petaday.facts.ledger import Ledger

_NAMED = frozenset(["parameters", "active_parameters", "dataset", "batch", "epochs", "steps", "devices", "seen"])
_FED = frozenset(["dataset", "steps", "batch", "batch_sequences", "sequence_length", "epochs", "seen"])
_NOT_DATA = frozenset(["time", "devices", "operations_per_example", "parameters", "peak", "compute"])
_A_BATCH = frozenset(["batch", "batch_sequences", "sequence_length"])
_LOOKED_FOR = ("dataset", "parameters", "batch", "batch_sequences", "sequence_length")
_DATA = 1000  # of fewer examples nobody goes through many epochs
_NO_KIND = frozenset(["", "product", "conversion", "two", "three", "six"])


class Outcomes:
    """The results of the calculations so far, by value: a later calculation goes on with them."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        self._made: dict[str, str] = {}
        self._operations = {f"{f.value:.6g}" for chain in chains if chain.tripled for f in chain.factors}

    def kind(self, chain: Chain, factors: tuple[Factor, ...], ledger: Ledger, known: Known) -> str:
        """The kind of a calculation's result, which is kept for the next; empty for none."""
        found = self._kind(chain, factors, ledger, known)
        if found == "parameters" and any(f"{result.value:.6g}" in self._operations for result in chain.results):
            found = "operations_per_example"  # the sum over layers is of operations, as what follows multiplies it
        for value in (chain.value, *(result.value for result in chain.results)):
            self._made[f"{value:.3g}"] = found or ("product" if chain.op in "*+" else "")
        return found

    def _kind(self, chain: Chain, factors: tuple[Factor, ...], ledger: Ledger, known: Known) -> str:
        if chain.shape in ("by_parameters", "by_devices"):
            return "compute"
        for result in chain.results:
            at = ledger.at(result.span.start)
            if at and at.kind == "dataset" and {"noun_text", "noun_examples"} & set(at.signs):
                return _seen("dataset", {f.kind for f in factors if not f.inverse})
        if chain.unit == "FLOP":
            unit = len(chain.leaves) == 1 and chain.leaves[0].value == chain.leaves[0].scale  # `1 pfs-day = 8.64e19`
            return "compute" if (chain.value >= 1e9 or chain.shape == "mean") and not unit else ""
        if chain.unit == "s":
            return "time"
        if chain.unit != "1":
            return ""
        kinds = {f.kind for f in factors if not f.inverse} | _epochs(chain, factors, known)
        for result in reversed(chain.results):
            at = ledger.at(result.span.start)
            if at and at.kind in _NAMED and not WEAK & set(at.signs) and "label" not in at.signs:
                return _seen(at.kind, kinds)
        if chain.value >= 1e15 or (chain.shape == "mean" and chain.value >= 1e9):
            return "compute"
        named = _named(chain.name)
        if named in _NAMED or named == "compute":
            return _seen(named, kinds)
        return self._by_operands(chain, factors, kinds, known)

    def _by_operands(self, chain: Chain, factors: tuple[Factor, ...], kinds: set[str], known: Known) -> str:
        operands = {self._made.get(f"{f.value:.3g}", "") for f in factors} | kinds
        for factor in factors:
            if factor.kind == "" and factor.value >= 100:
                found = known.like(factor.value, _LOOKED_FOR, chain)
                operands |= {found.kind} if found else set()
        operands -= _NO_KIND
        if operands and operands <= _A_BATCH and len(factors) == 2 and chain.op == "*":
            return "batch"
        divided = any(f.inverse and f.value >= _DATA and f.kind in ("dataset", "") for f in factors)
        if divided and operands & _FED:
            return "epochs" if 1 <= chain.value < _DATA else ""
        if chain.shape == "sum" and operands == {"time"} and not all(f.kind == "time" for f in factors):
            return ""  # `60 * 100 - 10`: a 60 alone makes no time of it
        if chain.shape == "sum" and len(operands) == 1:
            return operands.pop()
        if chain.layers and not operands:
            return "parameters"
        if chain.shape == "sum":
            products = sum(self._made.get(f"{f.value:.3g}") == "product" or f.op == "*" for f in factors)
            return "parameters" if not operands and products >= 2 else ""
        if operands & _FED and not _NOT_DATA & operands:
            return _seen("dataset", operands)
        return ""


def _epochs(chain: Chain, factors: tuple[Factor, ...], known: Known) -> set[str]:
    """A bare factor that the prose calls the epochs: `2000 * 260 = 520000`."""
    bare = (f for f in factors if f.kind == "" and not f.inverse and 1 < f.value <= _DATA)
    return {"epochs" for factor in bare if len(factors) == 2 and known.like(factor.value, ("epochs",), chain)}


def _seen(kind: str, operands: set[str]) -> str:
    """Data times epochs, or steps times a batch, are gone through, and need not be unlike."""
    return "seen" if kind == "dataset" and {"epochs", "steps", "seen"} & operands else kind


def _named(name: str) -> str:
    """The kind that the name of a calculation says: the label in it that stands last."""
    if any(word in name.casefold() for word in ("datapoint", "data point", "token")):
        return "dataset"
    if (
        any(NOUNS.get(singular(word)) in ("text", "examples") for word in name.casefold().replace(":", " ").split())
        and "per" not in name
    ):
        return "dataset"
    words = [singular(word) for word in name.replace("(", " ").replace(")", " ").split()[-12:] if word[:1].isalpha()]
    for size in (3, 2, 1):
        for end in range(len(words), size - 1, -1):
            if kind := LABELS.get(tuple(words[end - size : end])):
                return kind
    return ""
