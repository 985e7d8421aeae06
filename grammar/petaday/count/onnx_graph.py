"""An ONNX file: shapes are inferred, then every node is counted, left out by convention, or named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import onnx
from google.protobuf.message import DecodeError
from onnx import inliner, numpy_helper, shape_inference

from petaday.count import CountError
from petaday.count.names import names
from petaday.count.onnx_operators import FORMULAS, Node
from petaday.count.tally import Counted, Tally

_Shapes = dict[str, list[int | str]]


def tally(path: Path, sizes: Mapping[str, int]) -> Tally:
    """Count the nodes of a file's graph."""
    model = _loaded(path, sizes)
    graph = model.graph
    found = Tally()
    shapes = _shapes(graph, sizes)
    constants = _constants(graph)
    for node in graph.node:
        kind = node.op_type if node.domain in {"", "ai.onnx"} else f"{node.domain}.{node.op_type}"
        if kind in FORMULAS:
            macs = _macs(kind, node, shapes, constants)
            if isinstance(macs, str):
                found.uncounted[f"{kind} ({macs})"] += 1
            else:
                found.counted.append(Counted(kind, node.name, macs))
        elif any(not _needs_no_formula(body) for body in _bodies(node)):
            found.uncounted[f"{kind} (how often its body runs is not known)"] += 1
        elif kind in names("onnx").left_out or any(_bodies(node)):
            found.left_out[kind] += 1
        elif kind not in names("onnx").moves:
            found.uncounted[kind] += 1
    return found


def _bodies(node: onnx.NodeProto) -> Iterator[onnx.GraphProto]:
    """The graphs inside a node: branches, and what a loop repeats."""
    for attribute in node.attribute:
        yield from (attribute.g, *attribute.graphs) if attribute.HasField("g") else attribute.graphs


def _needs_no_formula(body: onnx.GraphProto) -> bool:
    known = names("onnx").moves | names("onnx").left_out
    return all(node.op_type in known and all(map(_needs_no_formula, _bodies(node))) for node in body.node)


def _loaded(path: Path, sizes: Mapping[str, int]) -> onnx.ModelProto:
    """The model with its functions written out, sizes put in, and then its shapes inferred.

    Large weights beside the file are not read.
    """
    try:
        model = onnx.load(str(path), load_external_data=False)
        if not model.graph.node:
            raise CountError(f"{path} holds no ONNX graph.")
        if model.functions:
            model = inliner.inline_local_functions(model)
        _put_in(model.graph, sizes)
        return shape_inference.infer_shapes(model, data_prop=True)
    except (DecodeError, shape_inference.InferenceError) as fault:
        raise CountError(f"{path} is no ONNX file that can be read: {fault}") from None


def _put_in(graph: onnx.GraphProto, sizes: Mapping[str, int]) -> None:
    """Gives the open dimensions of the graph their sizes, so that the shapes behind them can be inferred."""
    for value in (*graph.input, *graph.value_info, *graph.output):
        for dim in value.type.tensor_type.shape.dim if value.type.HasField("tensor_type") else ():
            if dim.dim_param in sizes:
                dim.dim_value = sizes[dim.dim_param]


def _shapes(graph: onnx.GraphProto, sizes: Mapping[str, int]) -> _Shapes:
    """Every tensor's shape; an open dimension keeps its name."""
    shapes: _Shapes = {weight.name: list(weight.dims) for weight in graph.initializer}
    for value in (*graph.input, *graph.value_info, *graph.output):
        if value.type.HasField("tensor_type") and value.type.tensor_type.HasField("shape"):
            dims = value.type.tensor_type.shape.dim
            shapes[value.name] = [d.dim_value or sizes.get(d.dim_param, d.dim_param or "?") for d in dims]
    for node in graph.node:
        if node.op_type == "Constant":
            shapes[node.output[0]] = [int(side) for a in node.attribute if a.name == "value" for side in a.t.dims]
    return shapes


def _constants(graph: onnx.GraphProto) -> Mapping[str, tuple[float, ...]]:
    """Small constants, which say how a node works."""
    small = {w.name: w for w in graph.initializer if len(w.dims) <= 1 and not w.external_data}
    return {name: tuple(numpy_helper.to_array(w).ravel().tolist()) for name, w in small.items() if sum(w.dims) < 16}


def _macs(kind: str, node: onnx.NodeProto, shapes: _Shapes, constants: Mapping[str, tuple[float, ...]]) -> int | str:
    """Its multiply-adds, or why they are not known."""
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    inputs = [shapes.get(name) if name else [] for name in node.input]
    outputs = [shapes.get(name) if name else [] for name in node.output]
    if any(shape is None for shape in (*inputs, *outputs[:1])):
        return "its shape is not known"
    sides = [list(shape or []) for shape in (*inputs, *outputs)]
    open_ = sorted({side for shape in sides for side in shape if isinstance(side, str)})
    if open_:
        named = [side for side in open_ if side != "?"]
        return f"a size is open: {', '.join(named)}" if named else "a size is open"
    whole = [[int(side) for side in shape] for shape in sides]
    given = tuple(constants.get(name, ()) for name in node.input)
    return FORMULAS[kind](Node(whole[: len(inputs)], whole[len(inputs) :], attributes, given))
