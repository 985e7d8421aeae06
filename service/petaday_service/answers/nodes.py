"""Answers `how many boxes?`: the devices of the run in nodes of eight, or of the size that is named."""

from __future__ import annotations

import math
import re

from petaday.core.figures import figure
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import suggestions
from petaday_service.answers.run_words import assumed
from petaday_service.answers.solved import solve
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.spoken.money import NODE
from petaday_service.conversation.work_part import audit, work

_SIZE = re.compile(
    r"\b(?:of|with) (?:size )?(?P<of>\d{1,3})\b|\b(?P<each>\d{1,3})[- ]?(?:gpus?|x|way)\b|\b(?P<nvl>nvl ?72)\b"
)
_NOUN = re.compile(r"\b(?P<noun>nodes|boxes|machines|servers|instances|hosts|node|box|machine|server)\b")


def in_nodes(heard: Heard, moved: Moved) -> tuple[Part, ...]:
    """Returns how many nodes the devices fill; asks for what is missing to know the devices."""
    run = moved.run
    size = _SIZE.search(heard.words)
    own = next((one.value for one in heard.parts if one.kind == "each"), 0.0)
    each = own or (float(size["of"] or size["each"] or 72) if size else _known(moved))
    found = _NOUN.search(heard.words)
    noun = found["noun"] if found else "nodes"
    noun = noun if noun.endswith("s") else {"box": "boxes"}.get(noun, f"{noun}s")
    devices = run.facts.get("devices")
    line = run.asked("devices") if devices is None else f"{devices.value:.6g}"
    report = audit(line) if line else None
    if report is None or not report.value:
        return solve("devices", moved)
    count = math.ceil(report.value / each - 1e-6)
    eight = " Eight devices a node is what most have; say another size (`of 4`)."
    assumption = "" if own or size or each != NODE else eight
    name = run.facts["device"].text if "device" in run.facts else "devices"
    name = name if name.endswith("s") else f"{name}s"
    told = (
        f"{figure(count)} {noun if count != 1 else _one(noun)} of {each:g}, for {figure(report.value)} "
        f"{name}.{assumption}"
    )
    solved = work(report, line, ans=True) if devices is None else None
    more = tuple(assumed(run, line)) if devices is None else ()
    return (
        Text(text=" ".join((told, *more))),
        *((solved,) if solved else ()),
        run.part(moved.changed),
        suggestions(run),
    )


def _one(noun: str) -> str:
    return "box" if noun == "boxes" else noun.removesuffix("s")


def _known(moved: Moved) -> float:
    """The size of the run's nodes, where it was counted in nodes; else eight."""
    devices = moved.run.facts.get("devices")
    found = re.search(r"nodes? of (\d+)", devices.because) if devices else None
    return float(found[1]) if found else NODE
