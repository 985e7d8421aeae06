"""Facts that several words or figures make: lists of sizes, slices, one device, nodes of devices, `once`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from petaday.facts.cues import BOXES, NOUNS, singular
from petaday.facts.figures import Figure
from petaday.facts.mention import Mention
from petaday.facts.splits import splits
from petaday.facts.surroundings import Surroundings

_BEFORE_A_NAME = frozenset(["nvidia", "single", "google", "tesla", "geforce"])
_TIMES = {"once": 1.0, "twice": 2.0}
_PASSES = frozenset(["passes", "iterations", "sweeps", "cycles"])
_EPOCHS = frozenset(["epoch", "epochs"])
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
    yield from _times_devices(around)
    yield from _boxes(around)
    yield from _times_through(around, found)
    yield from _times_over(around)
    yield from splits(around)
    yield from _of_nodes(found)
    yield from _machines(around, found)


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


def _times_devices(around: Surroundings) -> Iterator[Mention]:
    """`V100 x 8`: eight."""
    for named in around.devices.values():
        figure = around.figure_at.get(named.last + 1)
        if figure and around.low(named.last) in ("x", "×", "*") and not figure.scale and 1 <= figure.value < 1e6:
            behind = around.token(figure.last)
            if behind is None or behind.text in ",.;)" or behind.kind == "line" or behind.low in ("for", "and", "in"):
                yield around.mention("devices", figure, "named_device", unit="devices")


def _boxes(around: Surroundings) -> Iterator[Mention]:
    """`64 DGX A100 nodes`, `a DGX-2`: the devices in such machines."""
    for at, token in enumerate(around.tokens):
        if token.low not in BOXES:
            continue
        before = next((f for f in around.figures_before(at, 3)), None)
        kind = f"{token.low}-{around.low(at + 2)}" if around.low(at + 1) == "-" else token.low
        each = BOXES.get(kind, BOXES[token.low])
        if before or around.low(at - 1) in ("a", "an", "one", "single"):
            figure = before or Figure(1, 1, 1, at - 1, at)
            yield around.mention("devices", figure, "named_device", "of_nodes", unit="devices", factor=each)


def _times_through(around: Surroundings, found: list[Mention]) -> Iterator[Mention]:
    """`2.1 trillion tokens once`: one epoch."""
    for data in found:
        for at in range(data.at + 1, data.at + 6) if data.kind == "dataset" else ():
            times = _TIMES.get(around.low(at))
            if times and around.tokens[at].sentence == data.sentence:
                yield around.mention("epochs", Figure(times, times, times, at, at + 1), "noun", unit="epochs")


def _times_over(around: Surroundings) -> Iterator[Mention]:
    """`traversed the training set 164 times (or epochs)`, `100 passes over the data`: epochs."""
    for figure in around.figures:
        word, *behind = around.ahead(figure.last, 5)
        over = word in _PASSES and behind[0] in ("through", "over")
        if over or (word == "times" and not _EPOCHS.isdisjoint(behind[:3])):
            yield around.mention("epochs", figure, "noun", unit="epochs")


def _of_nodes(found: list[Mention]) -> Iterator[Mention]:
    """`4 nodes of 8 A100 GPUs`, `16 nodes with 8 GPUs each`: the devices of all nodes."""
    for first, second in pairwise(m for m in found if m.kind in ("nodes", "devices")):
        near = first.sentence == second.sentence and 0 < second.at - first.at <= _NODES_REACH
        nodes, devices = (first, second) if first.kind == "nodes" else (second, first)
        each = first.kind == "nodes" or "per_unit" in devices.signs  # `8 GPUs per node on 4 nodes`
        if {nodes.kind, devices.kind} == {"nodes", "devices"} and near and each and devices.value <= _OF_A_NODE:
            value = nodes.value * devices.value
            span = first.span.to(second.span)
            signs = ("named_device", "of_nodes")
            yield replace(devices, value=value, low=value, high=value, span=span, at=first.at, signs=signs)


def _machines(around: Surroundings, found: list[Mention]) -> Iterator[Mention]:
    """`two 8-GPU servers`: sixteen."""
    for devices in found:
        before = next(iter(around.figures_before(devices.at, 1)), None) if devices.kind == "devices" else None
        if before and not before.scale and NOUNS.get(singular(around.low(devices.at + 3))) == "nodes":
            value = devices.value * before.value
            signs = ("named_device", "of_nodes")
            yield replace(devices, value=value, low=value, high=value, at=before.first, signs=signs)
