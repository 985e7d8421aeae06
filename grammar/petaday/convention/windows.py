"""How far each layer of a model sees: all tokens before, or a sliding window of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def windows(config: Mapping[str, Any], layers: int, traits: Mapping[str, Any]) -> tuple[int | None, ...]:
    """The window of every layer, in tokens; None for a layer that sees all.

    >>> windows({"sliding_window": 4096}, 2, {})
    (4096, 4096)
    """
    window = config.get("sliding_window")
    if (
        not isinstance(window, int)
        or isinstance(window, bool)
        or window < 1
        or config.get("use_sliding_window") is False
    ):
        return (None,) * layers
    kinds = config.get("layer_types")
    if isinstance(kinds, list) and len(kinds) == layers:
        return tuple(window if kind == "sliding_attention" else None for kind in kinds)
    if (every := config.get("sliding_window_pattern")) and isinstance(every, int):
        return tuple(None if (at + 1) % every == 0 else window for at in range(layers))
    if every := traits.get("every_other"):
        return tuple(window if at % every == 0 else None for at in range(layers))
    first = config.get("max_window_layers") if config.get("use_sliding_window") else 0
    first = first if isinstance(first, int) else 0
    return tuple(window if at >= first else None for at in range(layers))


def mean_context(context: int, window: int | None) -> float:
    """How many tokens one token sees on average, itself among them, in a text of `context` tokens read causally.

    >>> mean_context(4, None), mean_context(4, 2)
    (2.5, 1.75)
    """
    reach = min(window or context, context)
    return (reach * (reach + 1) / 2 + (context - reach) * reach) / context
