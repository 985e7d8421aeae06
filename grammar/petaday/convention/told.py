"""The conventions of a model in words: its parameters, FLOP a token under each, what was assumed."""

from __future__ import annotations

from typing import Any

from petaday.convention.architecture import Architecture
from petaday.convention.per_token import PerToken
from petaday.convention.weights import Weights
from petaday.core.figures import figure
from petaday.render.columns import aligned


def to_text(
    model: Architecture,
    counts: Weights,
    found: list[PerToken],
    context: int,
    assumed: list[str],
    *,
    tokens: float | None = None,
) -> str:
    """As tables for a terminal; with what a run of so many tokens takes, where they are given."""
    rows = [("parameters", f"{counts.total:,}")]
    if counts.experts:
        rows.append(("active for a token", f"{counts.active:,}"))
    rows.append(("in the layers", f"{counts.active_layers:,}" if counts.experts else f"{counts.layers:,}"))
    rows.append(("embeddings", f"{counts.table:,}{' (also the output head)' if counts.tied else ''}"))
    if counts.positions:
        rows.append(("positions", f"{counts.positions:,}"))
    if counts.head:
        rows.append(("output head", f"{counts.head:,}"))
    least = min(one.flop for one in found)
    shown: list[tuple[str, ...]] = [("convention", "FLOP a token", "forward", "× the least", "what it counts")]
    shown += [(c.name, figure(c.flop), figure(c.forward), f"{c.flop / least:.3f}", _why(c)) for c in found]
    if tokens:
        total = [f"FLOP of {figure(tokens)} tokens", *(figure(tokens * one.flop) for one in found)]
        shown = [(row[0], row[1], said, *row[2:]) for row, said in zip(shown, total, strict=True)]
    head = f"{model.kind or 'a model'}: {_shape(model)}, context {context:,}"
    notes = [f"assumed: {said}" for said in (*model.assumed, *assumed)]
    legend = (
        "N parameters, L layers, H heads, Q width of a head, T and s tokens of context, h width, V vocabulary. FLOP of "
        "training: forward, and twice that backward; norms, activations and the softmax are not counted."
    )
    return "\n".join([head, "", *aligned(rows), "", *aligned(shown), "", *notes, legend])


def _why(one: PerToken) -> str:
    return f"{one.why} ({one.source})" if one.source else one.why


def _shape(model: Architecture) -> str:
    said = [f"{model['layers']} layers", f"width {model['width']:,}", f"{model['heads']} heads"]
    if model.latent:
        said.append("latent attention")
    elif model["kv_heads"] != model["heads"]:
        said.append(f"{model['kv_heads']} of keys and values")
    if model.sparse:
        shared = f" and {model.sizes['shared']} shared" if model.sizes.get("shared") else ""
        said.append(f"{model['experts']} experts in {model.sparse} layers, {model['chosen']}{shared} for a token")
    seen = sorted({window for window in model.windows if window is not None})
    if seen:
        number = sum(window is not None for window in model.windows)
        said.append(f"a window of {seen[0]:,} in {number} layers")
    return ", ".join(said)


def data(
    model: Architecture,
    counts: Weights,
    found: list[PerToken],
    context: int,
    assumed: list[str],
    *,
    tokens: float | None = None,
) -> dict[str, Any]:
    """The same, as plain data."""
    return {
        "model_type": model.kind,
        "context": context,
        "tokens": tokens,
        "parameters": counts.total,
        "active_parameters": counts.active,
        "embeddings": counts.table + counts.positions,
        "output_head": counts.head,
        "tied": counts.tied,
        "conventions": [
            one._asdict() | {"forward": one.forward} | ({"total": tokens * one.flop} if tokens else {}) for one in found
        ],
        "assumed": [*model.assumed, *assumed],
    }
