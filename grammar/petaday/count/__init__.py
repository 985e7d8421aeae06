"""Operations of a model that a framework holds: an ONNX file, or a torch module. What cannot be counted is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from petaday.core.extras import needs
from petaday.count.tally import CONVENTION, Counted, Tally

__all__ = ["CONVENTION", "CountError", "Counted", "Tally", "file", "module"]


class CountError(Exception):
    """A model that cannot be counted at all, in one sentence."""


def file(path: str | Path, sizes: Mapping[str, int] | None = None) -> Tally:
    """The operations of an ONNX file; `sizes` gives the dimensions that the file only names (`{"batch": 1}`).

    Raises:
        CountError: it cannot be read, or a size is open, or ONNX is not installed.
    """
    try:
        from petaday.count import onnx_graph  # noqa: PLC0415 - an extra
    except ImportError as lack:
        raise CountError(needs("counting an ONNX file", "onnx", lack)) from None
    return onnx_graph.tally(Path(path), sizes or {})


def module(model: Any, *inputs: Any, **named: Any) -> Tally:
    """The operations of one forward pass of a torch module over these inputs.

    Raises:
        CountError: torch is not installed.
    """
    try:
        from petaday.count import torch_module  # noqa: PLC0415 - an extra
    except ImportError as lack:
        raise CountError(needs("counting a torch module", "torch", lack)) from None
    return torch_module.tally(model, inputs, named)
