"""The parameters of a decoder, by part: all of them, and those that one token goes through."""

from __future__ import annotations

from typing import NamedTuple

from petaday.convention.architecture import Architecture


class Weights(NamedTuple):
    """Parameters, as counts.

    Attributes:
        table: of the input embeddings, which are looked up and multiply nothing.
        positions: of learned positions, looked up as well.
        head: of the output head; 0 where it is the table.
        layers: of all layers and the last norm.
        active_layers: of those, what one token goes through.
        tied: the output head is the table.
    """

    table: int
    positions: int
    head: int
    layers: int
    active_layers: int
    tied: bool

    @property
    def total(self) -> int:
        """All of them."""
        return self.table + self.positions + self.head + self.layers

    @property
    def active(self) -> int:
        """Those that one token goes through, embeddings among them."""
        return self.table + self.positions + self.head + self.active_layers

    @property
    def multiplied(self) -> int:
        """Those that a token is multiplied with: without what is looked up, and with the output head."""
        return self.active_layers + (self.table if self.tied else self.head)

    @property
    def experts(self) -> bool:
        """True for a mixture of experts."""
        return self.layers != self.active_layers


def weights(model: Architecture) -> Weights:
    """The parameters of a model, norms and biases among them.

    >>> from petaday.convention import architecture
    >>> sizes = {"num_hidden_layers": 32, "hidden_size": 4096, "num_attention_heads": 32, "vocab_size": 32000}
    >>> llama = {"model_type": "llama", "intermediate_size": 11008, "max_position_embeddings": 4096}
    >>> weights(architecture(llama | sizes)).total
    6738415616
    """
    width, layers = model["width"], model["layers"]
    norm = model.traits.get("norm", 1) * width
    each = attention(model) + model.traits.get("norms", 2) * norm
    dense = _feed_forward(model, model["inner"])
    spared, chosen = _experts(model)
    table = model["vocabulary"] * width
    around = (layers - model.sparse) * dense + layers * each + norm
    if model.kind == "bloom":
        around += norm  # behind its embeddings
    return Weights(
        table=table,
        positions=model.sizes.get("context", 0) * width if model.traits.get("positions") else 0,
        head=0 if model.tied else table,
        layers=around + model.sparse * spared,
        active_layers=around + model.sparse * chosen,
        tied=model.tied,
    )


def attention(model: Architecture) -> int:
    """Parameters of one layer's attention."""
    width, heads, kv, head = (model[name] for name in ("width", "heads", "kv_heads", "head"))
    if model.latent:
        return _latent(model)
    queries, shared = heads * head, kv * head
    found = width * (queries + 2 * shared) + queries * width
    bias = model.traits.get("bias", "")
    found += queries + 2 * shared if bias in ("qkv", "attention", "all") else 0
    found += width if bias in ("attention", "all") else 0
    norm = model.traits.get("qk_norm", "")
    return found + {"head": 2 * head, "width": queries + shared}.get(norm, 0)


def _latent(model: Architecture) -> int:
    """Latent attention: narrow vectors first, and from them queries, keys and values of every head."""
    width, heads, of = model["width"], model["heads"], model.latent
    key = of["qk_nope_head_dim"] + of["qk_rope_head_dim"]
    rank = of["q_lora_rank"]
    queries = width * rank + rank + rank * heads * key if rank else width * heads * key
    narrow = of["kv_lora_rank"]
    keys = width * (narrow + of["qk_rope_head_dim"]) + narrow
    keys += narrow * heads * (of["qk_nope_head_dim"] + of["v_head_dim"])
    return queries + keys + heads * of["v_head_dim"] * width


def _feed_forward(model: Architecture, inner: int) -> int:
    width = model["width"]
    biases = inner + width if model.traits.get("bias") == "all" else 0
    return (3 if model.traits["gated"] else 2) * width * inner + biases


def _experts(model: Architecture) -> tuple[int, int]:
    """All experts of a layer with their router, and what one token goes through."""
    if not model.sparse:
        return 0, 0
    width, experts = model["width"], model["experts"]
    inner = model.sizes.get("expert_inner") or model["inner"]
    one = _feed_forward(model, inner)
    shared = _feed_forward(model, model.sizes.get("shared_inner") or inner * model.sizes.get("shared", 0))
    common = width * experts + shared + (width if model.traits.get("shared_gate") else 0)
    return experts * one + common, model["chosen"] * one + common
