"""A run sheet as a page of a content folder: what the text says, both methods as calc blocks, what is unchecked."""

from __future__ import annotations

import json
import re

from petaday.core import assumed
from petaday.facts.sheet import RunSheet
from petaday.facts.told import value

_IDS = {"1": "operations", "2": "device-time"}
_LEAD = {
    "1": "Six operations a parameter and example are assumed, where the text does not say what one takes.",
    "2": "The listed peak is taken where the text names a device and no rate, and {} where it names no utilization.",
}


def page(sheet: RunSheet, name: str = "Unnamed") -> str:
    """The page as Markdown, to be checked and completed by hand; empty where neither method can be worked.

    >>> from petaday import run_sheet
    >>> print(page(run_sheet("Its 7B parameters saw 2T tokens."), "Heron").splitlines()[1])
    title: "Heron"
    """
    blocks = {block.split("method=", 1)[1][0]: block for block in sheet.to_calc().split("\n\n") if block}
    if not blocks:
        return ""
    head = ["---", f"title: {json.dumps(name, ensure_ascii=False)}", "status: ours", f"headline: {_IDS[max(blocks)]}"]
    device = sheet.settled("device")
    if device is not None:
        head.append(f"hardware: {json.dumps(_plain(device.text), ensure_ascii=False)}")
    head += ["# Write down what the text is, and cite=source on the calc blocks:", "# sources:", "#   - id: source"]
    head += ['#     title: ""', '#     url: ""', "unverified:", '  - "every figure on this page"', "---"]
    parts = ["\n".join(head), "Read from a text with petaday.", _facts(sheet)]
    for method, block in sorted(blocks.items()):
        named = block.replace(f"method={method}", f'method={method} id={_IDS[method]} record="ours"', 1)
        parts += [f"## Method {method}", _LEAD[method].format(f"{assumed.utilization():g}"), named]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(sheet: RunSheet) -> str:
    """What the text says, and what it leaves open, a line each."""
    lines = []
    for fact in (sheet.facts[at] for at in sheet.chosen):
        kind, said = fact.kind.replace("_", " "), _plain(fact.text)
        lines.append(f"- {kind}: {value(fact)}" + ("" if fact.source == "derived" else f" (“{said}”)"))
    for kind in dict.fromkeys(fact.kind for fact in sheet.facts):
        rivals = sheet.open(kind)
        if rivals:
            lines.append(f"- {kind.replace('_', ' ')}, left open: {', '.join(map(value, rivals[:4]))}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Words of the text without what Markdown would read."""
    return re.sub(r"[\\`*_<>\[\]{}|#]", " ", " ".join(text.split()))[:120].strip()
