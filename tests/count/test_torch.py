"""Counting torch modules, and their ONNX exports: published models, layers that other counters report as zero."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petaday import count
from petaday.calculate import audit

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'petaday[torch]'")

from torch import nn  # noqa: E402

import models  # noqa: E402 - needs torch

PUBLISHED = [
    ("ResNet-152", models.resnet152, 224, 11_513_626_624),
    ("AlexNet", models.alexnet, 227, 724_406_816),
]


def exported(model: Any, inputs: tuple[Any, ...], path: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, inputs, path, dynamo=False)
    return path


@pytest.mark.parametrize(("name", "build", "side", "macs"), PUBLISHED, ids=[name for name, *_ in PUBLISHED])
def test_a_published_model_from_its_module_and_from_its_export(
    name: str, build: Callable[[], Any], side: int, macs: int, tmp_path: Path
) -> None:
    pytest.importorskip("onnx", reason="onnx is not installed: pip install 'petaday[onnx]'")
    with torch.device("meta"):
        model = build().eval()
    model, image = model.to_empty(device="cpu"), torch.zeros(1, 3, side, side)
    ran = count.module(model, image)
    assert (ran.macs, ran.uncounted) == (macs, {}), name
    read = count.file(exported(model, (image,), tmp_path / "model.onnx"))
    assert (read.macs, read.uncounted) == (macs, {}), name


ZERO_ELSEWHERE = [
    ("LSTM", nn.LSTM(1000, 1000), (10, 1, 1000), 80_000_000),
    ("GRU", nn.GRU(1000, 1000), (10, 1, 1000), 60_000_000),
    ("RNN", nn.RNN(1000, 1000), (10, 1, 1000), 20_000_000),
    ("LSTM, two ways", nn.LSTM(64, 32, 2, bidirectional=True), (5, 3, 64), 3 * 5 * 2 * 4 * 32 * (64 + 32 + 64 + 32)),
    ("LSTM, projected", nn.LSTM(64, 32, proj_size=16), (5, 1, 64), 5 * (4 * 32 * (64 + 16) + 32 * 16)),
    (
        "encoder layer",
        nn.TransformerEncoderLayer(64, 4, 128),
        (9, 2, 64),
        2 * 9 * (4 * 64**2 + 2 * 9 * 64 + 2 * 64 * 128),
    ),
]


@pytest.mark.parametrize("training", [True, False], ids=["training", "inference"])
@pytest.mark.parametrize(("name", "model", "shape", "macs"), ZERO_ELSEWHERE, ids=[name for name, *_ in ZERO_ELSEWHERE])
def test_fused_layers_are_not_silently_zero(
    name: str, model: Any, shape: tuple[int, ...], macs: int, training: bool
) -> None:
    tally = count.module(model.train(training), torch.zeros(shape))
    assert (tally.macs, tally.uncounted) == (macs, {}), name


@pytest.mark.parametrize("weights", [True, False], ids=["with weights", "fused"])
@pytest.mark.parametrize("training", [True, False], ids=["training", "inference"])
def test_attention_is_counted_in_every_mode(training: bool, weights: bool) -> None:
    model, x = nn.MultiheadAttention(512, 8).train(training), torch.zeros(128, 1, 512)
    assert count.module(model, x, x, x, need_weights=weights).macs == 150_994_944


class Causal(nn.Module):
    """Scaled dot-product attention over the past."""

    def forward(self, x: Any) -> Any:
        return nn.functional.scaled_dot_product_attention(x, x, x, is_causal=True)


def test_causal_attention_counts_the_pairs_that_are_used() -> None:
    tokens = 128
    macs = count.module(Causal(), torch.zeros(1, 8, tokens, 64)).macs
    assert macs == 2 * (tokens * (tokens + 1) // 2) * 512 == 8_454_144


class Fourier(nn.Module):
    """A transform that has no formula here."""

    def forward(self, x: Any) -> Any:
        return torch.fft.rfft(x).abs() @ torch.ones(65, 4)


def test_what_has_no_formula_is_named() -> None:
    tally = count.module(Fourier(), torch.zeros(8, 128))
    assert tally.macs == 8 * 65 * 4
    assert tally.uncounted == {"aten._fft_r2c": 1}
    assert not tally.complete
    assert "NOT COUNTED: aten._fft_r2c ×1" in str(tally)


def test_what_was_switched_off_is_on_again() -> None:
    fast, fused = torch.backends.mha.get_fastpath_enabled(), torch.backends.mkldnn.is_available()
    with pytest.raises(RuntimeError):
        count.module(nn.Linear(3, 4), torch.zeros(5))
    assert torch.backends.mha.get_fastpath_enabled() == fast
    assert torch._C._get_mkldnn_enabled() == fused


sizes = st.integers(1, 12)


@settings(max_examples=40, deadline=None)
@given(st.tuples(sizes, sizes, sizes), st.integers(8, 20), st.integers(1, 4), st.integers(1, 3), st.integers(0, 2))
def test_a_counted_module_equals_the_layer_notation_of_it(
    widths: tuple[int, int, int], side: int, kernel: int, stride: int, padding: int
) -> None:
    channels, filters, outputs = widths
    conv = nn.Conv2d(channels, filters, kernel, stride, padding)
    place = (side + 2 * padding - kernel) // stride + 1
    model = nn.Sequential(conv, nn.ReLU(), nn.Flatten(), nn.Linear(filters * place**2, outputs))
    told = [
        f"conv {side}x{side}x{channels} -> {filters}, {kernel}x{kernel}, stride {stride}, padding {padding}",
        f"dense {place}x{place}x{filters} -> {outputs}",
    ]
    tally = count.module(model, torch.zeros(1, channels, side, side))
    assert tally.training_flop == sum(audit(line).value or 0 for line in told)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["lstm", "gru", "rnn"]), st.tuples(sizes, sizes, sizes), st.integers(1, 3), st.booleans())
def test_a_counted_recurrent_layer_equals_the_layer_notation_of_it(
    kind: str, widths: tuple[int, int, int], layers: int, both: bool
) -> None:
    inputs, hidden, steps = widths
    model = getattr(nn, kind.upper())(inputs, hidden, layers, bidirectional=both)
    told = f"{kind} {inputs} -> {hidden}, {steps} steps, {layers} layers{', bidirectional' if both else ''}"
    assert count.module(model, torch.zeros(steps, 1, inputs)).training_flop == audit(told).value
