"""Configurations of models, and what their makers and the papers that define a convention print of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from petaday.cli import main
from petaday.convention import ConfigError, architecture, conventions, weights


def config(kind: str, layers: int, width: int, heads: int, vocabulary: int, **more: Any) -> dict[str, Any]:
    """The least of a configuration."""
    sizes = {"num_hidden_layers": layers, "hidden_size": width, "num_attention_heads": heads, "vocab_size": vocabulary}
    return {"model_type": kind} | sizes | more


MISTRAL = config("mistral", 32, 4096, 32, 32000, num_key_value_heads=8, intermediate_size=14336)
MIXTRAL = MISTRAL | {"model_type": "mixtral", "num_local_experts": 8, "num_experts_per_tok": 2}
GPT2 = config("gpt2", 12, 768, 12, 50257, n_positions=1024)
PALM = config("palm", 118, 18432, 48, 256000, num_key_value_heads=1, head_dim=256, intermediate_size=73728)
MEGATRON = config("gpt2", 128, 25600, 160, 51200, n_positions=2048)
DEEPSEEK = config(
    "deepseek_v3",
    61,
    7168,
    128,
    129280,
    intermediate_size=18432,
    moe_intermediate_size=2048,
    n_routed_experts=256,
    n_shared_experts=1,
    num_experts_per_tok=8,
    first_k_dense_replace=3,
    q_lora_rank=1536,
    kv_lora_rank=512,
    qk_nope_head_dim=128,
    qk_rope_head_dim=64,
    v_head_dim=128,
    max_position_embeddings=163840,
    rope_scaling={"original_max_position_embeddings": 4096},
)
QWEN_MOE = config(
    "qwen2_moe",
    24,
    2048,
    16,
    151936,
    intermediate_size=5632,
    moe_intermediate_size=1408,
    shared_expert_intermediate_size=5632,
    num_experts=60,
    num_experts_per_tok=4,
)

COUNTS = [
    ("GPT-2", GPT2, 124_439_808),
    ("Mistral 7B", MISTRAL, 7_241_732_096),
    ("Mixtral 8x7B", MIXTRAL, 46_702_792_704),
    ("Qwen1.5-MoE-A2.7B", QWEN_MOE, 14_315_784_192),
    ("DeepSeek-V3", DEEPSEEK, 671_026_404_352),
    ("BLOOM", config("bloom", 70, 14336, 112, 250880), 176_247_271_424),
    ("OLMo 2 7B", config("olmo2", 32, 4096, 32, 100352, intermediate_size=11008), 7_298_617_344),
]


@pytest.mark.parametrize(("given", "total"), [pytest.param(c, n, id=name) for name, c, n in COUNTS])
def test_the_parameters_are_those_of_the_published_weights(given: dict[str, Any], total: int) -> None:
    assert weights(architecture(given)).total == total


def test_what_a_token_goes_through() -> None:
    assert weights(architecture(MIXTRAL)).active == 12_879_925_248
    # DeepSeek-V3 prints 36.6B activated, the output head among them and the table of embeddings not
    assert weights(architecture(DEEPSEEK)).multiplied == pytest.approx(36.6e9, rel=0.002)


def flop(given: dict[str, Any], name: str, context: int) -> float:
    """FLOP a token of the convention whose name begins so."""
    model = architecture(given)
    return next(one.flop for one in conventions(model, weights(model), context) if one.name.startswith(name))


def test_palm_prints_540_35_billion_parameters_and_46_2_percent_at_238_3_thousand_tokens_a_second() -> None:
    """PaLM, table 1 and appendix B: 6,144 chips of 275 TFLOP/s, with attention."""
    assert weights(architecture(PALM)).total == pytest.approx(540.35e9, rel=1e-4)
    assert 238.3e3 * flop(PALM, "6N + 12LHQT", 2048) / (6144 * 275e12) == pytest.approx(0.462, abs=0.0005)


def test_nanogpt_prints_875062886400_for_a_text_of_1024_tokens() -> None:
    """nanoGPT, transformer_sizing.ipynb: GPT-2 without biases, as estimate_mfu counts."""
    found = weights(architecture(GPT2))
    biases = 12 * (3 * 768 + 768 + 4 * 768 + 768 + 2 * 768) + 768
    assert found.total - biases == 124_337_664
    assert 1024 * (flop(GPT2, "6N + 12LHQT", 1024) - 6 * biases) == 875_062_886_400


@pytest.mark.parametrize(
    ("layers", "width", "heads", "printed"), [(24, 2304, 24, 1.7), (96, 12288, 96, 174.6), (128, 25600, 160, 1008.0)]
)
def test_megatron_prints_the_parameters_of_its_table(layers: int, width: int, heads: int, printed: float) -> None:
    """Narayanan et al., 2021, table 1: 51,200 words, texts of 2,048 tokens."""
    found = weights(architecture(config("gpt2", layers, width, heads, 51200, n_positions=2048))).total
    assert found / 1e9 == pytest.approx(printed, abs=0.05)


def test_megatron_counts_close_to_six_n_and_attention_where_the_layers_are_its_own() -> None:
    assert flop(MEGATRON, "72lh", 2048) == pytest.approx(flop(MEGATRON, "6N + 12LHQT", 2048), rel=0.001)


def test_a_window_is_less_than_the_causal_half_and_the_same_where_the_text_is_shorter() -> None:
    windowed = MISTRAL | {"sliding_window": 4096}
    whole, seen = (flop(windowed, name, 32768) for name in ("6N + 6LHQT", "6N + attention in its windows"))
    six = 6 * weights(architecture(windowed)).total
    pairs = 4096 * 4097 / 2 + (32768 - 4096) * 4096
    assert seen - six == pytest.approx((whole - six) * pairs / (32768**2 / 2))
    model = architecture(windowed)
    assert not any("windows" in one.name for one in conventions(model, weights(model), 4096))


def test_every_second_layer_of_a_kind_may_see_all() -> None:
    layered = {"layer_types": ["sliding_attention", "full_attention"] * 16, "sliding_window": 1024}
    assert architecture(MISTRAL | layered).windows == (1024, None) * 16
    assert architecture(MISTRAL | {"sliding_window": 1024, "use_sliding_window": False}).windows == (None,) * 32


WRONG = [
    ({}, "num_hidden_layers, hidden_size, num_attention_heads, vocab_size"),
    (MISTRAL | {"hidden_size": "wide"}, "hidden_size"),
    (MISTRAL | {"num_attention_heads": 33}, "do not divide"),
    (MISTRAL | {"num_local_experts": 8}, "how many a token goes through"),
    (MISTRAL | {"is_encoder_decoder": True}, "encoder"),
    (MISTRAL | {"num_hidden_layers": 10**6}, "layers"),
    (MISTRAL | {"kv_lora_rank": 512}, "v_head_dim"),
]


@pytest.mark.parametrize(("given", "said"), WRONG)
def test_what_cannot_be_counted_says_why(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        architecture(given)


def test_an_unknown_model_is_taken_for_one_like_llama_and_says_so() -> None:
    assert "not known" in architecture(MISTRAL | {"model_type": "heron"}).assumed[0]


def test_the_command_tells_parameters_conventions_and_what_it_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps(DEEPSEEK))
    assert main(["convention", str(path)]) == 0
    told = capsys.readouterr().out
    assert "256 experts in 58 layers, 8 and 1 shared for a token, context 4,096" in told
    assert "assumed: a context of 4,096 tokens" in told
    assert main(["convention", str(path), "--context", "8192", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["parameters"], found["context"], found["assumed"]) == (671_026_404_352, 8192, [])
    assert main(["convention", str(path), "--tokens", "14.8T", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["conventions"]
    assert rows[2]["total"] == pytest.approx(6 * 36.6e9 * 14.8e12, rel=0.002)
    assert main(["convention", str(path), "--tokens", "14.8T"]) == 0
    assert "FLOP of 1.48e13 tokens" in capsys.readouterr().out
    path.write_text("[]")
    assert main(["convention", str(path)]) == 2
    path.write_text("{")
    assert main(["convention", str(path)]) == 2
