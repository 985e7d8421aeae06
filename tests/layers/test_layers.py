"""Layer notation: the arithmetic it stands for, and what it refuses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petaday.calculate import audit, scan
from petaday.layers.operations import convolution, positions, total

DQN = "Network is 84x84x{frames} input, 16, 8x8, stride 4, 32 4x4 stride 2, 256 fully connected"


def forward(text: str) -> float:
    """Multiply-adds of the forward pass: a sixth of the operations of training."""
    value = audit(text).value
    assert value is not None
    return value / 6


COUNTS = [
    ("conv 84x84x3 -> 16, 8x8, stride 4", 1_228_800),
    ("conv 20x20x16 -> 32, 4x4, stride 2", 663_552),
    ("dense 9x9x32 -> 256", 663_552),
    ("dense 2592 -> 256", 663_552),
    ("conv 227x227x3 -> 96, 11x11, stride 4", 105_415_200),
    ("conv 27x27x96 -> 256, 5x5, padding 2, groups 2", 223_948_800),
    ("depthwise 27x27x96, 3x3, padding 1", 27 * 27 * 96 * 9),
    ("lstm 1000, 10 steps", 80_000_000),
    ("gru 1000, 10 steps", 60_000_000),
    ("rnn 1000, 10 steps", 20_000_000),
    ("lstm 1000, 10 steps, bidirectional", 160_000_000),
    ("lstm 1000, 10 steps, projection 500", 10 * (4 * 1000 * 1500 + 1000 * 500)),
    ("attention 512, 128 tokens", 150_994_944),
    ("attention d=512, T=128, causal", 4 * 128 * 512**2 + 2 * (128 * 129 // 2) * 512),
    ("attention 512, 128 tokens, 8 heads, 2 kv heads", 2.5 * 128 * 512**2 + 2 * 128**2 * 512),
    ("embedding 30000x512", 0),
    ("dense 512 -> 30000, 128 tokens", 1_966_080_000),
    ("transformer 175B, 300B tokens", 175e9 * 300e9),
    ("transformer 37B active of 671B, 14.8T tokens", 37e9 * 14.8e12),
    ("transformer 671B total, 37B active, 14.8T tokens", 37e9 * 14.8e12),
    ("max pool 84x84x16, 2x2, stride 2", 0),
    ("average-pooling 7x7x512, 7x7", 0),
]


@pytest.mark.parametrize(("text", "macs"), COUNTS)
def test_a_layer_comes_to_its_formula(text: str, macs: float) -> None:
    assert forward(text) == pytest.approx(macs)


def test_the_sentence_of_dqn_comes_to_the_three_lines_of_the_appendix() -> None:
    done = audit(DQN.format(frames=3))
    assert [step.value for step in done.steps if step.depth] == [1_228_800, 663_552, 663_552]
    assert "1,228,800 + 663,552 + 663,552 = 2,555,904 multiply-adds forward" in done.readings[0].because


def test_four_frames_make_another_first_layer() -> None:
    assert forward(DQN.format(frames=4)) - forward(DQN.format(frames=3)) == 1_638_400 - 1_228_800


def test_gpt_3_by_parameters_and_with_attention() -> None:
    assert audit("transformer 175B, 300B tokens").pfs_days == pytest.approx(3645.8, abs=0.1)
    extra = forward("transformer 175B, 300B tokens, 96 layers, width 12288, context 2048") - 175e9 * 300e9
    assert 6 * extra == pytest.approx(12 * 96 * 12288 * 2048 * 300e9)


def test_pooling_changes_the_size_and_counts_nothing() -> None:
    done = audit("Network is 28x28x1 input, 32 5x5, max pool 2x2, 64 5x5, average pooling 3x3, stride 2, 10 outputs")
    first, second, last = 24 * 24 * 32 * 25, 8 * 8 * 64 * 32 * 25, 3 * 3 * 64 * 10
    assert done.value == 6 * (first + second + last)
    assert "it hands on 42x42x16" in audit("max pool 84x84x16, 2x2").readings[0].because
    assert "it hands on 41x41x16" in audit("max-pool 84x84x16, 3x3, stride 2").readings[0].because


def test_forward_only_is_2nd_and_frozen_weights_are_4nd() -> None:
    assert audit("transformer 7B, 1B tokens, forward only").value == 2 * 7e18
    assert audit("transformer 7B, 1B tokens, frozen weights").value == 4 * 7e18
    assert audit("transformer 7B, 1B tokens").value == 6 * 7e18
    assert "frozen weights have no gradients" in audit("transformer 7B, 1B tokens, frozen").readings[0].because


def test_a_stated_result_is_held_against_the_passes_that_are_said() -> None:
    for said in ("forward only = 1.4e19 FLOP", "frozen weights = 2.8e19 FLOP"):
        assert [claim.verdict for claim in audit(f"transformer 7B, 1B tokens, {said}").claims] == ["follows"]


def test_stages_by_name_are_added_up() -> None:
    lines = (
        "rollouts: transformer 7B, 40B tokens, forward only",
        "reward: transformer 7B, 40B tokens, forward only",
        "updates: transformer 7B, 10B tokens",
        "rollouts + reward + updates = 1.54e21 FLOP",
    )
    done = audit("\n".join(lines))
    assert (done.value, done.claims[0].verdict) == (1.54e21, "follows")


def test_only_the_active_parameters_of_a_mixture_of_experts_are_multiplied() -> None:
    said = audit("transformer 37B active of 671B, 14.8T tokens").readings[0].because
    assert "a token goes through 37,000,000,000 parameters of 671,000,000,000" in said


WRONG = [
    ("transformer 671B active of 37B, 1T tokens", "671B", ""),
    ("Network is 84x84x3 input", "Network is 84x84x3 input", "16, 8x8"),
    ("Network is 84x84x3 input, 16, stride 4", "16", "8x8"),
    ("conv 84x84x4 -> 16, stirde 4, 8x8", "stirde", "`stride`"),
    ("conv 84x84x4 -> 16, stride 4", "conv 84x84x4 -> 16, stride 4", "8x8"),
    ("conv 84x84x4 -> 16, 8x8x8", "8x8x8", ""),
    ("conv 27x27x96 -> 256, 5x5, groups 7", "7", ""),
    ("conv 84x84x4 -> 16, 8x8, stride 0", "0", ""),
    ("dense 1e400 -> 16", "1e400", ""),
    ("lstm 512 -> 8, 10 steps, 99999 layers", "99999", ""),
    ("conv 5x5x3 -> 8, 7x7", "conv 5x5x3 -> 8, 7x7", ""),
    ("conv 84x84x4 ->, 8x8", "->", "-> 16"),
    ("conv 84x84x4 -> 16 ? 8x8", "?", ""),
    ("dense 9x9x32, 256 tokens", "dense 9x9x32, 256 tokens", "-> 256"),
    ("attention 512 -> 512", "attention 512 -> 512", "128 tokens"),
    ("transformer 175B -> 300B", "transformer 175B -> 300B", "300B tokens"),
    ("transformer 175B, 300B tokens, 96 layers", "transformer 175B, 300B tokens, 96 layers", "context"),
]


@pytest.mark.parametrize(("text", "blamed", "help_"), WRONG)
def test_what_is_missing_or_unknown_is_an_error_at_its_place(text: str, blamed: str, help_: str) -> None:
    done = audit(text)
    assert [d.code for d in done.diagnostics] == ["PD110"]
    assert done.diagnostics[0].span.of(text) == blamed
    assert help_ in done.diagnostics[0].help
    assert done.value is None


@pytest.mark.parametrize("text", [text for text, _, _ in WRONG])
def test_in_running_text_what_is_no_layer_is_no_error_of_one(text: str) -> None:
    assert not [d for found in scan(text) for d in found.diagnostics if d.code == "PD110"]


def test_places_point_into_the_text_given() -> None:
    text = "We use\n\nFirst layer: conv 84x84x3 -> 16, 8x8, stride 4 = 1.23M add-multiplies\n\nas in the paper."
    (found,) = scan(text)
    assert found.span.of(text) == found.text == "First layer: conv 84x84x3 -> 16, 8x8, stride 4 = 1.23M add-multiplies"
    assert found.claims[0].span.of(text) == found.claims[0].text == "1.23M add-multiplies"
    assert found.readings[0].span.of(text) == "conv 84x84x3 -> 16, 8x8, stride 4"


sides = st.integers(8, 64)
shapes = st.tuples(sides, sides, st.integers(1, 32))
kernels = st.tuples(st.integers(1, 7), st.integers(1, 4), st.integers(0, 3))


@given(shapes, st.integers(1, 32), kernels)
def test_a_convolution_counts_every_place_of_its_kernel(
    shape: tuple[int, int, int], filters: int, kernels: tuple[int, int, int]
) -> None:
    (height, width, channels), (kernel, stride, padding) = shape, kernels
    text = f"conv {height}x{width}x{channels} -> {filters}, {kernel}x{kernel}, stride {stride}, padding {padding}"
    places = [len(range(0, side + 2 * padding - kernel + 1, stride)) for side in (height, width)]
    assert forward(text) == math.prod(places) * channels * filters * kernel**2
    outputs = positions((height, width), (kernel,) * 2, (stride,) * 2, (padding,) * 2)
    assert total(convolution(outputs, channels, filters, (kernel, kernel))) == forward(text)


@given(st.integers(1, 4096), st.integers(1, 4096), st.integers(1, 64))
def test_layers_after_one_another_are_the_sum_of_their_layers(one: int, two: int, three: int) -> None:
    apart = forward(f"dense {one} -> {two}") + forward(f"dense {two} -> {three}")
    assert forward(f"dense {one} -> {two} -> {three}") == pytest.approx(apart)


WORDS = """
    conv depthwise deconv dense lstm bidirectional attention embedding transformer network is input stride padding
    groups dilation heads kv tokens steps layers width context batch causal same fully connected of 0 1 2 3 16
    0.5 175B 1e400 99999999999999999999 0x0x0 8x8 84x84x4 1x1x1x1 9x9x9 -> → , = ~ 1.2M MACs FLOP ? : First
"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=12)
STARTS = st.sampled_from(["conv", "dense", "lstm", "attention", "embedding", "transformer", "network is", "deconv"])


@settings(max_examples=300, deadline=None)
@given(STARTS, PIECES)
def test_no_line_of_layer_words_breaks_anything(kind: str, pieces: list[str]) -> None:
    for start in ("84x84x4", "0x0x0", "512"):
        text = " ".join([kind, start, *pieces])
        done = audit(text)
        assert done.value is None or math.isfinite(done.value)
        scan(text)
