"""FLOP a token of training under each convention of the field, and what makes each differ."""

from __future__ import annotations

from typing import NamedTuple

from petaday.convention.architecture import Architecture
from petaday.convention.weights import Weights
from petaday.convention.windows import mean_context


class PerToken(NamedTuple):
    """One convention.

    Attributes:
        name: the formula.
        flop: FLOP a token, forward and backward.
        why: what it counts and what it leaves out.
        source: who defines it.
    """

    name: str
    flop: float
    why: str
    source: str

    @property
    def forward(self) -> float:
        """FLOP a token of the forward pass alone: a third."""
        return self.flop / 3


def conventions(model: Architecture, counts: Weights, context: int) -> list[PerToken]:
    """Every convention that fits the model, in a text of `context` tokens.

    >>> from petaday.convention import architecture, weights
    >>> sizes = {"n_layer": 12, "n_embd": 768, "n_head": 12, "vocab_size": 50257, "n_positions": 1024}
    >>> gpt2 = architecture({"model_type": "gpt2"} | sizes)
    >>> [f"{one.flop:.3g}" for one in conventions(gpt2, weights(gpt2), 1024)][:3]
    ['7.47e+08', '5.1e+08', '7.42e+08']
    """
    every = counts.active - counts.positions
    full = attention_flop(model, [float(context)] * model["layers"])
    said = "active " if counts.experts else ""
    found = [
        PerToken(f"6N, all {said}parameters", 6 * counts.active, _all(counts), ""),
        PerToken(
            f"6N, {said}parameters without embeddings",
            6 * counts.active_layers,
            "leaves out the table of embeddings and the output head; no attention over the context",
            "Kaplan et al., 2020, arXiv:2001.08361",
        ),
        PerToken(
            "6N, what a token is multiplied with",
            6 * counts.multiplied,
            "leaves out only what is looked up, and keeps the output head; no attention over the context",
            "",
        ),
        PerToken(
            "6N + 12LHQT",
            6 * every + full,
            "attention as if every token saw the whole context; learned positions left out of N",
            "PaLM, appendix B, arXiv:2204.02311",
        ),
        PerToken(
            "6N + 6LHQT, causal half",
            6 * every + full / 2,
            "attention over the half of the pairs that is not in the future",
            "",
        ),
    ]
    if any(window is not None and window < context for window in model.windows):
        seen = [mean_context(context, window) for window in model.windows]
        found.append(
            PerToken(
                "6N + attention in its windows",
                6 * every + attention_flop(model, seen),
                "causal, each layer as far as its window reaches",
                "",
            )
        )
    if counts.experts:
        found.append(
            PerToken(
                "6N, total parameters",
                6 * counts.total,
                "every expert, though a token goes through few: not what is worked",
                "",
            )
        )
    elif not model.latent:
        found.append(_megatron(model, context))
    return found


def attention_flop(model: Architecture, contexts: list[float]) -> float:
    """Scores and weighted sums, forward and backward, over the tokens that each layer sees on average."""
    if model.latent:
        each = model.latent["qk_nope_head_dim"] + model.latent["qk_rope_head_dim"] + model.latent["v_head_dim"]
    else:
        each = 2 * model["head"]
    return sum(6 * model["heads"] * each * context for context in contexts)


def _all(counts: Weights) -> str:
    what = "embeddings among them"
    return f"{what}; a token goes through {counts.active / counts.total:.1%} of all" if counts.experts else what


def _megatron(model: Architecture, context: int) -> PerToken:
    """72lh²(1 + s/6h + V/16lh) a token: 96 of the paper with the forward pass worked twice, 72 without."""
    layers, width, vocabulary = model["layers"], model["width"], model["vocabulary"]
    ratio = 1 + context / (6 * width) + vocabulary / (16 * layers * width)
    differs = model.traits["gated"] or model["inner"] != 4 * width or model["kv_heads"] != model["heads"]
    own = ", which this model has not" if differs else ""
    return PerToken(
        "72lh²(1 + s/6h + V/16lh)",
        72 * layers * width**2 * ratio,
        f"takes two feed-forward matrices of 4h and a key for every head{own}; nothing worked twice",
        "Narayanan et al., 2021, arXiv:2104.04473",
    )
