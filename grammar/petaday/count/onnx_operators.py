"""The ONNX operators that multiply, each with its formula, and those that do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from petaday.layers.operations import recurrent, total

Shape = list[int]


class Node(NamedTuple):
    """One node with every shape known: an input that is not given has an empty one."""

    inputs: Sequence[Shape]
    outputs: Sequence[Shape]
    attributes: Mapping[str, Any]
    constants: Sequence[Sequence[float]] = ()


def convolution(node: Node, data: int = 0, weight: int = 1) -> int:
    """Every weight at every output position of every example.

    >>> convolution(Node([[1, 3, 84, 84], [16, 3, 8, 8]], [[1, 16, 20, 20]], {}))
    1228800
    """
    out = node.outputs[0]
    return node.inputs[data][0] * prod(out[2:]) * prod(node.inputs[weight])


def transposed(node: Node) -> int:
    """Every weight at every input position."""
    data, weight = node.inputs[:2]
    return data[0] * prod(data[2:]) * prod(weight)


def gemm(node: Node) -> int:
    """Rows, columns and what is summed over."""
    return prod(node.outputs[0]) * node.inputs[0][0 if node.attributes.get("transA") else 1]


def matmul(node: Node) -> int:
    """As numpy does it, broadcast over the leading sides."""
    return prod(node.outputs[0]) * node.inputs[0][-1]


def einsum(node: Node) -> int:
    """Every combination of the letters, once for each factor after the first.

    >>> einsum(Node([[2, 3], [3, 4]], [[2, 4]], {"equation": b"ij,jk->ik"}))
    24
    """
    terms = node.attributes["equation"].decode().replace(" ", "").split("->")[0].split(",")
    sides: dict[str, int] = {}
    for letters, shape in zip(terms, node.inputs, strict=True):
        before, dots, behind = letters.partition("...")
        for at, letter in enumerate(before):
            sides[letter] = max(sides.get(letter, 1), shape[at])
        for at, letter in enumerate(reversed(behind)):
            sides[letter] = max(sides.get(letter, 1), shape[-1 - at])
        for at, side in enumerate(shape[len(before) : len(shape) - len(behind)] if dots else []):
            sides[f"...{at}"] = max(sides.get(f"...{at}", 1), side)
    return prod(sides.values()) * (len(terms) - 1)


def cell(kind: str) -> Callable[[Node], int]:
    """A recurrent layer: X is steps, examples, inputs; W is directions, gates times units, inputs."""

    def count(node: Node) -> int:
        data, weight, state = node.inputs[:3]
        steps, batch = (data[1], data[0]) if node.attributes.get("layout") else (data[0], data[1])
        macs = recurrent(kind, weight[2], state[2], steps, directions=weight[0], batch=batch)
        return int(total(macs))

    return count


def attention(node: Node) -> int:
    """The operator of opset 23, after the projections: scores and weighted sums over the pairs of tokens."""
    query, key, value = node.inputs[:3]
    past = node.inputs[4][2] if len(node.inputs) > 4 and node.inputs[4] else 0
    if len(query) == 3:
        heads, shared = node.attributes["q_num_heads"], node.attributes["kv_num_heads"]
        batch, length, width, wide = query[0], query[1], query[2] // heads, value[2] // shared
        source = key[1] + past
    else:
        batch, heads, length, width = query
        source, wide = key[2] + past, value[3]
    causal = node.attributes.get("is_causal")
    pairs = sum(min(row + 1, source) for row in range(length)) if causal else length * source
    return int(batch * heads * pairs * (width + wide))


FORMULAS: Mapping[str, Callable[[Node], int]] = {
    "Conv": convolution,
    "ConvInteger": convolution,
    "QLinearConv": lambda node: convolution(node, 0, 3),
    "ConvTranspose": transposed,
    "Gemm": gemm,
    "MatMul": matmul,
    "MatMulInteger": matmul,
    "QLinearMatMul": matmul,
    "Einsum": einsum,
    "LSTM": cell("lstm"),
    "GRU": cell("gru"),
    "RNN": cell("rnn"),
    "Attention": attention,
}
