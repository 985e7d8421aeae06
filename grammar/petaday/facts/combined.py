"""Facts that several words or figures make: lists of sizes, slices, one device, nodes of devices, `once`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from petaday.facts.figures import Figure
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_BEFORE_A_NAME = frozenset(["nvidia", "single", "google", "tesla", "geforce"])
_TIMES = {"once": 1.0, "twice": 2.0}
_OF_A_NODE = 64
_NODES_REACH = 7


def in_lists(around: Surroundings, found: list[Mention]) -> list[Mention]:
    """`1.3B, 7B and 34B parameters`: what is said of the last is said of all."""
    out = list(found)
    for at in range(len(out) - 1, 0, -1):
        before, last = out[at - 1], out[at]
        between = set(around.ahead(before.at, min(6, last.at - before.at))) if before.at < last.at else set()
        joined = last.at - before.at <= 5 and between & {",", "and", "or", "/"} and not between & {"(", ")", "+"}
        sizes = before.kind == last.kind == "parameters" and "bare_size" in before.signs
        if joined and sizes and {"noun", "listed_size"} & set(last.signs):
            signs = ["noun" if sign == "bare_size" else sign for sign in before.signs if sign != "odd_noun"]
            out[at - 1] = replace(before, signs=(*signs, "listed_size"))
            out[at] = replace(last, signs=tuple(dict.fromkeys((*last.signs, "listed_size"))))
    return out


def combined(around: Surroundings, found: list[Mention]) -> Iterator[Mention]:
    """The facts that the figures of a text make together, or that no figure stands for."""
    yield from _slices(around)
    yield from _lone_devices(around)
    yield from _times_through(around, found)
    yield from _of_nodes(found)


def _slices(around: Surroundings) -> Iterator[Mention]:
    """`TPU v3-512`: 256 chips."""
    for named in around.devices.values():
        if named.chips and named.chips >= 1:
            figure = Figure(named.chips, named.chips, named.chips, named.last - 1, named.last)
            yield around.mention("devices", figure, "slice", unit="devices")


def _lone_devices(around: Surroundings) -> Iterator[Mention]:
    """`a V100`, `an NVIDIA RTX 3090 GPU`: one."""
    for named in around.devices.values():
        for at in range(named.first - 1, named.first - 4, -1):
            word = around.low(at)
            if word in ("a", "an"):
                yield around.mention("devices", Figure(1, 1, 1, at, at + 1), "article", unit="devices")
            if word not in _BEFORE_A_NAME:
                break


def _times_through(around: Surroundings, found: list[Mention]) -> Iterator[Mention]:
    """`2.1 trillion tokens once`: one epoch."""
    for data in found:
        for at in range(data.at + 1, data.at + 6) if data.kind == "dataset" else ():
            times = _TIMES.get(around.low(at))
            if times and around.tokens[at].sentence == data.sentence:
                yield around.mention("epochs", Figure(times, times, times, at, at + 1), "noun", unit="epochs")


def _of_nodes(found: list[Mention]) -> Iterator[Mention]:
    """`4 nodes of 8 A100 GPUs`, `16 nodes with 8 GPUs each`: the devices of all nodes."""
    for nodes, devices in pairwise(m for m in found if m.kind in ("nodes", "devices")):
        near = nodes.sentence == devices.sentence and 0 < devices.at - nodes.at <= _NODES_REACH
        if nodes.kind == "nodes" and devices.kind == "devices" and near and devices.value <= _OF_A_NODE:
            value = nodes.value * devices.value
            span = nodes.span.to(devices.span)
            signs = ("named_device", "of_nodes")
            yield replace(devices, value=value, low=value, high=value, span=span, at=nodes.at, signs=signs)
