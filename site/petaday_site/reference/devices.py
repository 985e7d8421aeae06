"""Every device petaday knows, from the reviewed table its peaks come from."""

from __future__ import annotations

from petaday.hardware import Device, Peak, devices
from petaday_site.figures import figure
from petaday_site.markup import Child, Html, el, join, table
from petaday_site.page import head


def page() -> str:
    """The page, as Markdown."""
    rows: list[list[Child]] = [
        [
            _name(device),
            device.kind,
            device.release.isoformat() if device.release else "–",
            join(*(_peak(peak) for peak in device.peaks), by="<br>"),
            join(device.source, el("br") if device.note else None, device.note or None),
        ]
        for device in devices()
    ]
    return "\n\n".join(
        [
            head("Devices", "Every device petaday knows, with each peak its sources list."),
            "# Devices",
            "Peaks are dense operations per second of a whole board. Where a source tells base clock and boost clock "
            "apart, so does the table; the first of a precision is the one used when nothing says otherwise.",
            table(
                f"{len(rows)} devices",
                ["Device", "Kind", "Release", "Peaks, operations per second", "Source and remarks"],
                rows,
            ),
        ]
    )


def _name(device: Device) -> Html:
    board = f"{device.dies} dies on the board" if device.dies > 1 else None
    unverified = el("span", "not verified", class_="pd-far") if not device.verified else None
    said = [child for child in (board, unverified) if child]
    aliases = el("small", "also written ", ", ".join(device.aliases), class_="pd-aliases")
    return join(el("b", device.name), *(join(el("br"), child) for child in said), el("br"), aliases)


def _peak(peak: Peak) -> Html:
    return join(f"{peak.precision} {figure(peak.value)}", f", {peak.clock} clock" if peak.clock else None)
