"""Each kind of layer: from what is said of it to the multiply-adds of its forward pass."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from petaday.layers.given import Given, LayerError
from petaday.layers.notation import Size
from petaday.layers.operations import (
    Factor,
    Macs,
    attention,
    convolution,
    dense,
    positions,
    recurrent,
)

KINDS = {
    "conv": "conv convolution convolutional conv1d conv2d conv3d",
    "depthwise": "depthwise depthwise-conv dwconv",
    "transposed": "deconv deconvolution transposed-conv conv-transpose",
    "dense": "dense fc linear fully-connected",
    "rnn": "rnn",
    "gru": "gru",
    "lstm": "lstm",
    "attention": "attention self-attention mha multi-head-attention",
    "embedding": "embedding embeddings",
    "pool": "pool pooling maxpool max-pool max-pooling avgpool avg-pool average-pool average-pooling mean-pool",
    "transformer": "transformer",
}
WORDS = {word: kind for kind, words in KINDS.items() for word in words.split()}


TRAINING, FROZEN, FORWARD = 3, 2, 1
"""Forward passes that a step is worth: with the gradients of its weights, without them, and without any."""


class Counted(NamedTuple):
    """A layer: what it comes to, and the shape it hands on."""

    macs: Macs
    shape: tuple[int, ...] = ()
    passes: int = TRAINING
    said: str = ""


def counted(kind: str, given: Given) -> Counted:
    """The multiply-adds of one layer, and how many forward passes a run of it is."""
    found = _COUNT[kind](given)
    if given.has("forward", "frozen"):
        return found._replace(passes=FORWARD if given.has("forward") else FROZEN)
    return found


def _conv(given: Given) -> Counted:
    *sides, channels = _first(given, "conv 84x84x4 -> 16, 8x8, stride 4").whole()
    filters = _to(given, "conv 84x84x4 -> 16, 8x8, stride 4")
    groups = given.number("groups")
    if channels % groups or filters % groups:
        message = f"{groups} groups do not divide {channels} channels into {filters} filters."
        raise LayerError(message, (given.options.get("groups") or given).span)
    outputs, kernel = _placed(given, tuple(sides))
    macs = convolution(outputs, channels, filters, kernel, groups=groups, batch=given.number("batch"))
    return Counted(macs, (*outputs, filters))


def _depthwise(given: Given) -> Counted:
    *sides, channels = _first(given, "depthwise 112x112x32, 3x3").whole()
    outputs, kernel = _placed(given, tuple(sides))
    macs = convolution(outputs, channels, channels, kernel, groups=channels, batch=given.number("batch"))
    return Counted(macs, (*outputs, channels))


def _transposed(given: Given) -> Counted:
    """Every weight once for each input position."""
    *sides, channels = _first(given, "deconv 14x14x64 -> 32, 4x4, stride 2").whole()
    filters = _to(given, "deconv 14x14x64 -> 32, 4x4, stride 2")
    kernel = _kernel(given, len(sides))
    steps, pads = given.each("stride", len(sides), 1), given.each("padding", len(sides), 0)
    each = zip(sides, kernel, steps, pads, strict=True)
    shape = tuple((size - 1) * step - 2 * pad + width for size, width, step, pad in each)
    macs = convolution(sides, channels, filters, kernel, groups=given.number("groups"), batch=given.number("batch"))
    return Counted(macs, (*shape, filters))


def _dense(given: Given) -> Counted:
    inputs = _first(given, "dense 2592 -> 256").whole()
    macs: Macs = ()
    for target in given.to or [_missing(given, "-> 256", "dense 2592 -> 256")]:
        outputs = math.prod(target.whole())
        macs += dense(inputs, outputs, given.number("tokens"), given.number("batch"))
        inputs = (outputs,)
    return Counted(macs, inputs)


def _recurrent(kind: str) -> Callable[[Given], Counted]:
    def count(given: Given) -> Counted:
        inputs = given.sizes[0].whole()[0] if given.sizes else given.number("units", 0)
        if not inputs:
            raise _error(given, "its inputs", f"{kind} 512 -> 1000, 10 steps")
        hidden = given.to[0].whole()[0] if given.to else given.number("units", inputs)
        directions = 2 if given.has("bidirectional") else 1
        projection = given.number("projection", 0)
        macs = recurrent(
            kind,
            inputs,
            hidden,
            given.number("steps", given.number("tokens")),
            layers=given.number("layers"),
            directions=directions,
            projection=projection,
            batch=given.number("batch"),
        )
        return Counted(macs, ((projection or hidden) * directions,))

    return count


def _attention(given: Given) -> Counted:
    width = given.sizes[0].whole()[0] if given.sizes else given.number("width", 0)
    tokens = given.number("tokens", 0)
    if not (width and tokens):
        raise _error(given, "its width" if tokens else "the number of tokens", "attention 512, 128 tokens")
    heads = given.number("heads")
    macs = attention(
        width,
        tokens,
        heads=heads,
        kv_heads=given.number("kv", heads),
        causal=given.has("causal"),
        batch=given.number("batch"),
    )
    return Counted(macs, (tokens, width))


def _embedding(given: Given) -> Counted:
    """A look-up multiplies nothing."""
    width = _first(given, "embedding 30000x512").whole()[-1]
    return Counted(((Factor(0, "multiplied (a look-up)"),),), (width,))


def _pool(given: Given) -> Counted:
    """A largest or a mean value multiplies nothing: it makes the size smaller; its steps are its kernel's."""
    *sides, channels = _first(given, "max-pool 84x84x16, 2x2").whole()
    kernel = _kernel(given, len(sides))
    given.options.setdefault("stride", Size(tuple(map(float, kernel)), given.span))
    outputs, _ = _placed(given, tuple(sides))
    return Counted(((Factor(0, "multiplied (pooling)"),),), (*outputs, channels))


