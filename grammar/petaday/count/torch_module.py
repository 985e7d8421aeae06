"""A torch module, run once: every operator that the dispatcher sees is counted, left out by convention, or named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from petaday.count.names import names
from petaday.count.tally import Counted, Tally


def tally(model: torch.nn.Module, inputs: Sequence[Any], named: Mapping[str, Any]) -> Tally:
    """Run the forward pass and count it.

    Fused kernels would hide what they multiply, so they are off meanwhile; the model's mode stays what it is.
    """
    counter = _Counter()
    fast = torch.backends.mha.get_fastpath_enabled()
    fused = torch.backends.mkldnn.set_flags(_fp32_precision=None)[0]
    try:
        torch.backends.mha.set_fastpath_enabled(False)
        torch.backends.mkldnn.set_flags(False, _fp32_precision=None)
        with torch.no_grad(), counter:
            model(*inputs, **named)
    finally:
        torch.backends.mha.set_fastpath_enabled(fast)
        torch.backends.mkldnn.set_flags(fused, _fp32_precision=None)
    return counter.tally


class _Counter(TorchDispatchMode):
    def __init__(self) -> None:
        super().__init__()
        self.tally = Tally()

    def __torch_dispatch__(
        self, func: Any, types: Sequence[type], args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        given = kwargs or {}
        out = func(*args, **given)
        packet = func.overloadpacket
        name = f"aten.{packet.__name__}" if func.namespace == "aten" else f"{func.namespace}.{packet.__name__}"
        count = _FORMULAS.get(name)
        if count:
            self.tally.counted.append(Counted(name, "", count(out, *args, **given)))
        elif not _moves_only(func, packet.__name__):
            kept = self.tally.left_out if _by_convention(func, packet.__name__) else self.tally.uncounted
            kept[name] += 1
        return out


def _matmul(_: Any, one: torch.Tensor, other: torch.Tensor, **__: Any) -> int:
    return int(prod(one.shape) * (other.shape[-1] if other.dim() > 1 else 1))


def _addmm(_: Any, __: torch.Tensor, one: torch.Tensor, other: torch.Tensor, **___: Any) -> int:
    return _matmul(None, one, other)


def _convolution(out: torch.Tensor, *args: Any, **_: Any) -> int:
    given, weight, transposed = args[0], args[1], args[6]
    placed = given if transposed else out
    return int(placed.shape[0] * prod(placed.shape[2:]) * prod(weight.shape))


def _attention(_: Any, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, *args: Any, **named: Any) -> int:
    """Scores and weighted sums over the pairs of tokens; keys and values may be shared by several heads."""
    length, source = query.shape[-2], key.shape[-2]
    flags = [given for given in args if isinstance(given, bool)]
    causal = named.get("is_causal", flags[0] if flags else False)
    pairs = sum(min(row + 1, source) for row in range(length)) if causal else length * source
    return int(prod(query.shape[:-2]) * pairs * (query.shape[-1] + value.shape[-1]))


_FORMULAS: dict[str, Callable[..., int]] = {
    **dict.fromkeys(("aten.mm", "aten.bmm", "aten.mv", "aten.dot", "aten.vdot", "aten._int_mm"), _matmul),
    **dict.fromkeys(("aten.addmm", "aten.baddbmm", "aten.addmv"), _addmm),
    **dict.fromkeys(("aten.convolution", "aten._convolution"), _convolution),
    **dict.fromkeys(
        (
            "aten.scaled_dot_product_attention",
            "aten._scaled_dot_product_flash_attention_for_cpu",
            "aten._scaled_dot_product_flash_attention",
        ),
        _attention,
    ),
}


def _moves_only(func: Any, name: str) -> bool:
    """True for what only moves or makes numbers."""
    return name in names("torch").moves or bool(getattr(func, "is_view", False))


def _by_convention(func: Any, name: str) -> bool:
    """True for one operation a number, norms, pooling and the like."""
    left_out = names("torch").left_out
    return torch.Tag.pointwise in func.tags or name.rstrip("_") in left_out or name in left_out
