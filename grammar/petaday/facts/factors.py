"""Settles what the bare factors of a calculation are: by the same figure in the prose, then by what is left over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from petaday.facts.chains import Chain, Factor
from petaday.facts.mention import Mention

_SAME = 0.004
_YEARS = 1e8  # no run is this long on the wall: it is the devices' time
WEAK = frozenset(["bare_size", "no_unit", "far_label", "name_suffix"])
_TRUSTED = (
    "parameters",
    "active_parameters",
    "dataset",
    "devices",
    "time",
    "device_time",
    "epochs",
    "steps",
    "batch",
    "batch_sequences",
    "sequence_length",
    "utilization",
    "peak",
    "operations_per_example",
    "compute",
)


class Known:
    """The figures of the prose, to be asked by value or by place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = [m for m in mentions if m.kind in _TRUSTED]
        self.by_value = sorted(self.mentions, key=lambda m: m.value)
        self._values = [m.value for m in self.by_value]
        self.by_place = sorted(self.mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self.by_place]

    def like(self, value: float, kinds: Sequence[str], outside: Chain, *, weak: bool = False) -> Mention | None:
        """A figure of that value that the prose gives outside a calculation."""
        low = bisect_left(self._values, value * (1 - _SAME))
        high = bisect_right(self._values, value * (1 + _SAME))
        for found in self.by_value[low : min(high, low + 40)]:
            within = outside.span.start <= found.span.start < outside.span.end
            if found.kind in kinds and not within and (weak or not WEAK & set(found.signs)):
                return found
        return None

    def at(self, start: int, end: int) -> Mention | None:
        """The figure that stands at a place of the text."""
        at = bisect_left(self._starts, start)
        while at < len(self.by_place) and self.by_place[at].span.start < end:
            return self.by_place[at]
        return None


def assigned(chain: Chain, known: Known) -> tuple[Factor, ...]:
    """The factors of a chain, each with the kind it was found to have.

    >>> from petaday.facts.chains import chains
    >>> [f.kind for f in assigned(chains("6 * 7e9 * 2e12 = 8.4e22")[0], Known([]))]
    ['six', 'parameters', 'dataset']
    """
    found = [_said(factor, known) for factor in chain.factors]
    if chain.shape == "by_parameters":
        return tuple(_by_parameters(found, chain, known))
    if chain.shape == "by_devices":
        return tuple(_by_devices(found, chain, known))
    return tuple(found)


def _said(factor: Factor, known: Known) -> Factor:
    """The kind that the words at the factor give it."""
    if factor.op == "number" and (at := known.at(factor.span.start, factor.span.end)) and not WEAK & set(at.signs):
        if at.kind == "device_time" or (factor.kind == "time" and at.kind == "dataset"):
            return factor._replace(kind=at.kind, named=True)
        close = abs(at.value / factor.value - 1) < _SAME if factor.value else False
        if close or factor.kind in ("", "dataset"):
            return factor._replace(kind=at.kind, named=True)
    return factor


def _open(factor: Factor) -> bool:
    return not factor.inverse and factor.kind in ("", "conversion") and factor.value not in (2.0, 3.0, 6.0)