def _transformer(given: Given) -> Counted:
    """Every parameter once for each token; attention over the context where layers, width and context are given."""
    active = given.options.get("active")
    parameters = (active or _first(given, "transformer 175B, 300B tokens")).values[0]
    said = ""
    if active:
        whole = given.sizes[0].values[0] if given.sizes else 0.0
        if whole and whole < parameters:
            raise LayerError("More parameters are active than there are in all.", active.span)
        of = f" of {whole:,.0f}" if whole else ""
        said = f"a token goes through {parameters:,.0f} parameters{of}: 6ND takes those, and not all"
    tokens = given.options.get("tokens")
    if tokens is None:
        raise _error(given, "the number of tokens", "transformer 175B, 300B tokens")
    every = Factor(tokens.values[0], "tokens")
    macs: Macs = ((Factor(parameters, "active parameters" if active else "parameters"), every),)
    named = [name for name in ("layers", "width", "context") if given.has(name)]
    if len(named) == 3:
        layers, width, context = (Factor(given.number(name), name) for name in named)
        macs += ((Factor(2, "products"), layers, width, context, every),)
    elif named:
        left = next(name for name in ("layers", "width", "context") if name not in named)
        raise _error(given, f"the {left}", "transformer 175B, 300B tokens, 96 layers, width 12288, context 2048")
    return Counted(macs, said=said)


def _placed(given: Given, sides: tuple[int, ...]) -> tuple[list[int], tuple[int, ...]]:
    """Output positions along each side, and the kernel."""
    kernel = _kernel(given, len(sides))
    dilation = given.each("dilation", len(sides), 1)
    reach = [(width - 1) * by + 1 for width, by in zip(kernel, dilation, strict=True)]
    stride = given.each("stride", len(sides), 1)
    if given.has("same"):
        return [-(-size // step) for size, step in zip(sides, stride, strict=True)], kernel
    outputs = positions(sides, reach, stride, given.each("padding", len(sides), 0))
    if min(outputs) < 1:
        raise LayerError("The kernel is larger than the input with its padding.", given.span)
    return outputs, kernel


def _kernel(given: Given, sides: int) -> tuple[int, ...]:
    if sides < 1:
        raise LayerError("The input needs a channel behind its sides.", given.sizes[0].span, "`84x84x4`")
    if len(given.sizes) > 1:
        given.options.setdefault("kernel", given.sizes[1])
    if not given.options.get("kernel"):
        raise _error(given, "the kernel", "conv 84x84x4 -> 16, 8x8, stride 4")
    return given.each("kernel", sides, 1)


def _first(given: Given, example: str) -> Size:
    if not given.sizes:
        raise _error(given, "the size of its input", example)
    return given.sizes[0]


def _to(given: Given, example: str) -> int:
    if given.to:
        return given.to[0].whole()[-1]
    return given.number("units", 0) or _missing(given, "the number of filters", example).whole()[0]


def _missing(given: Given, what: str, example: str) -> Size:
    raise _error(given, what, example)


def _error(given: Given, what: str, example: str) -> LayerError:
    return LayerError(f"The layer cannot be counted without {what}.", given.span, f"`{example}`")


_COUNT: dict[str, Callable[[Given], Counted]] = {
    "conv": _conv,
    "depthwise": _depthwise,
    "transposed": _transposed,
    "dense": _dense,
    **{kind: _recurrent(kind) for kind in ("rnn", "gru", "lstm")},
    "attention": _attention,
    "embedding": _embedding,
    "pool": _pool,
    "transformer": _transformer,
}
