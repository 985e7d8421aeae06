"""Counting ONNX graphs: each operator by its formula, each one without a formula by its name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petaday import count
from petaday.calculate import audit
from petaday.cli import main

onnx = pytest.importorskip("onnx", reason="onnx is not installed: pip install 'petaday[onnx]'")

Dims = Sequence[int | str]
FLOAT = 1


def written(path: Path, nodes: Sequence[Any], inputs: Mapping[str, Dims], weights: Mapping[str, Dims]) -> Path:
    """A graph whose weights have a shape and no values that matter; it ends in `out`."""
    make = onnx.helper
    values = [make.make_tensor_value_info(name, FLOAT, dims) for name, dims in {**inputs, **weights}.items()]
    graph = make.make_graph(nodes, "graph", values, [make.make_tensor_value_info("out", FLOAT, None)])
    opsets = [make.make_opsetid("", 23), make.make_opsetid("com.example", 1)]
    onnx.save(make.make_model(graph, opset_imports=opsets), str(path))
    return path


def node(kind: str, *inputs: str, **attributes: Any) -> Any:
    return onnx.helper.make_node(kind, inputs, ["out"], name=f"the {kind}", **attributes)


ONE: list[tuple[Any, dict[str, Dims], int]] = [
    (node("Conv", "x", "w", strides=[4, 4]), {"x": [1, 3, 84, 84], "w": [16, 3, 8, 8]}, 1_228_800),
    (node("Conv", "x", "w", group=2, pads=[2] * 4), {"x": [1, 96, 27, 27], "w": [256, 48, 5, 5]}, 223_948_800),
    (node("Conv", "x", "w", dilations=[2]), {"x": [2, 4, 20], "w": [6, 4, 3]}, 2 * 16 * 6 * 4 * 3),
    (node("ConvTranspose", "x", "w", strides=[2, 2]), {"x": [1, 64, 14, 14], "w": [64, 32, 4, 4]}, 6_422_528),
    (node("Gemm", "x", "w", transB=1), {"x": [1, 2592], "w": [256, 2592]}, 663_552),
    (node("Gemm", "x", "w", transA=1), {"x": [5, 3], "w": [5, 7]}, 3 * 5 * 7),
    (node("MatMul", "x", "w"), {"x": [2, 8, 128, 64], "w": [8, 64, 128]}, 2 * 8 * 128 * 128 * 64),
    (node("MatMul", "x", "w"), {"x": [64], "w": [64]}, 64),
    (node("Einsum", "x", "w", equation="bhqd,bhkd->bhqk"), {"x": [2, 8, 5, 4], "w": [2, 8, 7, 4]}, 2 * 8 * 5 * 7 * 4),
    (node("Einsum", "x", "w", equation="...ij,jk->...ik"), {"x": [2, 3, 5, 4], "w": [4, 7]}, 2 * 3 * 5 * 7 * 4),
    (
        node("LSTM", "x", "w", "r", hidden_size=1000),
        {"x": [10, 1, 1000], "w": [1, 4000, 1000], "r": [1, 4000, 1000]},
        80_000_000,
    ),
    (
        node("GRU", "x", "w", "r", hidden_size=1000),
        {"x": [10, 1, 1000], "w": [1, 3000, 1000], "r": [1, 3000, 1000]},
        60_000_000,
    ),
    (
        node("RNN", "x", "w", "r", hidden_size=8, direction="bidirectional"),
        {"x": [10, 3, 5], "w": [2, 8, 5], "r": [2, 8, 8]},
        2 * 3 * 10 * 8 * (5 + 8),
    ),
    (node("Attention", "q", "k", "v"), {"q": [1, 8, 128, 64], "k": [1, 8, 128, 64], "v": [1, 8, 128, 64]}, 16_777_216),
    (
        node("Attention", "q", "k", "v", is_causal=1, q_num_heads=8, kv_num_heads=2),
        {"q": [1, 128, 512], "k": [1, 128, 128], "v": [1, 128, 128]},
        8_454_144,
    ),
]


@pytest.mark.parametrize(("one", "inputs", "macs"), ONE, ids=[f"{one.op_type} {macs}" for one, _, macs in ONE])
def test_an_operator_comes_to_its_formula(one: Any, inputs: dict[str, Dims], macs: int, tmp_path: Path) -> None:
    tally = count.file(written(tmp_path / "one.onnx", [one], inputs, {}))
    assert (tally.macs, tally.uncounted) == (macs, {})
    assert tally.counted[0].name == f"the {one.op_type}"


def test_what_has_no_formula_is_named_and_is_an_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make = onnx.helper.make_node
    nodes = [
        make("Relu", ["x"], ["a"]),
        make("Whatever", ["a"], ["b"], domain="com.example"),
        make("Det", ["x"], ["out"]),
    ]
    path = written(tmp_path / "strange.onnx", nodes, {"x": [4, 4]}, {})
    tally = count.file(path)
    assert tally.uncounted == {"com.example.Whatever": 1, "Det": 1}
    assert tally.left_out == {"Relu": 1}
    assert main(["count", str(path)]) == 1
    assert "NOT COUNTED: com.example.Whatever ×1, Det ×1" in capsys.readouterr().out


def test_behind_an_operator_of_unknown_shape_nothing_is_zero(tmp_path: Path) -> None:
    make = onnx.helper.make_node
    nodes = [make("Whatever", ["x"], ["a"], domain="com.example"), make("MatMul", ["a", "w"], ["out"])]
    tally = count.file(written(tmp_path / "strange.onnx", nodes, {"x": [4, 4]}, {"w": [4, 4]}))
    assert tally.uncounted == {"com.example.Whatever": 1, "MatMul (its shape is not known)": 1}


def test_an_open_size_is_asked_for_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "open.onnx", [node("MatMul", "x", "w")], {"x": ["batch", 64], "w": [64, 32]}, {})
    assert count.file(path).uncounted == {"MatMul (a size is open: batch)": 1}
    assert count.file(path, {"batch": 3}).macs == 3 * 64 * 32
    assert main(["count", str(path), "--size", "batch=3", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["macs"], told["flop"], told["training_flop"], told["complete"]) == (6144, 12288, 36864, True)


def test_a_loop_says_that_its_body_is_not_counted(tmp_path: Path) -> None:
    make = onnx.helper
    info = make.make_tensor_value_info
    body = make.make_graph(
        [make.make_node("MatMul", ["s", "s"], ["t"]), make.make_node("Identity", ["c"], ["d"])],
        "body",
        [info("i", 7, []), info("c", 9, []), info("s", FLOAT, [4, 4])],
        [info("d", 9, []), info("t", FLOAT, [4, 4])],
    )
    loop = make.make_node("Loop", ["", "", "x"], ["out"], body=body)
    tally = count.file(written(tmp_path / "loop.onnx", [loop], {"x": [4, 4]}, {}))
    assert tally.uncounted == {"Loop (how often its body runs is not known)": 1}


def test_a_branch_that_multiplies_nothing_is_left_out(tmp_path: Path) -> None:
    make = onnx.helper
    shape = make.make_tensor_value_info("t", FLOAT, [4, 4])
    branch = make.make_graph([make.make_node("Relu", ["x"], ["t"])], "branch", [], [shape])
    nodes = [
        make.make_node("Constant", [], ["c"], value=make.make_tensor("c", 9, [], [True])),
        make.make_node("If", ["c"], ["out"], then_branch=branch, else_branch=branch),
    ]
    tally = count.file(written(tmp_path / "if.onnx", nodes, {"x": [4, 4]}, {}))
    assert (tally.left_out, tally.uncounted) == ({"If": 1}, {})


@pytest.mark.parametrize("text", [b"", b"not a model", b"\x00" * 100])
def test_what_is_no_model_is_said_in_a_sentence(
    text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.onnx"
    path.write_bytes(text)
    with pytest.raises(count.CountError):
        count.file(path)
    assert main(["count", str(path)]) == 2
    assert capsys.readouterr().err.startswith("petaday count: ")


def test_sizes_are_known_before_the_shapes_behind_them_are_inferred(tmp_path: Path) -> None:
    make = onnx.helper.make_node
    nodes = [
        make("Conv", ["x", "k"], ["a"], kernel_shape=[3, 3], strides=[2, 2]),
        make("Conv", ["a", "l"], ["b"], kernel_shape=[3, 3]),
        make("Flatten", ["b"], ["c"]),
        make("MatMul", ["c", "w"], ["out"]),
    ]
    weights = {"k": [8, 3, 3, 3], "l": [16, 8, 3, 3], "w": [16 * 13 * 13, 10]}
    path = written(tmp_path / "dynamic.onnx", nodes, {"x": ["batch", 3, "height", "width"]}, weights)
    assert not count.file(path).complete
    tally = count.file(path, {"batch": 2, "height": 31, "width": 31})
    assert tally.macs == 2 * (15 * 15 * 8 * 27 + 13 * 13 * 16 * 72 + 16 * 13 * 13 * 10)
    assert tally.complete


def test_a_missing_file_and_a_size_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(tmp_path / "none.onnx")]) == 2
    with pytest.raises(SystemExit):
        main(["count", "x.onnx", "--size", "batch"])
    assert "write `batch=1`" in capsys.readouterr().err


@settings(max_examples=40, deadline=None)
@given(
    widths=st.tuples(st.integers(1, 16), st.integers(1, 16)),
    sides=st.tuples(st.integers(8, 32), st.integers(1, 5), st.integers(1, 4)),
)
def test_a_counted_graph_equals_the_layer_notation_of_it(
    widths: tuple[int, int], sides: tuple[int, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    (channels, filters), (side, kernel, stride), make = widths, sides, onnx.helper.make_node
    place = (side - kernel) // stride + 1
    nodes = [
        make("Conv", ["x", "w"], ["a"], strides=[stride, stride]),
        make("Relu", ["a"], ["b"]),
        make("Flatten", ["b"], ["c"]),
        make("Gemm", ["c", "v"], ["out"]),
    ]
    shapes = {"w": [filters, channels, kernel, kernel], "v": [filters * place**2, 10]}
    path = tmp_path_factory.mktemp("graph") / "model.onnx"
    tally = count.file(written(path, nodes, {"x": [1, channels, side, side]}, shapes))
    told = [
        f"conv {side}x{side}x{channels} -> {filters}, {kernel}x{kernel}, stride {stride}",
        f"dense {place}x{place}x{filters} -> 10",
    ]
    assert tally.training_flop == sum(audit(line).value or 0 for line in told)