def _by_parameters(factors: list[Factor], chain: Chain, known: Known) -> list[Factor]:
    out = [
        f._replace(kind={6.0: "six", 2.0: "two", 3.0: "three"}[f.value])
        if f.kind in ("",) and f.value in (2.0, 3.0, 6.0) and not f.inverse
        else f
        for f in factors
    ]
    kinds = {f.kind for f in out}
    for at, factor in enumerate(out):
        if _open(factor):
            wanted = [
                k
                for k in (
                    "parameters",
                    "active_parameters",
                    "dataset",
                    "epochs",
                    "steps",
                    "batch",
                    "sequence_length",
                    "operations_per_example",
                )
                if k not in kinds or k == "dataset"
            ]
            if found := known.like(factor.value, wanted, chain):
                kind = found.kind
                if kind in kinds and kind == "dataset":
                    continue
                out[at] = factor._replace(kind=kind)
                kinds.add(kind)
    if "parameters" not in kinds and "active_parameters" not in kinds:
        weak = [at for at, f in enumerate(out) if _open(f) and known.like(f.value, ("parameters",), chain, weak=True)]
        most = max((f.value for f in out if _open(f)), default=0.0)
        weak = [at for at in weak if out[at].value < most or sum(map(_open, out)) == 1]
        if weak:
            least = min(weak, key=lambda at: out[at].value)
            out[least] = out[least]._replace(kind="parameters")
            kinds.add("parameters")
    rest = [at for at, factor in enumerate(out) if _open(factor)]
    sized = "parameters" in kinds or "active_parameters" in kinds or "operations_per_example" in kinds
    fed = "dataset" in kinds or "steps" in kinds
    rest.sort(key=lambda at: out[at].value)
    if not sized and fed and rest:
        out[rest[-1]] = out[rest[-1]]._replace(kind="parameters")
        rest.pop()
    elif sized and not fed and rest:
        out[rest[-1]] = out[rest[-1]]._replace(kind="dataset")
        rest.pop()
    elif not sized and not fed and len(rest) >= 2:
        small, large = rest[-2], rest[-1]
        if out[large].value < 1e9:  # small models: as they are written, N before D
            small, large = sorted((small, large))
        out[small] = out[small]._replace(kind="parameters")
        out[large] = out[large]._replace(kind="dataset")
        rest = rest[:-2]
    for at in rest:
        if 1 < out[at].value <= 2000 and out[at].value == int(out[at].value) and "epochs" not in kinds:
            out[at] = out[at]._replace(kind="epochs")
    return out


def _by_devices(factors: list[Factor], chain: Chain, known: Known) -> list[Factor]:
    out = list(factors)
    above = [at for at, f in enumerate(out) if not f.inverse]
    kinds = {f.kind for f in out}
    for at in above:
        factor = out[at]
        if factor.kind in ("", "dataset") and 0 < factor.value < 1 and "utilization" not in kinds:
            out[at] = factor._replace(kind="utilization")
            kinds.add("utilization")
    if "peak" not in kinds and (
        open_ := [
            at for at in above if out[at].kind in ("", "parameters", "dataset", "compute") and out[at].value >= 1e6
        ]
    ):
        best = max(open_, key=lambda at: out[at].value)
        out[best] = out[best]._replace(kind="peak")
    steps = 1.0
    for at in above:
        if out[at].kind == "conversion":
            steps *= out[at].value
    for at in above:
        if out[at].kind == "time" and (
            out[at].value > _YEARS or any(w in out[at].label.casefold() for w in ("gpu", "core", "chip", "tpu"))
        ):
            out[at] = out[at]._replace(kind="device_time")
            kinds = {f.kind for f in out}
    if "time" in kinds and "device_time" not in kinds:
        _devices_of(out, above, chain, known)
        return out
    for at in above:
        factor = out[at]
        if factor.kind in ("", "conversion") and factor.value < 1e6:
            scale = steps if factor.kind == "" else steps / factor.value
            for unit in (scale, 3600.0 if steps != 3600 else steps):
                found = known.like(factor.value * unit, ("time", "device_time"), chain)
                if found and "time" not in kinds and "device_time" not in kinds:
                    out[at] = factor._replace(kind=found.kind, value=found.value)
                    kinds.add(found.kind)
    _devices_of(out, above, chain, known)
    rest = [at for at in above if out[at].kind == ""]
    if "time" not in kinds and "device_time" not in kinds and len(rest) == 1:
        value = out[rest[0]].value * steps
        out[rest[0]] = out[rest[0]]._replace(kind="device_time" if value > _YEARS else "time", value=value)
    return out


def _devices_of(out: list[Factor], above: list[int], chain: Chain, known: Known) -> None:
    """The factor that is the number of devices: one the prose counts, or the one left over."""
    if any(out[at].kind == "devices" for at in above):
        return
    rest = [at for at in above if out[at].kind == "" and out[at].value == int(out[at].value) and out[at].value >= 1]
    for at in rest:
        if known.like(out[at].value, ("devices",), chain):
            out[at] = out[at]._replace(kind="devices")
            return
    timed = any(out[at].kind in ("time", "device_time") for at in above)
    if timed and len(rest) == 1 and not any(out[at].kind == "device_time" for at in above):
        out[rest[0]] = out[rest[0]]._replace(kind="devices")
