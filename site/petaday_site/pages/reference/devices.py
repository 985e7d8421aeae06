"""The page of devices, from the table that peaks are looked up in."""

from __future__ import annotations

from petaday.hardware import Device, Peak, devices
from petaday.hardware.device import UNVERIFIED
from petaday.render.elements import Child, Html, el, join, table
from petaday_site.html.cells import NONE
from petaday_site.html.numbers import figure
from petaday_site.pages.page import LAST, head


def page() -> str:
    """The page as Markdown."""
    cited = list(dict.fromkeys(source for device in devices() for source in _sources(device)))
    rows: list[list[Child]] = [
        [
            _name(device),
            device.kind,
            el("time", device.release.isoformat()) if device.release else NONE,
            join(*(_peak(peak) for peak in device.peaks), by=Html("<br>")),
            join(device.note, " " if device.note else None, *(_mark(cited, s) for s in _sources(device))),
        ]
        for device in devices()
    ]
    return "\n\n".join(
        [
            head("Devices", "Every device petaday knows, with each peak its sources list.", hide="toc", meta=LAST),
            "# Devices",
            "Peaks are operations per second of a whole board, dense where nothing else is said. Where a source tells "
            "base clock and boost clock apart, or tensor units and vector units, so does the table, and where the sums "
            "are kept in 16 or 32 bits at different rates; the first of a precision is the one used when nothing says "
            "otherwise. Where a package holds several dies, the peak is that of all of them.",
            table(f"{len(rows)} devices", ["Device", "Kind", "Release", "Peaks, FLOP/s", "Remarks and sources"], rows),
            "## Sources",
            el("ol", *(el("li", source, id=f"source-{i}") for i, source in enumerate(cited, 1))),
        ]
    )


def _sources(device: Device) -> list[str]:
    named = dict.fromkeys([device.source, *(peak.source for peak in device.peaks)])
    return ["no source looked up: not verified" if source == UNVERIFIED else source for source in named]


def _mark(cited: list[str], source: str) -> Html:
    number = cited.index(source) + 1
    return el("a", f"[{number}]", href=f"#source-{number}", aria_label=f"source {number}")


def _name(device: Device) -> Html:
    board = f"{device.dies} dies in one; the peak is of both" if device.dies == 2 else None
    unverified = el("span", "not verified", class_="pd-far") if not device.verified else None
    said = [child for child in (board, unverified) if child]
    aliases = el("small", "also written ", ", ".join(device.aliases), class_="pd-aliases")
    return join(el("b", device.name), *(join(el("br"), child) for child in said), el("br"), aliases)


def _peak(peak: Peak) -> Html:
    sums = f"{peak.accumulate} sums" if peak.accumulate else ""
    said = (peak.unit, peak.sparsity if peak.sparsity != "dense" else "", sums, peak.clock)
    kind = "".join(f", {word}" for word in said if word)
    return el(
        "span",
        f"{peak.precision} {figure(peak.value)}{kind.replace('unstated', 'sparsity not stated')}",
        class_="pd-nowrap",
    )
