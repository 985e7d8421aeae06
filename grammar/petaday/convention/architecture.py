"""Reads the configuration of a transformer (`config.json`, as model hubs keep it): its sizes, what it leaves open."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from petaday.convention.windows import windows
from petaday.core import package_data

_NAMES = {
    "layers": ("num_hidden_layers", "n_layer", "num_layers", "n_layers"),
    "width": ("hidden_size", "n_embd", "d_model"),
    "heads": ("num_attention_heads", "n_head", "n_heads"),
    "kv_heads": ("num_key_value_heads", "num_kv_heads"),
    "head": ("head_dim",),
    "inner": ("intermediate_size", "ffn_dim", "n_inner"),
    "vocabulary": ("vocab_size",),
    "context": ("max_position_embeddings", "n_positions", "n_ctx", "seq_length"),
    "experts": ("n_routed_experts", "num_local_experts", "num_experts"),
    "chosen": ("num_experts_per_tok", "num_experts_per_token"),
    "expert_inner": ("moe_intermediate_size",),
    "shared": ("n_shared_experts", "num_shared_experts"),
    "shared_inner": ("shared_expert_intermediate_size",),
    "dense_first": ("first_k_dense_replace",),
    "sparse_step": ("decoder_sparse_step", "moe_layer_freq"),
}
_NEEDED = ("layers", "width", "heads", "vocabulary")
_LARGEST = 10**9
_MOST_LAYERS = 10_000


class ConfigError(Exception):
    """What keeps a configuration from being counted, in a sentence."""


@dataclass(frozen=True)
class Architecture:
    """A decoder's sizes.

    Attributes:
        kind: the configuration's `model_type`.
        sizes: whole numbers by name: layers, width, heads, kv_heads, head, inner, vocabulary, context, and for a
            mixture of experts experts, chosen, expert_inner, shared, shared_inner, dense_first.
        traits: what the code of such a model fixes (see models.toml).
        tied: the output head is the table of embeddings.
        latent: ranks and widths of latent attention; empty without it.
        sparse: how many layers have experts.
        windows: how far each layer sees, in tokens; None for all of them.
        assumed: what the configuration does not say, a sentence each.
    """

    kind: str
    sizes: Mapping[str, int]
    traits: Mapping[str, Any]
    tied: bool
    latent: Mapping[str, int] = field(default_factory=dict)
    sparse: int = 0
    windows: tuple[int | None, ...] = ()
    assumed: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> int:
        """One of its sizes."""
        return self.sizes[name]


def architecture(config: Mapping[str, Any]) -> Architecture:
    """A configuration's architecture; raises ConfigError with what is missing.

    >>> small = {"model_type": "llama", "num_hidden_layers": 2, "hidden_size": 64, "num_attention_heads": 4}
    >>> architecture(small | {"vocab_size": 100, "intermediate_size": 128, "max_position_embeddings": 32})["kv_heads"]
    4
    """
    if not isinstance(config, Mapping):
        raise ConfigError("A configuration is a JSON object.")
    assumed: list[str] = []
    nested = config.get("text_config")
    if isinstance(nested, Mapping):
        assumed.append("Only the part that reads text is counted, as its `text_config` has it.")
        config = {"model_type": config.get("model_type", ""), **nested}
    if config.get("is_encoder_decoder"):
        raise ConfigError("An encoder with a decoder is not counted: each token goes through one of them.")
    kind = str(config.get("model_type", ""))
    traits = _models().get(kind)
    if traits is None:
        assumed.append(f"The model type “{kind}” is not known: its layers are taken to be like those of LLaMA.")
        traits = _models()["llama"]
    sizes = _sizes(config, assumed)
    latent = _latent(config)
    tied = bool(config.get("tie_word_embeddings", traits.get("tied", False)))
    sparse = _sparse(config, sizes)
    seen = windows(config, sizes["layers"], traits)
    if config.get("attention_bias"):
        traits = {**traits, "bias": "attention"}
    return Architecture(kind, sizes, traits, tied, latent, sparse, seen, tuple(assumed))


def _sizes(config: Mapping[str, Any], assumed: list[str]) -> dict[str, int]:
    found = {}
    for name, keys in _NAMES.items():
        key = next((key for key in keys if config.get(key) is not None), None)
        if key is not None:
            found[name] = _whole(config[key], key)
    missing = [_NAMES[name][0] for name in _NEEDED if not found.get(name)]
    if missing:
        raise ConfigError(f"The configuration says no {', '.join(missing)}.")
    if found["layers"] > _MOST_LAYERS:
        raise ConfigError(f"The configuration has more than {_MOST_LAYERS:,} layers.")
    found.setdefault("kv_heads", found["heads"])
    if "head" not in found:
        if found["width"] % found["heads"]:
            raise ConfigError(f"{found['heads']} heads do not divide a width of {found['width']}.")
        found["head"] = found["width"] // found["heads"]
    if "inner" not in found:
        found["inner"] = 4 * found["width"]
        assumed.append("The width of the feed-forward part is not said: it is taken as four times the model's.")
    if "experts" in found and "chosen" not in found:
        raise ConfigError("The configuration has experts and does not say how many a token goes through.")
    scaling = config.get("rope_scaling")
    original = scaling.get("original_max_position_embeddings") if isinstance(scaling, Mapping) else None
    if original:
        found["context"] = _whole(original, "original_max_position_embeddings")
    return found


def _whole(value: Any, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise ConfigError(f"`{key}` is no whole number from 0 to {_LARGEST:,}.")
    return value


def _latent(config: Mapping[str, Any]) -> dict[str, int]:
    """The ranks of latent attention, where keys and values are made from a narrow vector."""
    if not config.get("kv_lora_rank"):
        return {}
    keys = ("kv_lora_rank", "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim")
    missing = [key for key in keys if not config.get(key)]
    if missing:
        raise ConfigError(f"The configuration has latent attention and says no {', '.join(missing)}.")
    found = {key: _whole(config[key], key) for key in keys}
    return found | {"q_lora_rank": _whole(config.get("q_lora_rank") or 0, "q_lora_rank")}


def _sparse(config: Mapping[str, Any], sizes: Mapping[str, int]) -> int:
    """How many layers have experts."""
    if sizes.get("experts", 0) <= 1:
        return 0
    step, first = sizes.get("sparse_step", 1) or 1, sizes.get("dense_first", 0)
    only = config.get("mlp_only_layers") or ()
    # counted from 1 where a step is given: every second layer is the second, the fourth, …
    return sum(at >= first and (at + 1) % step == 0 and at not in only for at in range(sizes["layers"]))


@cache
def _models() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(package_data.read("petaday.convention", "models.toml"))
