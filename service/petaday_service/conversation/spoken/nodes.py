"""Nodes as devices: `16 nodes of 8`, `16 8xH100 nodes`, `64 DGX`; eight a node where nobody says how many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from petaday.facts import Fact
from petaday.facts.cues import BOXES
from petaday_service.conversation.spoken.amounts import Amount, Words
from petaday_service.conversation.spoken.money import NODE

_OF_A_NODE = 72


def with_nodes(words: Words, found: list[Amount], known: Mapping[str, Fact]) -> list[Amount]:
    """The amounts with nodes and what each has put together; a node's time as its devices' time."""
    found = _counted(found)
    found = [
        replace(one.times(NODE), kind="device_time", each=NODE) if one.kind == "node_time" else one for one in found
    ]
    nodes = next((one for one in found if one.kind == "nodes"), None)
    each = next((one for one in found if one.kind == "each"), None)
    if nodes is None:
        return found
    own = each or next((one for one in found if one.kind == "devices" and _of_a_node(words, nodes, one)), None)
    size, assumed = (own.value, False) if own else _size(nodes, known)
    every = replace(nodes.times(size), kind="devices", each=-size if assumed else size, unit="")
    if nodes.ends:
        every = replace(every, each=0.0)
    return [
        every if one is nodes else one
        for one in found
        if one is not own and not (one.kind == "devices" and _in_all(words, one))
    ]


def _counted(found: list[Amount]) -> list[Amount]:
    """`16 8xH100 nodes`: the bare number before what a node has counts the nodes."""
    made = list(found)
    for at, one in enumerate(found[1:], 1):
        before = found[at - 1]
        if one.kind == "each" and before.kind == "" and before.last == one.first:
            made[at - 1] = replace(before, kind="nodes")
    return made


def _of_a_node(words: Words, nodes: Amount, devices: Amount) -> bool:
    """Whether devices are those of one node: `16 nodes with 8 GPUs each`, `8 GPUs per node on 16 nodes`."""
    if devices.value > _OF_A_NODE:
        return False
    if words.low(devices.last) in ("per", "/", "each", "a", "every") and devices.first > nodes.first:
        return True
    if devices.first == nodes.last and words.low(devices.first + 1) == "x":
        return True
    if devices.first > nodes.first:
        between = {words.low(at) for at in range(nodes.last, devices.first)}
        return (
            bool(between & {"of", "with", "x", "×", "*", "containing", "having", "each"})
            and devices.first - nodes.last <= 4
        )
    behind = [words.low(at) for at in range(devices.last, devices.last + 3)]
    return behind[0] in ("per", "/", "each", "a", "every")


def _in_all(words: Words, one: Amount) -> bool:
    """A lone device that only names what the nodes have: `4 nodes of an H100`."""
    return one.value == 1.0 and words.low(one.first) in ("a", "an")


def _size(nodes: Amount, known: Mapping[str, Fact]) -> tuple[float, bool]:
    """How many devices a node has, and whether that is assumed: those of the run's nodes, of a DGX, else eight."""
    if nodes.unit.removesuffix("s") in BOXES:
        return BOXES[nodes.unit.removesuffix("s")], False
    devices = known.get("devices")
    found = re.search(r"nodes? of (\d+)(?!.{0,60}mostly)", devices.because) if devices else None
    return (float(found[1]), False) if found else (NODE, True)
